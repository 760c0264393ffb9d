"""The service lines: for whom, how, and at which stations."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Page
from . import subscriptions
from .areas import is_large
from .service import coming, offering
from .template import fill

PATH = "services/"
COMING = 3


def render(edition: Edition) -> Iterator[Page]:
    words, network = edition.words, edition.site.network
    lines = [
        {
            "line": line,
            "stations": [] if is_large(edition) else [station for station, _ in offering(edition, line)],
            "where": words("areas.stations", count=len(offering(edition, line))) if is_large(edition) else "",
            "coming": coming(edition, line, COMING),
            "calendar": subscriptions.calendar(edition, line, words("station.subscribe", name=line.name)),
        }
        for line in network.service_lines
    ]
    yield Page(
        path=PATH,
        title=words("sections.services"),
        description=words("services.description", name=network.name, count=len(lines)),
        html=fill("services", edition, PATH, lines=lines),
        kind="services",
        section="services",
        feeds=subscriptions.of_services(edition),
    )
