"""The files below ``content/``: which are entries, which are ordinary pages, which should not be there."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import Mark
from ..problems import Code, Problem, choices, near, printable
from . import limits, names
from .entries import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file with one or more entries."""

    file: Path
    path: str
    station: str | None
    kind: str


STATIONS = "stations"


def walk(root: Path) -> Iterator[Entry | Problem]:
    """Every file with entries below ``content/``, sorted by path, and what stands in the wrong place."""
    content = root / "content"
    if not content.is_dir():
        return
    told: set[tuple[Code, str]] = set()
    for number, file in enumerate([content] if content.is_symlink() else _files(content)):
        path = printable(file.relative_to(root).as_posix())
        if number == limits.MOST_FILES:
            values = {"most": str(limits.MOST_FILES)}
            yield Problem(mark=Mark(path="content"), code=Code.TOO_MANY_FILES, values=values)
            return
        if (refused := _refused(file)) is not None:
            yield Problem(mark=Mark(path=path), code=refused, values={"value": printable(file.name)})
            continue
        found = _entry(file, path)
        if isinstance(found, Problem) and found.code is Code.UNKNOWN_FOLDER:
            folder = (found.code, path.rpartition("/")[0])
            if folder in told:
                continue
            told.add(folder)
        if found is not None:
            yield found


def _files(folder: Path, depth: int = 1) -> Iterator[Path]:
    """Every file, and the folders that nobody should look into."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith((".", "~$")) or path.name in _LITTER:
            continue
        is_folder = path.is_dir() and not path.is_symlink() and names.is_portable(path.name)
        if is_folder and depth < limits.MOST_FOLDERS:
            yield from _files(path, depth + 1)
        else:
            yield path


def _refused(file: Path) -> Code | None:
    """Why nobody may even look into it."""
    if not names.is_portable(file.name):
        return Code.BAD_FILE_NAME
    kind = file.lstat().st_mode
    if stat.S_ISLNK(kind):
        return Code.SYMLINK
    if stat.S_ISDIR(kind):
        return Code.FOLDERS_TOO_DEEP
    return None if stat.S_ISREG(kind) else Code.NOT_A_FILE


def _entry(file: Path, path: str) -> Entry | Problem | None:
    """An entry's file, a Problem for a misplaced one, None for the host's (ordinary pages, photos)."""
    steps = path.split("/")[1:-1]
    if steps[:1] == [STATIONS]:
        if len(steps) == 3 and steps[2] in KINDS:
            return _by_suffix(file, path, steps[1], steps[2])
        if file.suffix.lower() not in _TEXTS:
            return None
        if len(steps) > 2 and steps[2] not in KINDS:
            values = {"value": steps[2], "known": choices(KINDS), **near(steps[2], KINDS)}
            return Problem(mark=Mark(path=path), code=Code.UNKNOWN_FOLDER, values=values)
        return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})
    if steps == ["announcements"]:
        return _by_suffix(file, path, None, "announcements")
    if file.suffix.lower() in (".yml", ".yaml") or (steps[:1] == ["announcements"] and file.suffix == ".md"):
        return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})
    return None


def _by_suffix(file: Path, path: str, station: str | None, kind: str) -> Entry | Problem | None:
    if file.suffix in (".md", ".yml"):
        return Entry(file=file, path=path, station=station, kind=kind)
    if file.suffix.lower() in _PHOTOS:
        return None
    return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})


_TEXTS = (".md", ".yml", ".yaml", ".markdown", ".txt", ".doc", ".docx")
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_LITTER = frozenset({"Thumbs.db", "desktop.ini"})
"""What Windows leaves in folders by itself."""
