"""Mends files of the content in their place: each is the old one or the new one, never a part."""

import os
import shutil
from collections.abc import Collection, Iterator
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile
from zoneinfo import ZoneInfo

from ..fixes import mended
from ..load import entries, stations
from ..load.entries import Place
from ..load.limits import most_bytes
from ..load.tree import Entry, walk
from ..privacy import masked


def mend(root: Path, asked: Collection[str] | None) -> Iterator[str]:
    """Mend all files, or those asked for, and yield what has changed in each as a unified diff."""
    for path, place in _places(root):
        file = root / path
        if (asked is not None and path not in asked) or file.stat().st_size > most_bytes(path):
            continue
        before = file.read_bytes()
        after = mended(before, place)
        if after != before:
            yield masked(_diff(path, before.decode(), after.decode()))
            _replace(file, after)


def _places(root: Path) -> Iterator[tuple[str, Place | None]]:
    zone = ZoneInfo("UTC")
    for entry in walk(root):
        if isinstance(entry, Entry) and entry.kind in entries.KINDS:
            place = Place(path=entry.path, station=entry.station, kind=entry.kind, zone=zone)
            yield entry.path, place
    file = root / stations.PATH
    if file.is_file() and not file.is_symlink():
        yield stations.PATH, None


def _diff(path: str, before: str, after: str) -> str:
    lines = unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        fromfile=f"a/{path}",
        tofile=f"b/{path}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _replace(file: Path, content: bytes) -> None:
    """Written beside it and put in its place, so that a reader, or a power cut, finds one of the two."""
    with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".part", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            shutil.copymode(file, part.name)
            os.replace(part.name, file)
        except BaseException:
            os.unlink(part.name)
            raise
