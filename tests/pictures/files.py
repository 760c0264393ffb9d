"""Image files as phones, scanners and those who mean harm make them."""

from io import BytesIO
from zlib import crc32

from PIL import Image, PngImagePlugin

SECRET = b"24.8142N-118.5743E"
"""Stands in every place of a file that nobody looks at."""


def photo(size: tuple[int, int] = (1600, 1200), mode: str = "RGB") -> Image.Image:
    """A gradient with a dark corner at the top left, so that one sees how it is turned."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.paste((10, 10, 10), (0, 0, size[0] // 4, size[1] // 4))
    return image.convert(mode)


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def talkative() -> bytes:
    """A JPEG lying on its side with a place, a comment, a thumbnail's worth of text and a ZIP behind it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (24.0, 48.0, 51.0)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    jpeg = written(photo((1200, 800)), "JPEG", exif=exif, comment=SECRET, xmp=xmp)
    return jpeg + b"PK\x03\x04" + SECRET


def deep(size: tuple[int, int]) -> Image.Image:
    """The photo in 16 bits a pixel, as scanners write it."""
    pixels = photo(size).convert("L").tobytes()
    return Image.frombytes("I;16", size, b"".join(bytes((value, value)) for value in pixels))


def text_png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return written(photo((300, 200), "RGBA"), "PNG", pnginfo=told) + SECRET


def with_depth() -> bytes:
    """A JPEG with a second picture behind the photo, as phones write it for its depth."""
    return written(photo((800, 600)), "MPO", save_all=True, append_images=[photo((80, 60))])


def turned_by_words() -> bytes:
    """A JPEG that says in letters how it is to be turned, where a number should stand."""
    jpeg = bytearray(talkative())
    at = jpeg.find(b"\x01\x12", jpeg.find(b"Exif"))
    assert jpeg[at + 2 : at + 4] == b"\x00\x03", "a short number"
    jpeg[at + 3] = 2
    return bytes(jpeg)


def endless() -> bytes:
    """A JPEG of many pixels whose last pass over them all, of 75 bytes, comes again and again."""
    jpeg = written(Image.new("RGB", (7000, 7000), "#888"), "JPEG", progressive=True, quality=10)
    last = jpeg[jpeg.rfind(b"\xff\xda") : -2]
    return jpeg[:-2] + last * 10_000 + b"\xff\xd9"


def bomb() -> bytes:
    """The head of a PNG of four thousand million pixels."""
    png = bytearray(written(photo((8, 8)), "PNG"))
    png[16:24] = (65_000).to_bytes(4) * 2
    # The checksum of the first chunk.
    png[29:33] = crc32(bytes(png[12:29])).to_bytes(4)
    return bytes(png)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
