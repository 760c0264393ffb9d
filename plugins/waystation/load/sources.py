"""Lines of the content as they are written, to be shown beside what is wrong with them."""

import stat
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ..model import Mark
from .text import MAX_BYTES

Place = tuple[str, int]
"""Path and line."""


def lines(root: Path, marks: Iterable[Mark]) -> dict[Place, str]:
    """The line of each mark, where its file is there and could be one that somebody has written."""
    found: dict[Place, str] = {}
    wanted = sorted({(mark.path, mark.line) for mark in marks})
    for path, places in groupby(wanted, key=lambda place: place[0]):
        written = _lines(root / path)
        found |= {place: written[place[1] - 1] for place in places if place[1] <= len(written)}
    return found


def _lines(file: Path) -> list[str]:
    try:
        status = file.lstat()
    except (OSError, ValueError):
        # What is wrong may be that there is no such file, or its name.
        return []
    if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
        return []
    text = file.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
