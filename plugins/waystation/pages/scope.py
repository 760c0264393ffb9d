"""What a calendar or a list is about: the whole network, or one station."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..almanac import Agenda
from ..edition import Edition
from ..model import FeedLink, Station
from . import subscriptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    name: str
    path: str
    """Folder of its pages; empty for the network's."""
    agenda: Agenda
    feeds: tuple[FeedLink, ...]
    station: Station | None = None
    """The one that it is about, if it is about one."""
    inside: tuple["Scope", ...] = ()
    """What it consists of."""


def scopes(edition: Edition) -> Iterator[Scope]:
    """All that have a calendar of their own, what consists of others first."""
    network = of_network(edition)
    yield network
    yield from network.inside


def of_network(edition: Edition) -> Scope:
    return Scope(
        name=edition.site.network.name,
        path="",
        agenda=edition.agenda,
        feeds=subscriptions.of_network(edition),
        inside=tuple(of_station(edition, station) for station in edition.site.stations.values()),
    )


def of_station(edition: Edition, station: Station) -> Scope:
    return Scope(
        name=station.name,
        path=station.path,
        agenda=edition.agenda_of(station),
        feeds=subscriptions.of_station(edition, station),
        station=station,
    )
