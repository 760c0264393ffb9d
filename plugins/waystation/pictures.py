"""Photos on pages: where each stands in the sizes that are published, and which of them are."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from html import escape, unescape
from posixpath import join, normpath
from urllib.parse import unquote

from .model import Picture
from .model.picture import FOLDER

SIZES = "(min-width: 45rem) 42rem, 100vw"
"""How wide a photo stands on a page: as wide as its text."""


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
