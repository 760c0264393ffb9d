"""Photos that were made for an earlier build: drawing them takes longer than all the rest of it."""

import json
from collections.abc import Mapping
from pathlib import Path

from PIL import __version__ as library

from .. import drawing
from ..model import Picture
from . import kept


def drawn(picture: Picture, content: Path, cache: Path) -> Mapping[int, bytes]:
    """The photo in all its widths: from the cache, or from its file below ``content`` into the cache.

    Raises OSError and what the library raises for a file that has changed since it was read.
    """
    file = cache / f"{picture.digest}.{drawing.FORM}.{library}"
    found = _read(file, picture.widths)
    if found is not None:
        return found
    made = drawing.encode((content / picture.path).read_bytes(), picture.widths)
    head = json.dumps([[width, len(data)] for width, data in made.items()]).encode()
    kept.write(file, head + b"\n" + b"".join(made.values()))
    return made


def _read(file: Path, widths: tuple[int, ...]) -> Mapping[int, bytes] | None:
    """What the file holds, or None where it does not hold these widths."""
    if (content := kept.read(file)) is None:
        return None
    head, _, body = content.partition(b"\n")
    found, at = {}, 0
    for width, size in json.loads(head):
        found[width] = body[at : at + size]
        at += size
    return found if tuple(found) == widths else None
