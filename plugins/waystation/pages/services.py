"""The service lines: for whom, how, and at which stations."""

from collections.abc import Iterator
from functools import partial

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Page, Slug
from . import subscriptions
from .rows import rows
from .template import fill

PATH = "services/"
COMING = 3


def render(edition: Edition) -> Iterator[Page]:
    words, network = edition.words, edition.site.network
    lines = []
    for line in network.service_lines:
        offers = [
            {"station": station, "offer": offer}
            for station in edition.site.stations.values()
            for offer in station.services
            if offer.service == line.id
        ]
        coming = edition.agenda.from_day(edition.today).where(partial(_belongs, line.id))
        lines.append(
            {
                "line": line,
                "offers": offers,
                "coming": rows(edition, coming.one_each()[:COMING], dated=True),
                "calendar": subscriptions.calendar(edition, line, words("station.subscribe", name=line.name)),
            }
        )
    yield Page(
        path=PATH,
        title=words("sections.services"),
        description=words("services.description", name=network.name, count=len(lines)),
        html=fill("services", edition, PATH, lines=lines),
        kind="services",
        section="services",
        feeds=subscriptions.of_services(edition),
    )


def _belongs(line: Slug, occurrence: Occurrence) -> bool:
    return occurrence.activity.service == line
