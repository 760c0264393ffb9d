"""Lines of the content as they are written, to be shown beside what is wrong with them."""

import stat
from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from pathlib import Path

from ..model import Mark
from .limits import most_bytes

Place = tuple[str, int]
"""Path and line."""


def lines(root: Path, marks: Iterable[Mark], hidden: Callable[[str], Collection[int]]) -> dict[Place, str]:
    """The line of each mark, where its file is there and could be one that somebody has written.

    ``hidden`` names the lines of a text that nobody is to see, counted from 1.
    """
    found: dict[Place, str] = {}
    wanted = sorted({(mark.path, mark.line) for mark in marks})
    for path, places in groupby(wanted, key=lambda place: place[0]):
        text = _text(root, path)
        written, secret = text.split("\n"), hidden(text)
        found |= {
            (path, line): written[line - 1]
            for _, line in places
            if line <= len(written) and line not in secret
        }
    return found


def _text(root: Path, path: str) -> str:
    file = root / path
    try:
        status = file.lstat()
    except (OSError, ValueError):
        # What is wrong may be that there is no such file, or its name.
        return ""
    if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes(path):
        return ""
    text = file.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
