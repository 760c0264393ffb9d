"""What a calendar is about: the network, an area of a large one, or a station, and what is beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..almanac import Agenda, Occurrence
from ..edition import Edition
from ..model import FeedLink, Page, Station
from . import empties, subscriptions
from .areas import Area, apart, told
from .filters import choices, chosen_from
from .template import fill

MOST_PLACES = 30
"""Neighbours that a page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    path: str
    """Folder of its pages; empty for the network's."""
    title: str
    is_area: bool = False


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
    """All that the edition tells of and that have a calendar of their own."""
    if edition.tells_network:
        yield of_network(edition)
    yield from (_of_area(edition, area) for area in told(edition))
    divided, beside = apart(edition), tuple(edition.site.stations.values())
    for station in edition.told:
        area = next((one for one in divided if station in one.stations), None)
        here, whole, trail = (area.stations, *_inside(edition, area)) if area else (beside, *_at_top(edition))
        yield _of_station(edition, station, here, whole, trail)


def of_network(edition: Edition) -> Scope:
    whole, trail = _at_top(edition)
    stations = tuple(edition.site.stations.values())
    inside = tuple(_of_area(edition, area) for area in apart(edition))
    inside = inside or tuple(_of_station(edition, one, stations, whole, trail) for one in stations)
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


def page(
    edition: Edition,
    scope: Scope,
    kind: str,
    path: str,
    *,
    title: str,
    description: str,
    held: Iterable[Occurrence],
    last: date,
    heading: str,
    **values: object,
) -> Page:
    """A page of a calendar, from the template of its kind, with what all kinds have.

    ``held`` is what is on in its days, of which ``last`` is the last; ``values`` are the template's own.
    """
    station = scope.station
    content = fill(
        kind,
        edition,
        path,
        here=station.name if station else "",
        about=scope.name if scope.path else "",
        trail=[{"path": one.path, "title": one.title} for one in scope.trail],
        title=heading,
        choices=choices(edition, () if station else chosen_from(edition, held)),
        following=empties.following(edition, station, last, scope.agenda),
        **values,
    )
    return Page(
        path=path,
        title=title,
        description=description,
        html=content,
        kind=kind,
        section="calendar",
        phone=station.phone if station else "",
        feeds=scope.feeds,
    )


def _of_area(edition: Edition, area: Area) -> Scope:
    whole, trail = _inside(edition, area)
    inside = tuple(_of_station(edition, one, area.stations, whole, trail) for one in area.stations)
    return Scope(
        name=area.name,
        path=area.path,
        agenda=edition.agenda_of(*area.stations),
        feeds=subscriptions.of_network(edition),
        stations=area.stations,
        trail=trail,
        whole=whole,
        places=_places(inside),
        inside=inside,
    )


def _of_station(
    edition: Edition, station: Station, beside: tuple[Station, ...], whole: Place, trail: tuple[Place, ...]
) -> Scope:
    place = _place(station)
    return Scope(
        name=station.name,
        path=station.path,
        agenda=edition.agenda_of(station),
        feeds=subscriptions.of_station(edition, station),
        stations=(station,),
        trail=(*trail, place),
        whole=whole,
        places=tuple(map(_place, beside)) if len(beside) <= MOST_PLACES else (place,),
        station=station,
    )


def _at_top(edition: Edition) -> tuple[Place, tuple[Place, ...]]:
    """What the network's parts are parts of, and the pages that lead to them."""
    words = edition.words
    return Place(path="", title=words("page.all")), (Place(path="stations/", title=words("stations.title")),)


def _inside(edition: Edition, area: Area) -> tuple[Place, tuple[Place, ...]]:
    """The same of an area's parts."""
    whole = Place(path=area.path, title=area.name, is_area=True)
    _, trail = _at_top(edition)
    return whole, (*trail, *(Place(path=path, title=name) for path, name in area.above), whole)


def _place(station: Station) -> Place:
    return Place(path=station.path, title=station.name)


def _places(inside: tuple[Scope, ...]) -> tuple[Place, ...]:
    found = tuple(Place(path=one.path, title=one.name, is_area=one.is_area) for one in inside)
    return found if len(found) <= MOST_PLACES else ()
