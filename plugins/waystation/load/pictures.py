"""An image file below ``content/``: what is in it, told by its content and not by its name.

Only photos are taken: formats that can run scripts, what is broken, and what is too large are refused.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from PIL.Image import open as decoded

from ..model import Mark, Picture
from ..problems import Code, Problem

FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",)}
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""Of a JPEG, which is read at a part of its size; more than most phones take."""
MAX_OTHER_PIXELS = 16_000_000
"""Of the others, which have to be in memory as a whole."""
MAX_SIDE = 16_383
"""Pixels that a side of a WebP may have."""
MAX_SCANS = 64
"""Passes over a JPEG. A camera makes a dozen; a file with thousands is made to take hours."""


def read(file: Path, path: str) -> Picture | Problem:
    """What the file at ``path`` (from the project's root) shows, or what is wrong with it."""

    def wrong(code: Code, **values: str) -> Problem:
        return Problem(mark=Mark(path=path), code=code, values={"value": file.name, **values})

    if (size := file.stat().st_size) > MAX_BYTES:
        return wrong(Code.PHOTO_TOO_LARGE, size=f"{size / 2**20:.0f} MB", most=f"{MAX_BYTES // 2**20} MB")
    content = file.read_bytes()
    if content.startswith(_JPEG) and content.count(_SCAN) > MAX_SCANS:
        return wrong(Code.PHOTO_BROKEN)
    try:
        with opened(content) as image:
            kind, (width, height) = _format(image), image.size
            most = MAX_PIXELS if kind == "JPEG" else MAX_OTHER_PIXELS
            if width * height > most:
                return wrong(Code.PHOTO_TOO_LARGE, size=f"{width}×{height}", most=f"{most // 10**6} MP")
            if turning(image) in ON_ITS_SIDE:
                width, height = height, width
            # A JPEG is read at an eighth of its size, which finds what is missing as well.
            image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
    except UnidentifiedImageError:
        return wrong(Code.NOT_PHOTO, known=_known())
    except Image.DecompressionBombError:
        most_told = f"{MAX_PIXELS // 10**6} MP"
        return wrong(Code.PHOTO_TOO_LARGE, size=f"> {most_told}", most=most_told)
    except (OSError, SyntaxError, ValueError):
        return wrong(Code.PHOTO_BROKEN)
    if file.suffix.lower() not in FORMATS[kind]:
        return wrong(Code.NOT_PHOTO, known=_known(), near=f"{file.stem}{FORMATS[kind][0]}")
    picture = Picture(
        path=path.removeprefix("content/"), digest=sha256(content).hexdigest(), width=width, height=height
    )
    if max(picture.size) > MAX_SIDE:
        return wrong(Code.PHOTO_TOO_LARGE, size=f"{width}×{height}", most=f"{MAX_SIDE}×{MAX_SIDE}")
    return picture


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """The image in a file of one of the formats. Its warnings stay unsaid: the bounds are ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with decoded(BytesIO(content), formats=tuple(FORMATS)) as image:
            yield image


def turning(image: Image.Image) -> Image.Transpose | None:
    """How the image has to be turned to be looked at (EXIF 2.32, 4.6.4, Orientation)."""
    said = image.getexif().get(_ORIENTATION)
    return _TURNS.get(said) if isinstance(said, int) else None


ON_ITS_SIDE = frozenset(
    {
        Image.Transpose.TRANSPOSE,
        Image.Transpose.ROTATE_270,
        Image.Transpose.TRANSVERSE,
        Image.Transpose.ROTATE_90,
    }
)
"""Turns after which rows of the file are columns of the photo."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_JPEG, _SCAN = b"\xff\xd8", b"\xff\xda"


def _format(image: Image.Image) -> str:
    """Phones put more pictures behind the photo, for depth say; the library then speaks of an MPO."""
    return "JPEG" if image.format == "MPO" else image.format or ""


def _known() -> str:
    return "、".join(suffixes[0].removeprefix(".") for suffixes in FORMATS.values())
