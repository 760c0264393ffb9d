"""A service line: for whom, how, what each station offers of it, what comes next."""

from collections.abc import Iterator
from functools import partial

from ..almanac import Occurrence
from ..edition import Edition
from ..markup import plain
from ..model import Page, ServiceLine, Slug
from . import linked_data, linked_places, subscriptions
from .opening import opening
from .rows import rows
from .template import fill

COMING = 8


def render(edition: Edition) -> Iterator[Page]:
    for line in edition.site.network.service_lines:
        yield _page(edition, line)


def offers(edition: Edition, line: ServiceLine) -> list[dict[str, object]]:
    """What each station that is not closed for good offers of the line."""
    return [
        {"station": station, "offer": offer, "opening": opening(edition, station, edition.today)}
        for station in edition.site.stations.values()
        if station.closed_on is None or station.closed_on > edition.today
        for offer in station.services
        if offer.service == line.id
    ]


def coming(edition: Edition, line: ServiceLine, most: int) -> object:
    """Its next activities, each once."""
    ahead = edition.agenda.from_day(edition.today).where(partial(_belongs, line.id))
    return rows(edition, ahead.one_each()[:most], dated=True)


def _page(edition: Edition, line: ServiceLine) -> Page:
    words, network = edition.words, edition.site.network
    content = fill(
        "service",
        edition,
        line.path,
        line=line,
        offers=offers(edition, line),
        coming=coming(edition, line, COMING),
        others=[other for other in network.service_lines if other is not line],
        phone=network.phone or "",
        calendar=subscriptions.calendar(edition, line, words("station.subscribe", name=line.name)),
    )
    return Page(
        path=line.path,
        title=line.name,
        description=plain(line.summary or words("service.description", line=line.name, name=network.name)),
        html=content,
        kind="service",
        section="services",
        source="stations.yml",
        feeds=subscriptions.of_service(edition, line),
        head=linked_data.script(linked_places.service(edition, line)),
    )


def _belongs(line: Slug, occurrence: Occurrence) -> bool:
    return occurrence.activity.service == line
