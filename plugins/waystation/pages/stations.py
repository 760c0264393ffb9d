"""All stations: where each is, whether it is open, what comes next there; of a large network, its areas."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Page, Station
from . import empties, subscriptions
from .areas import Area, areas, smallest
from .branch import Branch
from .freshness import freshness
from .opening import opening
from .paged import paged
from .rows import row
from .template import fill

PATH = "stations/"
IN_PAGE = 12
"""Cards on one page."""
MOST_AREAS = 80
"""Smallest areas that stand on the page of all."""


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    stations = tuple(edition.site.stations.values())
    divided = areas(edition)
    is_whole = len(list(smallest(divided))) <= MOST_AREAS
    for numbered in paged(PATH, () if divided else stations, IN_PAGE):
        described = words("stations.description", name=edition.site.network.name, count=len(stations))
        content = fill(
            "stations",
            edition,
            numbered.path,
            cards=[card(edition, station) for station in numbered.items],
            count=len(stations),
            divided=[
                {"name": area.name, "path": area.path, "inside": [way(edition, one) for one in area.inside]}
                for area in divided
                if area.inside and is_whole
            ],
            ways=[way(edition, area) for area in divided if not (area.inside and is_whole)],
            page=numbered,
        )
        yield Page(
            path=numbered.path,
            title=numbered.titled(words, words("stations.title")),
            description=numbered.titled(words, described),
            html=content,
            kind="stations",
            section="stations",
            feeds=subscriptions.of_network(edition),
        )


def card(edition: Edition, station: Station) -> dict[str, object]:
    coming = edition.agenda_of(station).from_day(edition.today).where(lambda o: o.takes_place)
    following = coming.occurrences[0] if coming.occurrences else None
    return {
        "station": station,
        "opening": opening(edition, station, edition.today),
        "fresh": freshness(edition, station),
        "next": row(edition, following, dated=True) if following else None,
        "empty": empties.programme(edition),
    }


def way(edition: Edition, area: Area) -> Branch:
    """To an area, with how many stations it has."""
    count = edition.words("areas.stations", count=len(area.stations))
    return Branch(path=area.path, title=area.name, count=count)
