"""The files below ``content/``: which are entries, which are ordinary pages, which should not be there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import Mark
from ..problems import Code, Problem, choices, near
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
    for file in [content] if content.is_symlink() else _files(content):
        path = file.relative_to(root).as_posix()
        if file.is_symlink():
            yield Problem(mark=Mark(path=path), code=Code.SYMLINK, values={"value": file.name})
            continue
        found = _entry(file, path)
        if isinstance(found, Problem) and found.code is Code.UNKNOWN_FOLDER:
            folder = (found.code, path.rpartition("/")[0])
            if folder in told:
                continue
            told.add(folder)
        if found is not None:
            yield found


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith((".", "~$")) or path.name in _LITTER:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


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
