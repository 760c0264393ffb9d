"""The files below ``content/``: which are entries, which are ordinary pages, which should not be there."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import Mark
from ..problems import Code, Problem, choices, near, printable
from . import limits, names
from .entries import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file with one or more entries, or one that is published as it is."""

    file: Path
    path: str
    station: str | None
    kind: str


STATIONS = "stations"
_ABOVE_STATIONS = f"content/{STATIONS}"
PROSE = "prose"
"""Kind of the authors' ordinary pages."""
PHOTO = "photo"
AS_IT_IS = "file"
"""Kind of what the host publishes unread: photos, attachments."""


def walk(root: Path, only: Collection[str] | None = None) -> Iterator[Entry | Problem]:
    """Every file below ``content/`` that is published, sorted by path, and what stands in the wrong place.

    Of the stations' folders those of ``only``, if given.
    """
    content = root / "content"
    if not content.is_dir():
        return
    if content.is_symlink():
        yield Problem(mark=Mark(path="content"), code=Code.SYMLINK, values={"value": "content"})
        return
    told: set[tuple[Code, str]] = set()
    for number, (file, written, refused) in enumerate(_files(content, "content", only)):
        path = printable(written)
        if number == limits.MOST_FILES:
            values = {"most": str(limits.MOST_FILES)}
            yield Problem(mark=Mark(path="content"), code=Code.TOO_MANY_FILES, values=values)
            return
        if refused is not None:
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


def station_of(path: str) -> str | None:
    """Name of the station's folder that a file of the content lies in."""
    steps = path.split("/")
    return steps[2] if steps[:2] == ["content", STATIONS] and len(steps) > 3 else None


def _files(
    folder: Path, path: str, only: Collection[str] | None, depth: int = 1
) -> Iterator[tuple[Path, str, Code | None]]:
    """Every file with its path and why nobody may look into it, and the folders nobody should look into."""
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        name = entry.name
        if name.startswith((".", "~$")) or name in _LITTER:
            continue
        refused = _refused(entry)
        if refused is Code.FOLDERS_TOO_DEEP and depth < limits.MOST_FOLDERS:
            if only is None or path != _ABOVE_STATIONS or name in only:
                yield from _files(folder / name, f"{path}/{name}", only, depth + 1)
        else:
            yield folder / name, f"{path}/{name}", refused


def _refused(entry: "os.DirEntry[str]") -> Code | None:
    """Why it cannot be a file of the content; of a folder, that it is one where none may be."""
    if not names.is_portable(entry.name):
        return Code.BAD_FILE_NAME
    if entry.is_symlink():
        return Code.SYMLINK
    if entry.is_dir(follow_symlinks=False):
        return Code.FOLDERS_TOO_DEEP
    return None if entry.is_file(follow_symlinks=False) else Code.NOT_A_FILE


def _entry(file: Path, path: str) -> Entry | Problem | None:
    """A file that is published, a Problem for a misplaced one, None for the welcome on the home page."""
    steps = path.split("/")[1:-1]
    if steps[:1] == [STATIONS]:
        if len(steps) == 3 and steps[2] in KINDS:
            return _by_suffix(file, path, steps[1], steps[2])
        if file.suffix.lower() not in _TEXTS:
            return _as_it_is(file, path)
        if len(steps) > 2 and steps[2] not in KINDS:
            values = {"value": steps[2], "known": choices(KINDS), **near(steps[2], KINDS)}
            return Problem(mark=Mark(path=path), code=Code.UNKNOWN_FOLDER, values=values)
        return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})
    if steps == ["announcements"]:
        return _by_suffix(file, path, None, "announcements")
    if file.suffix.lower() in (".yml", ".yaml") or (steps[:1] == ["announcements"] and file.suffix == ".md"):
        return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})
    if file.suffix == ".md":
        return None if path == WELCOME else Entry(file=file, path=path, station=None, kind=PROSE)
    return _as_it_is(file, path)


def _by_suffix(file: Path, path: str, station: str | None, kind: str) -> Entry | Problem | None:
    if file.suffix in (".md", ".yml"):
        return Entry(file=file, path=path, station=station, kind=kind)
    if file.suffix.lower() in _PHOTOS:
        return Entry(file=file, path=path, station=station, kind=PHOTO)
    return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})


def _as_it_is(file: Path, path: str) -> Entry | Problem:
    """A file that would be published unread must be of a kind in which nothing runs in the site's name."""
    if file.suffix.lower() in _PHOTOS:
        return Entry(file=file, path=path, station=None, kind=PHOTO)
    if file.suffix.lower() in _ATTACHMENTS or file.name in _SETTINGS or path.startswith(_YEARS):
        return Entry(file=file, path=path, station=None, kind=AS_IT_IS)
    if file.suffix.lower() in _MARKDOWN:
        return Problem(mark=Mark(path=path), code=Code.MISPLACED, values={"value": file.name})
    values = {"value": file.name, "known": "、".join((*_PHOTOS, *_ATTACHMENTS))}
    return Problem(mark=Mark(path=path), code=Code.UNSAFE_FILE, values=values)


WELCOME = "content/index.md"

_TEXTS = (".md", ".yml", ".yaml", ".markdown", ".txt", ".doc", ".docx")
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Names under which the host would make a page of it as well."""
_ATTACHMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".txt", ".mp3", ".mp4")
"""Not the formats of Office before 2007 nor archives: programs may be in them, and nobody sees what is."""
_SETTINGS = frozenset({"CNAME"})
"""What a host that serves the site reads there: GitHub's pages their own address."""
_YEARS = "content/holidays/"
"""Years of public holidays, which are not published."""
_LITTER = frozenset({"Thumbs.db", "desktop.ini"})
"""What Windows leaves in folders by itself."""
