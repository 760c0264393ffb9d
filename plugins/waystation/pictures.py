"""Photos as they are published: drawn anew, so that nothing but what is to be seen is left of the file.

Where a photo was taken, with which phone and when, thumbnails, comments and whatever stood behind the picture
stay with the author; the bytes are the same for the same file and the same libraries.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from html import escape, unescape
from io import BytesIO
from posixpath import join, normpath

from PIL import Image, ImageCms, ImageOps
from PIL.Image import open as decoded

from .model import Picture

QUALITY = 78
FORM = f"webp-{QUALITY}-1"
"""Of what ``encode`` makes; another one for other bytes."""
SIZES = "(min-width: 45rem) 42rem, 100vw"
"""How wide a photo stands on a page: as wide as its text."""


def encode(content: bytes, widths: Iterable[int]) -> dict[int, bytes]:
    """WebP of an image file in each width: turned as it is to be looked at, in sRGB, its first frame."""
    with warnings.catch_warnings():
        # How many pixels there may be was asked when the file was read.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with decoded(BytesIO(content)) as opened:
            image = _in_srgb(ImageOps.exif_transpose(opened))
    made = {}
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        small = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
        # A new image has no metadata that the encoder could take along.
        plain = Image.new(small.mode, small.size)
        plain.paste(small)
        out = BytesIO()
        plain.save(out, "WEBP", quality=QUALITY, method=4, exact=False)
        made[width] = out.getvalue()
    return made


def placed(html: str, path: str, pictures: Mapping[str, Picture]) -> str:
    """The HTML of the page at ``path`` with each of its photos in the widths that are published."""
    if "<img" not in html or not pictures:
        return html
    return _IMAGE.sub(lambda found: _placed(found, path, pictures), html)


def published(
    pictures: Iterable[Picture], made: Callable[[Picture], Mapping[int, bytes]]
) -> Iterable[tuple[str, bytes]]:
    """Every file of all photos by its path; files with one content are one."""
    seen: set[str] = set()
    for picture in pictures:
        if picture.digest not in seen:
            seen.add(picture.digest)
            yield from ((picture.file(width), content) for width, content in made(picture).items())


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info else "RGB"
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            return converted if converted is not None else image.convert("RGB")
        except ImageCms.PyCMSError:
            # A profile that cannot be read says nothing of the colours.
            return image.convert("RGB")
    if image.mode.startswith("I"):
        # 16 bits a pixel; the library would cut off what is brighter than 255.
        image = image.point(lambda value: value / 256).convert("L")
    return image.convert(mode)


def _placed(found: re.Match[str], path: str, pictures: Mapping[str, Picture]) -> str:
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[0])}
    picture = pictures.get(normpath(join(path or ".", given.get("src", ""))))
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


def _written(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'


_IMAGE = re.compile(r"<img\b(?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
