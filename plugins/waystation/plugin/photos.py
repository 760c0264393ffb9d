"""Photos that were made for an earlier build: drawing them takes longer than all the rest of it."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from PIL import __version__ as library

from ..model import Picture
from ..pictures import FORM, encode


def drawn(picture: Picture, content: Path, cache: Path) -> Mapping[int, bytes]:
    """The photo in all its widths: from the cache, or from its file below ``content`` into the cache.

    Raises OSError and what the library raises for a file that has changed since it was read.
    """
    file = cache / f"{picture.digest}.{FORM}.{library}"
    kept = _read(file, picture.widths)
    if kept is not None:
        return kept
    made = encode((content / picture.path).read_bytes(), picture.widths)
    cache.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=cache, delete=False) as part:
        head = json.dumps(
            [[width, len(data), hashlib.sha256(data).hexdigest()] for width, data in made.items()]
        )
        part.write(head.encode() + b"\n" + b"".join(made.values()))
    os.replace(part.name, file)
    return made


def _read(file: Path, widths: tuple[int, ...]) -> Mapping[int, bytes] | None:
    """What the file holds, or None when it is not whole to the last bit."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        found, at = {}, 0
        for width, size, digest in json.loads(head):
            found[width] = body[at : at + size]
            at += size
            if hashlib.sha256(found[width]).hexdigest() != digest:
                return None
    except (OSError, ValueError, TypeError):
        return None
    return found if tuple(found) == widths else None
