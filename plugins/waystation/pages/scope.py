"""What a calendar is about: the network, an area of a large one, or a station, and what is beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..almanac import Agenda
from ..edition import Edition
from ..model import FeedLink, Station
from . import subscriptions
from .areas import Area, areas, at_most

MOST_AREAS = 150
"""Areas that have a calendar of their own: the smallest or, of so many, the largest."""
MOST_PLACES = 30
"""Neighbours that a page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    path: str
    """Folder of its pages; empty for the network's."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    name: str
    path: str
    agenda: Agenda
    feeds: tuple[FeedLink, ...]
    stations: tuple[Station, ...]
    trail: tuple[Place, ...] = ()
    """The pages that lead to its calendar."""
    whole: Place
    """What the places beside it are parts of: itself, or what a station is in."""
    places: tuple[Place, ...]
    """Its parts; of a station, the stations beside it."""
    station: Station | None = None
    """The one that it is about, if it is about one."""
    inside: tuple["Scope", ...] = ()
    """Its parts, with their own dates."""

    @property
    def is_divided(self) -> bool:
        """Whether its parts are areas."""
        return any(one.is_area for one in self.inside)

    @property
    def is_area(self) -> bool:
        return self.station is None and bool(self.path)


def scopes(edition: Edition) -> Iterator[Scope]:
    """All that have a calendar of their own, each before its parts."""
    return _walk(of_network(edition))


def of_network(edition: Edition) -> Scope:
    words = edition.words
    whole = Place(path="", title=words("page.all"))
    trail = (Place(path="stations/", title=words("stations.title")),)
    stations = tuple(edition.site.stations.values())
    divided = at_most(areas(edition), MOST_AREAS)
    inside = tuple(_of_area(edition, area, trail) for area in divided)
    inside = inside or tuple(_of_stations(edition, stations, whole, trail))
    return Scope(
        name=edition.site.network.name,
        path="",
        agenda=edition.agenda,
        feeds=subscriptions.of_network(edition),
        stations=stations,
        whole=whole,
        places=_places(inside),
        inside=inside,
    )


def _of_area(edition: Edition, area: Area, trail: tuple[Place, ...]) -> Scope:
    ids = {station.id for station in area.stations}
    whole = Place(path=area.path, title=area.name)
    inner = (*trail, *(Place(path=path, title=name) for path, name in area.above), whole)
    inside = tuple(_of_stations(edition, area.stations, whole, inner))
    return Scope(
        name=area.name,
        path=area.path,
        agenda=Agenda(
            occurrences=tuple(one for one in edition.agenda.occurrences if one.activity.station in ids)
        ),
        feeds=subscriptions.of_network(edition),
        stations=area.stations,
        trail=inner,
        whole=whole,
        places=_places(inside),
        inside=inside,
    )


def _of_stations(
    edition: Edition, stations: Iterable[Station], whole: Place, trail: tuple[Place, ...]
) -> Iterator[Scope]:
    beside = [Place(path=station.path, title=station.name) for station in stations]
    for station, place in zip(stations, beside, strict=True):
        yield Scope(
            name=station.name,
            path=station.path,
            agenda=edition.agenda_of(station),
            feeds=subscriptions.of_station(edition, station),
            stations=(station,),
            trail=(*trail, place),
            whole=whole,
            places=tuple(beside) if len(beside) <= MOST_PLACES else (place,),
            station=station,
        )


def _places(inside: tuple[Scope, ...]) -> tuple[Place, ...]:
    found = tuple(Place(path=one.path, title=one.name) for one in inside)
    return found if len(found) <= MOST_PLACES else ()


def _walk(scope: Scope) -> Iterator[Scope]:
    yield scope
    for one in scope.inside:
        yield from _walk(one)
