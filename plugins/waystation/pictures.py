"""Photos as they are published: drawn anew, so that nothing but what is to be seen is left of the file.

Where a photo was taken, with which phone and when, thumbnails, comments and whatever stood behind the picture
stay with the author; the bytes are the same for the same file and the same libraries.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from html import escape, unescape
from io import BytesIO
from posixpath import join, normpath
from urllib.parse import unquote

from PIL import Image, ImageCms

from .load.pictures import ON_ITS_SIDE, opened, turning
from .model import Picture
from .model.picture import FOLDER

QUALITY = 78
FORM = f"webp-{QUALITY}-2"
"""Of what ``encode`` makes; another one for other bytes."""
SIZES = "(min-width: 45rem) 42rem, 100vw"
"""How wide a photo stands on a page: as wide as its text."""


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


def placed(html: str, path: str, pictures: Mapping[str, Picture]) -> str:
    """The HTML of the page at ``path`` with each of its photos, and links to them, as they are published."""
    if not pictures:
        return html
    if "<img" in html:
        html = _IMAGE.sub(lambda found: _placed(found, path, pictures), html)
    if any(ending in html for ending in _ENDINGS):
        html = _LINK.sub(lambda found: _linked(found, path, pictures), html)
    return html


def shown(content: bytes) -> set[str]:
    """The paths of all files of photos that a file of the site names."""
    return {one.decode() for one in _FILE.findall(content)} if _FOLDER in content else set()


def published(
    pictures: Iterable[Picture], made: Callable[[Picture], Mapping[int, bytes]], wanted: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Every file of the photos of which one is ``wanted``, by its path; files with one content are one.

    A photo that no page shows any more is gone from the site as well.
    """
    by_digest = {picture.digest: picture for picture in pictures}
    for picture in by_digest.values():
        files = {width: picture.file(width) for width in picture.widths}
        if any(path in wanted for path in files.values()):
            yield from ((files[width], content) for width, content in made(picture).items())


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


def _placed(found: re.Match[str], path: str, pictures: Mapping[str, Picture]) -> str:
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[0])}
    picture = _picture(given.get("src", ""), path, pictures)
    if picture is None:
        return found[0]
    root = "../" * path.count("/")
    width, height = picture.size
    told = {
        **given,
        "src": root + picture.src,
        "srcset": ", ".join(f"{root}{picture.file(one)} {one}w" for one in picture.widths),
        "sizes": SIZES,
        "width": str(width),
        "height": str(height),
        "alt": given.get("alt", ""),
        "loading": "lazy",
        "decoding": "async",
    }
    return f"<img{''.join(_written(name, value) for name, value in told.items())}>"


def _linked(found: re.Match[str], path: str, pictures: Mapping[str, Picture]) -> str:
    picture = _picture(unescape(found[2]), path, pictures)
    return f'{found[1]}{"../" * path.count("/")}{picture.src}"' if picture else found[0]


def _picture(address: str, path: str, pictures: Mapping[str, Picture]) -> Picture | None:
    return pictures.get(normpath(join(path or ".", unquote(address))))


def _written(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'


_IMAGE = re.compile(r"<img\b(?:[^<>\"]|\"[^\"]*\")*>")
_LINK = re.compile(r'(<a\s(?:[^<>"]|"[^"]*")*?\bhref=")([^"]*\.(?:jpe?g|png|webp|gif))"', re.IGNORECASE)
_ENDINGS = tuple(
    f'.{ending}"' for one in ("jpg", "jpeg", "png", "webp", "gif") for ending in (one, one.upper())
)
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
_FOLDER = FOLDER.encode()
_FILE = re.compile(rf"{FOLDER}[0-9a-f]{{16}}-[0-9]+\.webp".encode())
