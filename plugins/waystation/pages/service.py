"""A service line: for whom, how, what each station offers of it, what comes next; in a large one by area."""

from collections.abc import Iterator

from ..almanac import Occurrence
from ..edition import Edition
from ..markup import plain
from ..model import Page, ServiceLine, ServiceOffer, Sheet, Station
from . import linked_data, linked_places, subscriptions
from .areas import Area, all_of, areas, at_most
from .branch import Branch
from .opening import opening
from .paged import Numbered, paged
from .rows import Row, rows
from .template import fill

COMING = 8
IN_PAGE = 10
"""Offers on one page."""
MOST_AREAS = 80
"""Areas that a page leads to."""

Offering = tuple[Station, ServiceOffer]


def render(edition: Edition) -> Iterator[Sheet]:
    divided = areas(edition)
    for line in edition.site.network.service_lines:
        yield from _pages(edition, line, offering(edition, line), divided)


def offering(edition: Edition, line: ServiceLine) -> list[Offering]:
    """The stations that offer something of the line and are not closed for good."""
    return [
        (station, offer)
        for station in edition.site.stations.values()
        if station.closed_on is None or station.closed_on > edition.today
        for offer in station.services
        if offer.service == line.id
    ]


def coming(edition: Edition, line: ServiceLine, most: int) -> tuple[Row, ...]:
    """Its next activities, each once."""
    return rows(edition, edition.coming_of(line)[:most], dated=True)


def _pages(
    edition: Edition, line: ServiceLine, offers: list[Offering], divided: tuple[Area, ...]
) -> Iterator[Sheet]:
    """One page where the stations are few, else one for each area besides."""
    ways = [*_ways(edition, line, offers, at_most(divided, MOST_AREAS))]
    ahead = edition.coming_of(line)[:COMING]
    for numbered in paged(line.path, () if ways else offers, IN_PAGE):
        yield _sheet(edition, line, numbered, len(offers), ways, ahead)
    for area in all_of(divided):
        ids = {station.id for station in area.stations}
        held = [(station, offer) for station, offer in offers if station.id in ids]
        ways = [*_ways(edition, line, held, area.inside)]
        for numbered in paged(_path(line, area), () if area.inside else held, IN_PAGE) if held else ():
            yield _sheet(edition, line, numbered, len(held), ways, ahead, area)


def _sheet(
    edition: Edition,
    line: ServiceLine,
    numbered: Numbered[Offering],
    count: int,
    ways: list[Branch],
    ahead: tuple[Occurrence, ...],
    area: Area | None = None,
) -> Sheet:
    """What stations offer is no entry, but said in ``stations.yml``."""
    return Sheet(
        path=numbered.path,
        shows=tuple(one.activity for one in ahead),
        beside=(),
        make=lambda: _page(edition, line, numbered, count, ways, rows(edition, ahead, dated=True), area),
    )


def _ways(
    edition: Edition, line: ServiceLine, offers: list[Offering], inside: tuple[Area, ...]
) -> Iterator[Branch]:
    for area in inside:
        ids = {station.id for station in area.stations}
        if count := sum(station.id in ids for station, _ in offers):
            yield Branch(
                path=_path(line, area), title=area.name, count=edition.words("areas.stations", count=count)
            )


def _path(line: ServiceLine, area: Area) -> str:
    return line.path + area.path.removeprefix("stations/")


def _page(
    edition: Edition,
    line: ServiceLine,
    numbered: Numbered[Offering],
    count: int,
    ways: list[Branch],
    ahead: tuple[Row, ...],
    area: Area | None = None,
) -> Page:
    words, network = edition.words, edition.site.network
    above = [{"path": line.path, "title": line.name}] if area else []
    title = words("service.title", line=line.name, area=area.name) if area else line.name
    described = plain(line.summary or words("service.description", line=line.name, name=network.name))
    content = fill(
        "service",
        edition,
        numbered.path,
        line=line,
        area=area.name if area else "",
        trail=[{"path": "services/", "title": words("sections.services")}, *above],
        offers=[
            {"station": station, "offer": offer, "opening": opening(edition, station, edition.today)}
            for station, offer in numbered.items
        ],
        count=words("areas.stations", count=count),
        ways=ways,
        page=numbered,
        coming=ahead,
        others=[other for other in network.service_lines if other is not line],
        phone=network.phone or "",
        calendar=subscriptions.calendar(edition, line, words("station.subscribe", name=line.name)),
    )
    is_first = area is None and numbered.number == 1
    return Page(
        path=numbered.path,
        title=numbered.titled(words, title),
        description=described if is_first else words("areas.description", name=title, count=count),
        html=content,
        kind="service",
        section="services",
        source="stations.yml",
        feeds=subscriptions.of_service(edition, line),
        head=linked_data.script(linked_places.service(edition, line)) if is_first else "",
    )
