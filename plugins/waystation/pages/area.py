"""An area of a large network: its stations, or the smaller areas that it consists of."""

from collections.abc import Iterator

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Page
from . import subscriptions
from .areas import Area, all_of, apart, areas, told, trail
from .paged import paged
from .parts import month_path
from .rows import by_start, iso
from .stations import IN_PAGE, card, way
from .template import fill

COMING = 8
"""Dates listed above the stations."""


def render(edition: Edition) -> Iterator[Page]:
    inside = [one for area in told(edition) for one in all_of((area,))]
    if edition.tells_network:
        held = {one.path for area in apart(edition) for one in all_of((area,))}
        inside += [one for one in all_of(areas(edition)) if one.path not in held]
    for area in inside:
        yield from _pages(edition, area)


def _coming(edition: Edition, area: Area) -> list[Occurrence]:
    """What is on next in an area that is divided no further."""
    if area.inside:
        return []
    held = (edition.agenda_of(station).from_day(edition.today).occurrences for station in area.stations)
    first = (occurrence for coming in held for occurrence in coming[:COMING])
    return sorted(first, key=lambda one: (one.first_day, iso(one.start)))[:COMING]


def _pages(edition: Edition, area: Area) -> Iterator[Page]:
    words = edition.words
    for numbered in paged(area.path, () if area.inside else area.stations, IN_PAGE):
        content = fill(
            "area",
            edition,
            numbered.path,
            name=area.name,
            trail=trail(edition, area)[:-1],
            count=len(area.stations),
            month=month_path(area.path, edition.today),
            ways=[way(edition, one) for one in area.inside],
            days=tuple(by_start(edition, _coming(edition, area))) if numbered.number == 1 else (),
            cards=[card(edition, station) for station in numbered.items],
            page=numbered,
        )
        named = words("areas.title", name=area.name, network=edition.site.network.name)
        yield Page(
            path=numbered.path,
            title=numbered.titled(words, named),
            description=words("areas.description", name=area.name, count=len(area.stations)),
            html=content,
            kind="area",
            section="stations",
            feeds=subscriptions.of_network(edition),
        )
