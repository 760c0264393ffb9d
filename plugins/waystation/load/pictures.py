"""An image file below ``content/``: what is in it, told by its content and not by its name.

Only photos are taken: formats that can run scripts, what is broken, and what is too large are refused.
"""

import warnings
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from ..model import Mark, Picture
from ..problems import Code, Problem

FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",)}
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
"""More than any phone takes: such a file is made to use up memory."""


def read(file: Path, path: str) -> Picture | Problem:
    """What the file at ``path`` (from the project's root) shows, or what is wrong with it."""

    def wrong(code: Code, **values: str) -> Problem:
        return Problem(mark=Mark(path=path), code=code, values={"value": file.name, **values})

    if (size := file.stat().st_size) > MAX_BYTES:
        return wrong(Code.PHOTO_TOO_LARGE, size=f"{size / 2**20:.0f} MB", most=f"{MAX_BYTES // 2**20} MB")
    content = file.read_bytes()
    try:
        with warnings.catch_warnings():
            # The bound on pixels is ours; the library only warns.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=tuple(FORMATS)) as image:
                if image.width * image.height > MAX_PIXELS:
                    pixels = f"{image.width}×{image.height}"
                    return wrong(Code.PHOTO_TOO_LARGE, size=pixels, most=f"{MAX_PIXELS // 10**6} MP")
                kind, (width, height) = image.format or "", image.size
                if image.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE:
                    width, height = height, width
                # A JPEG is read at an eighth of its size, which finds what is missing as well.
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
    except UnidentifiedImageError:
        return wrong(Code.NOT_PHOTO, known=_known())
    except Image.DecompressionBombError:
        most = f"{MAX_PIXELS // 10**6} MP"
        return wrong(Code.PHOTO_TOO_LARGE, size=f"> {most}", most=most)
    except (OSError, SyntaxError, ValueError):
        return wrong(Code.PHOTO_BROKEN)
    if file.suffix.lower() not in FORMATS[kind]:
        return wrong(Code.NOT_PHOTO, known=_known(), near=f"{file.stem}{FORMATS[kind][0]}")
    digest = sha256(content).hexdigest()
    return Picture(path=path.removeprefix("content/"), digest=digest, width=width, height=height)


_ORIENTATION, _ON_ITS_SIDE = 0x0112, 5
"""EXIF 2.32, 4.6.4: from 5 on, rows of the file are columns of the photo."""


def _known() -> str:
    return "、".join(suffixes[0].removeprefix(".") for suffixes in FORMATS.values())
