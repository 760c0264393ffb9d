"""What was read of a text before: files that are as they were are not taken apart again.

The entries of each station's files stand in one file of ``.cache/waystation/entries/``. What is damaged, was
written by another program, or holds anything but entries counts as none.
"""

from collections.abc import Callable, Mapping, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from ..load import Found, Parts, Place, Reader, Stations
from ..model import Activity
from . import kept, pickled

_Known = dict[str, tuple[bytes, bytes, Found | Stations]]
"""SHA-256 of the text and of what stands above an entry's own text, and what it holds, by the file's path."""
_Made = TypeVar("_Made", Found, Stations)
STATIONS = "stations"


class Remembered(Reader):
    """A reader with a memory: use it for a site, then ``keep`` what was seen."""

    def __init__(self, folder: Path, program: str) -> None:
        """``program`` is the digest of everything that has a say in what a text holds."""
        self._folder = folder
        self._program = program
        self._known: dict[str, _Known] = {}
        self._seen: dict[str, _Known] = {}
        self._above: dict[str, bytes] = {}
        self._standing: Set[str] = frozenset()

    def again(self, standing: Set[str]) -> "Remembered":
        """The next build's of the same process, which need not ask the disk for what this one knows.

        ``standing`` are folders, by path, whose files are as this one has seen them, and in the same zone.
        """
        after = Remembered(self._folder, self._program)
        after._known = self._known | self._seen
        after._standing = standing
        return after

    def unread(self, place: Place) -> Found | None:
        if place.path.rpartition("/")[0] not in self._standing:
            return None
        name = _name(place)
        known = self._known.get(name, {}).get(place.path)
        if known is None:
            return None
        self._seen.setdefault(name, {})[place.path] = known
        return cast(Found, known[2])

    def entries(self, content: bytes, place: Place) -> Found:
        digest = sha256(f"{place.zone.key}\n".encode() + content).digest()
        name = _name(place)
        return self._made(name, place.path, digest, lambda: super(Remembered, self).entries(content, place))

    def fields(self, parts: Parts, place: Place) -> Found:
        """Where an entry's text is all that has changed, its fields are as they were."""
        above = sha256(f"{place.zone.key}\n{parts.body_line}\n{parts.yaml}".encode()).digest()
        self._above[place.path] = above
        _, before, known = self._known[_name(place)].get(place.path, _NOTHING)
        if before == above:
            return cast(Found, known)
        return super().fields(parts, place)

    def stations(self, content: str) -> Stations:
        digest = sha256(content.encode()).digest()
        return self._made(STATIONS, STATIONS, digest, lambda: super(Remembered, self).stations(content))

    def _made(self, name: str, path: str, digest: bytes, make: Callable[[], _Made]) -> _Made:
        """What a text with that digest holds; ``name`` is that of the file in which it is remembered."""
        if name not in self._known:
            self._known[name] = self._read(name)
        before, above, known = self._known[name].get(path, _NOTHING)
        if before == digest:
            found = cast(_Made, known)
        else:
            found = make()
            above = self._above.get(path, b"")
        if not found.problems:
            self._seen.setdefault(name, {})[path] = digest, above, found
        return found

    def keep(self, *, is_whole: bool = True) -> None:
        """Leave what was seen for the next build, and where all was, nothing else."""
        for name, seen in self._seen.items():
            if _digests(seen) != _digests(self._known[name]):
                self._write(name, seen)
        if is_whole and self._folder.is_dir():
            for file in self._folder.iterdir():
                if file.name not in self._seen:
                    file.unlink()

    def _read(self, name: str) -> _Known:
        body = kept.read(self._folder / name, self._program)
        if body is None:
            return {}
        made = pickled.load(body, (_MODEL,), _OTHERS)
        assert isinstance(made, dict)
        return made

    def _write(self, name: str, seen: _Known) -> None:
        kept.write(self._folder / name, pickled.dump(seen), self._program)


def _digests(known: _Known) -> Mapping[str, bytes]:
    return {path: digest for path, (digest, _, _) in known.items()}


def _name(place: Place) -> str:
    """Of the file in which its entries are remembered."""
    return f"{place.station or ''}.entries"


_NOTHING = (b"", b"", None)
_MODEL = Activity.__module__.rpartition(".")[0]
_OTHERS = (Found, Stations, ZoneInfo, date, datetime, time, timedelta, Decimal)
