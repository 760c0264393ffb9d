"""``stations.yml`` and ``content/`` become a ``Site``; the only reader of content."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from ..model import Activity, Addresses, Announcement, Enclosure, Mark, Markdown, Prose, Site, Team
from ..privacy.sightings import look_through
from ..privacy.texts import Item as Written
from ..problems import MOST_PROBLEMS, Code, ContentError, Problem, choices, near, too_many
from . import (
    addresses,
    attachments,
    beside,
    entries,
    holidays,
    images,
    limits,
    pictures,
    prose,
    stations,
    text,
)
from .entries import Found, Item, Place
from .front_matter import Parts
from .stations import Stations
from .tree import AS_IT_IS, PHOTO, PROSE, WELCOME, Entry, station_of, walk

__all__ = ["Found", "Parts", "Place", "Reader", "Stations", "load", "station_of"]

_T = TypeVar("_T")


class Reader:
    """What it makes of a file follows from content and place alone, so that others may remember it."""

    def unread(self, place: Place) -> Found | None:
        """What ``entries`` makes of the file at that place, where that is known without its content."""
        return None

    def entries(self, content: bytes, place: Place) -> Found:
        return _read(content, place, self.fields)

    def fields(self, parts: Parts, place: Place) -> Found:
        """An entry without its text."""
        return entries.from_front_matter(parts, place)

    def stations(self, content: str) -> Stations:
        """Of ``stations.yml``."""
        return _read_stations(content)


def _read(content: bytes, place: Place, read_fields: Callable[[Parts, Place], Found]) -> Found:
    written = text.decode(content, place.path)
    if isinstance(written, Problem):
        return entries.closed(place, written)
    if place.kind == PROSE:
        found = prose.from_markdown(written, place)
    elif place.path.endswith(".md"):
        found = entries.from_markdown(written, place, read_fields)
    else:
        found = entries.from_yaml(written, place)
    _look_through(found, (*found.items, *found.prose))
    return found


def _read_stations(content: str) -> Stations:
    found = stations.from_text(content)
    _look_through(found, (*([found.network] if found.network else ()), *found.stations.values()))
    return found


def load(
    root: Path, *, url: str = "", reader: Reader | None = None, only: Collection[str] | None = None
) -> Site:
    """Everything below ``root`` as one value; ``url`` is the address of the home page.

    ``reader`` may remember what ``Reader`` makes of a text. Where ``only`` is given, nothing is read of other
    stations' folders, nor what is said of addresses. Raises ContentError with all problems of reading; its
    ``readable`` is what could be read.
    """
    reader = reader or Reader()
    listed = _stations(root, reader)
    found = _begun(listed)
    zone = listed.network.timezone if listed.network else ZoneInfo("UTC")
    nowhere: set[str] = set()
    files: list[str] = []
    size = 0
    for entry in walk(root, only):
        if isinstance(entry, Entry):
            size += min(entry.file.stat().st_size, limits.MOST_BYTES)
        if too_much := _too_much(entry, found, size):
            # What was not read may be what the others speak of.
            told = (*found.problems, too_much)
            found = replace(_begun(listed), problems=[*told], unreadable={"", *found.unreadable})
            break
        if isinstance(entry, Problem):
            found.problems.append(entry)
        elif entry.kind == AS_IT_IS:
            files.append(entry.path)
            _add(found, _attachment(entry))
        elif entry.kind == PHOTO:
            files.append(entry.path)
            _add(found, _photo(entry))
        elif entry.station is None or entry.station in listed.named or not listed.are_known:
            _add(found, _entries(entry, zone, reader))
        elif entry.station not in nowhere:
            nowhere.add(entry.station)
            found.problems.append(_unknown_station(entry.path, entry.station, listed, found))
    for seen in attachments.read_pdfs(root, files):
        _add(found, _enclosed(seen))
    found.items, repeated = _unique(found.items)
    found.problems += repeated
    found.problems += islice(images.missing(root, found.items, listed.stations), MOST_PROBLEMS)
    welcome = _welcome(root, found.problems)
    allowed, consents = beside.allowed(root), beside.consents(root)
    found.problems += (*allowed.problems, *consents.problems)
    known = Addresses() if only is not None else _addresses(root, found)
    site = _site(listed, found, root, welcome, url, known)
    if site is not None:
        beside_entries: tuple[Written, ...] = (
            *found.enclosures,
            *allowed.lines,
            *consents.lines,
            *([Prose(mark=Mark(path=WELCOME), body=welcome)] if welcome else []),
        )
        _look_through(found, beside_entries)
        site = replace(
            site,
            files=tuple(files),
            enclosures=tuple(found.enclosures),
            privacy_allowed=tuple(allowed.lines),
            photo_consents=tuple(consents.lines),
            sightings=tuple(found.sightings),
            contacts=frozenset(found.contacts),
        )
    if found.problems or site is None:
        raise ContentError(found.problems, site)
    return site


def _begun(listed: Stations) -> Found:
    return Found(
        problems=[*listed.problems],
        unreadable={*listed.unreadable},
        sightings=[*listed.sightings],
        contacts=[*listed.contacts],
    )


def _look_through(found: Found | Stations, written: Iterable[Written]) -> None:
    for one in written:
        seen, numbers = look_through(one)
        found.sightings += seen
        found.contacts += numbers


def _stations(root: Path, reader: Reader) -> Stations:
    content = text.beside(root, stations.PATH)
    if content is None:
        content = Problem(mark=Mark(path=stations.PATH), code=Code.NO_STATIONS_FILE)
    return Stations(problems=[content]) if isinstance(content, Problem) else reader.stations(content)


def _attachment(entry: Entry) -> Found:
    seen = attachments.read(entry.file, entry.path)
    if seen is None:
        return Found()
    return _enclosed(seen)


def _enclosed(seen: Enclosure | Problem) -> Found:
    return Found(problems=[seen]) if isinstance(seen, Problem) else Found(enclosures=[seen])


def _photo(entry: Entry) -> Found:
    seen = pictures.read(entry.file, entry.path)
    return Found(problems=[seen]) if isinstance(seen, Problem) else Found(pictures=[seen])


def _entries(entry: Entry, zone: ZoneInfo, reader: Reader) -> Found:
    place = Place(path=entry.path, station=entry.station, kind=entry.kind, zone=zone)
    if (known := reader.unread(place)) is not None:
        return known
    content = text.bounded(entry.file, entry.path)
    if isinstance(content, Problem):
        return entries.closed(place, content)
    return reader.entries(content, place)


def _too_much(entry: Entry | Problem, found: Found, size: int) -> Problem | None:
    """Why reading ends before this entry, if it does; ``size`` is that of all files so far, in bytes."""
    mark = Mark(path=entry.path) if isinstance(entry, Entry) else entry.mark
    if len(found.problems) >= MOST_PROBLEMS:
        return too_many(mark)
    if len(found.items) > limits.MOST_ENTRIES:
        values = {"value": str(len(found.items)), "most": str(limits.MOST_ENTRIES)}
        return Problem(mark=mark, code=Code.TOO_MANY_ENTRIES, values=values)
    if size > limits.MOST_TEXT_BYTES:
        values = {"most": str(limits.MOST_TEXT_BYTES // 1024 // 1024)}
        return Problem(mark=mark, code=Code.TOO_MUCH_TEXT, values=values)
    return None


def _add(found: Found, more: Found) -> None:
    found.items += more.items
    found.prose += more.prose
    found.pictures += more.pictures
    found.enclosures += more.enclosures
    found.problems += more.problems
    found.unreadable |= more.unreadable
    found.sightings += more.sightings
    found.contacts += more.contacts


def _unknown_station(path: str, folder: str, listed: Stations, found: Found) -> Problem:
    """A folder of no station, told once; what it holds may belong to the station with almost that id."""
    values = {
        "field": "folder",
        "value": folder,
        "known": choices(listed.named),
        **near(folder, listed.named),
    }
    if "near" in values:
        found.unreadable |= {f"stations/{values['near']}/{kind}/" for kind in entries.KINDS}
    return Problem(mark=Mark(path=path), code=Code.UNKNOWN_STATION, values=values)


def _unique(items: Sequence[Item]) -> tuple[list[Item], list[Problem]]:
    """The items without those whose id stood before in the same station and folder."""
    first: dict[str, Item] = {}
    problems = []
    for item in items:
        if (before := first.get(item.path)) is None:
            first[item.path] = item
            continue
        where = f"{before.mark.path}:{before.mark.line}"
        values = {"value": item.id, "first": where}
        problems.append(Problem(mark=item.mark.of("id"), code=Code.DUPLICATE_ID, values=values))
    return list(first.values()), problems


def _welcome(root: Path, problems: list[Problem]) -> Markdown | None:
    file = root / WELCOME
    if not file.is_file() or file.is_symlink():
        return None
    content = text.read(file, WELCOME)
    if isinstance(content, Problem):
        problems.append(content)
        return None
    return Markdown(content)


def _addresses(root: Path, found: Found) -> Addresses:
    known, wrong = addresses.read(root)
    found.problems += wrong
    return known


def _site(
    listed: Stations, found: Found, root: Path, welcome: Markdown | None, url: str, known: Addresses
) -> Site | None:
    network = listed.network
    if network is None:
        return None
    whose = network.holidays
    if whose is not None and whose not in holidays.known():
        values = {"value": whose, "known": choices(holidays.known())}
        found.problems.append(Problem(mark=listed.holidays_mark, code=Code.UNKNOWN_HOLIDAYS, values=values))
        whose = None
    kept = holidays.read(whose, root)
    found.problems += kept.problems
    found.unreadable |= kept.unreadable
    return Site(
        network=network,
        stations=listed.stations,
        activities=_of(Activity, found.items),
        teams=_of(Team, found.items),
        announcements=_of(Announcement, found.items),
        holidays=kept.days,
        holiday_years=kept.statuses,
        holidays_mark=listed.holidays_mark,
        pictures={one.path: one for one in found.pictures},
        prose=tuple(found.prose),
        addresses=known,
        welcome=welcome,
        url=url,
        unreadable=frozenset(found.unreadable),
    )


def _of(kind: type[_T], items: Sequence[Item]) -> tuple[_T, ...]:
    return tuple(item for item in items if isinstance(item, kind))
