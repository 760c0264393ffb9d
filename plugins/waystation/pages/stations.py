"""All stations: where each is, whether it is open, what comes next there."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Page, Station
from . import empties, subscriptions
from .freshness import freshness
from .opening import opening
from .rows import row
from .template import fill

PATH = "stations/"


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    cards = [card(edition, station) for station in edition.site.stations.values()]
    yield Page(
        path=PATH,
        title=words("stations.title"),
        description=words("stations.description", name=edition.site.network.name, count=len(cards)),
        html=fill("stations", edition, PATH, cards=cards, count=len(cards)),
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
