"""Photos drawn anew, so that nothing but what is to be seen is left of the file.

Where a photo was taken, with which phone and when, thumbnails, comments and whatever stood behind the picture
stay with the author; the bytes are the same for the same file and the same libraries.
"""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageCms

from .load.pictures import ON_ITS_SIDE, opened, turning

QUALITY = 78
FORM = f"webp-{QUALITY}-2"
"""Of what ``encode`` makes; another one for other bytes."""


def encode(content: bytes, widths: Iterable[int]) -> dict[int, bytes]:
    """WebP of an image file in each width: turned as it is to be looked at, in sRGB, its first frame."""
    wanted = tuple(widths)
    with opened(content) as image:
        turn = turning(image)
        width, height = image.size[::-1] if turn in ON_ITS_SIDE else image.size
        sizes = {one: (one, max(1, round(height * one / width))) for one in wanted}
        largest = sizes[max(wanted)]
        # A JPEG of many more pixels than are needed is read at a part of its size.
        image.draft("RGB", largest[::-1] if turn in ON_ITS_SIDE else largest)
        whole = _upright(image, turn, largest)
    made = {}
    for one, size in sizes.items():
        small = whole if size == whole.size else whole.resize(size, Image.Resampling.LANCZOS)
        # A new image has no metadata that the encoder could take along.
        plain = Image.new(small.mode, small.size)
        plain.paste(small)
        out = BytesIO()
        plain.save(out, "WEBP", quality=QUALITY, method=4, exact=False)
        made[one] = out.getvalue()
    return made


def _upright(image: Image.Image, turn: Image.Transpose | None, size: tuple[int, int]) -> Image.Image:
    """The image as it is to be looked at, in no more pixels than are published, and then in sRGB."""
    image.load()
    profile = image.info.get("icc_profile")
    plain = _plain(image)
    if turn is not None:
        plain = plain.transpose(turn)
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.LANCZOS)
    return _in_srgb(plain, profile)


def _plain(image: Image.Image) -> Image.Image:
    """The image with one value for each of its colours, as far as it has not got them."""
    if image.mode in ("RGB", "RGBA", "CMYK"):
        return image if "transparency" not in image.info else image.convert("RGBA")
    if image.mode.startswith("I"):
        # 16 bits a pixel; the library would cut off what is brighter than 255.
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            # A profile that cannot be read, or is one for other colours, says nothing of these.
            made = None
        if made is not None:
            return made
    return image.convert(mode)
