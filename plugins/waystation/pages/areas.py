"""Where stations are, by town, district and subdistrict: what a large network is divided into."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..edition import Edition
from ..model import Station
from ..words.pinyin import slug

MANY = 12
"""Stations that are named one by one wherever one can be chosen; of more, an area is chosen first."""
MOST_CALENDARS = 150
"""Areas that have a calendar of their own: the smallest or, of so many, the largest."""
FOLDER = "stations/in/"
LEVELS = ("city", "district", "subdistrict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    name: str
    path: str
    stations: tuple[Station, ...]
    """All that are in it."""
    above: tuple[tuple[str, str], ...]
    """Paths and names of the areas that it is in, the largest first."""
    inside: tuple["Area", ...]
    """What it is divided into; nothing for the smallest."""


def areas(edition: Edition) -> tuple[Area, ...]:
    """The largest; none in a network whose stations are few."""
    stations = tuple(edition.site.stations.values())
    if not is_large(edition):
        return ()
    return _divided(edition, stations, LEVELS, FOLDER, ())


def apart(edition: Edition) -> tuple[Area, ...]:
    """Those with a calendar of their own: each, with what is inside it, is a part of the site by itself."""
    return at_most(areas(edition), MOST_CALENDARS)


def told(edition: Edition) -> tuple[Area, ...]:
    """Those of them that outputs are made of."""
    return tuple(one for one in apart(edition) if edition.tells_area(one.path))


def is_large(edition: Edition) -> bool:
    return len(edition.site.stations) > MANY


def smallest(of: Iterable[Area]) -> Iterator[Area]:
    """Those that are divided no further."""
    for area in of:
        yield from smallest(area.inside) if area.inside else (area,)


def at_most(of: tuple[Area, ...], count: int) -> tuple[Area, ...]:
    """The smallest areas or, if they are more, the largest."""
    found = tuple(smallest(of))
    return found if len(found) <= count else of


def all_of(of: Iterable[Area]) -> Iterator[Area]:
    """Each before what it is divided into."""
    for area in of:
        yield area
        yield from all_of(area.inside)


def by_station(of: Iterable[Area]) -> Mapping[str, Area]:
    """The smallest area of each station, by the station's id."""
    return {station.id: area for area in smallest(of) for station in area.stations}


def trail(edition: Edition, area: Area | None) -> list[dict[str, str]]:
    """The pages that lead to what is in an area, or to a station of a network that has none."""
    found = [{"path": "stations/", "title": edition.words("stations.title")}]
    if area is not None:
        found += [{"path": path, "title": name} for path, name in (*area.above, (area.path, area.name))]
    return found


def _divided(
    edition: Edition,
    stations: tuple[Station, ...],
    levels: tuple[str, ...],
    folder: str,
    above: tuple[tuple[str, str], ...],
) -> tuple[Area, ...]:
    """By the first level that tells the stations apart."""
    if not levels:
        return ()
    groups: dict[str, list[Station]] = {}
    for station in stations:
        groups.setdefault(getattr(station, levels[0]), []).append(station)
    if len(groups) == 1:
        return _divided(edition, stations, levels[1:], folder, above)
    found, taken = [], set[str]()
    for name, held in groups.items():
        path = _free(f"{folder}{slug(name) or 'other'}", taken)
        shown = name or edition.words("areas.other")
        inside = _divided(edition, tuple(held), levels[1:], path, (*above, (path, shown)))
        found.append(Area(name=shown, path=path, stations=tuple(held), above=above, inside=inside))
    return tuple(found)


def _free(path: str, taken: set[str]) -> str:
    """The path with a slash, and a number where another area sounds the same."""
    number = 1
    while (made := f"{path}{f'-{number}' if number > 1 else ''}/") in taken:
        number += 1
    taken.add(made)
    return made
