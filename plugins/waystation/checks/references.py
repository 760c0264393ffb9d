"""Ids that name something else: a team, a room, a service, a station, an audience, an announcement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Activity, Announcement, Mark, Site, Station, Team
from ..problems import Code, Problem, choices, near


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What can be named, looked up once for all that name it."""

    stations: Mapping[str, str]
    services: Mapping[str, str]
    audiences: Mapping[str, str]
    rooms: Mapping[str, Mapping[str, str]]
    """By station; the names are those that an editor is shown."""
    teams: Mapping[str, Mapping[str, Team]]
    """By station."""
    anywhere: Mapping[str, Team]
    """The first of the teams with an id."""
    items: Mapping[str, frozenset[str]]
    """Ids of activities and announcements by the path of their folder."""


def check(site: Site, today: date) -> Iterator[Problem]:
    known = _known(site)
    for station in site.stations.values():
        yield from _of_station(site, known, station)
    for activity in site.activities:
        yield from _of_activity(site, known, activity)
    for announcement in site.announcements:
        yield from _of_announcement(site, known, announcement)


def _known(site: Site) -> Known:
    teams: dict[str, dict[str, Team]] = {}
    for team in site.teams:
        teams.setdefault(team.station, {})[team.id] = team
    items: dict[str, set[str]] = {}
    both: tuple[Activity | Announcement, ...] = (*site.activities, *site.announcements)
    for item in both:
        items.setdefault(item.path.removesuffix(f"{item.id}/"), set()).add(item.id)
    stations = site.stations.values()
    return Known(
        stations=_shown((one.id, one.name) for one in stations),
        services=_shown((line.id, line.name) for line in site.network.service_lines),
        audiences=_shown((one.id, one.name) for one in site.network.audiences),
        rooms={one.id: _shown((room.id, room.name) for room in one.rooms) for one in stations},
        teams=teams,
        anywhere={team.id: team for team in reversed(site.teams)},
        items={folder: frozenset(ids) for folder, ids in items.items()},
    )


def _shown(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {id_: f"{id_}（{name}）" for id_, name in named}


def _of_station(site: Site, known: Known, station: Station) -> Iterator[Problem]:
    if station.successor:
        yield from _station(site, known, station.mark.of("successor"), "successor", station.successor)
    for index, exception in enumerate(station.hours.exceptions):
        if exception.instead:
            name = f"hours.exceptions.{index}.instead"
            yield from _station(site, known, station.mark.of(name), "instead", exception.instead)
    for index, offered in enumerate(station.services):
        yield from _service(known, station.mark.of(f"services.{index}.service"), offered.service)


def _of_activity(site: Site, known: Known, activity: Activity) -> Iterator[Problem]:
    if activity.team:
        yield from _team(site, known, activity, activity.team)
    if activity.service:
        yield from _service(known, activity.mark.of("service"), activity.service)
    for index, audience in enumerate(activity.audience):
        if isinstance(audience, str) and audience not in known.audiences:
            mark = activity.mark.of(f"audience.{index}")
            values = _instead(audience, known.audiences)
            yield Problem(mark=mark, code=Code.UNKNOWN_AUDIENCE, values=values)
    yield from _rooms(known, activity)


def _of_announcement(site: Site, known: Known, announcement: Announcement) -> Iterator[Problem]:
    mark = announcement.mark
    for index, station in enumerate(announcement.stations):
        yield from _station(site, known, mark.of(f"stations.{index}"), "stations", station)
    if announcement.service:
        yield from _service(known, mark.of("service"), announcement.service)
    if announcement.activity:
        own = (announcement.station,) if announcement.station else ()
        folders = {f"stations/{station}/activities/" for station in (*own, *announcement.stations)}
        there = {folder: known.items.get(folder, frozenset()) for folder in folders}
        at = mark.of("activity")
        yield from _item(site, at, Code.UNKNOWN_ACTIVITY, announcement.activity, there)
    if announcement.replaced_by:
        folder = announcement.path.removesuffix(f"{announcement.id}/")
        others = {folder: known.items[folder] - {announcement.id}}
        at = mark.of("replaced_by")
        yield from _item(site, at, Code.UNKNOWN_ANNOUNCEMENT, announcement.replaced_by, others)


def _station(site: Site, known: Known, mark: Mark, field: str, station: str) -> Iterator[Problem]:
    if station not in known.stations and not site.could_not_read(f"stations/{station}/"):
        values = {"field": field, **_instead(station, known.stations)}
        yield Problem(mark=mark, code=Code.UNKNOWN_STATION, values=values)


def _service(known: Known, mark: Mark, service: str) -> Iterator[Problem]:
    if service not in known.services:
        yield Problem(mark=mark, code=Code.UNKNOWN_SERVICE, values=_instead(service, known.services))


def _team(site: Site, known: Known, activity: Activity, team: str) -> Iterator[Problem]:
    here = known.teams.get(activity.station, {})
    if team in here or site.could_not_read(f"stations/{activity.station}/teams/{team}/"):
        return
    mark = activity.mark.of("team")
    if (elsewhere := known.anywhere.get(team)) is not None:
        values = {"value": team, "station": elsewhere.station, "here": activity.station}
        values["name"] = elsewhere.title
        yield Problem(mark=mark, code=Code.TEAM_ELSEWHERE, values=values)
        return
    shown = _shown((one.id, one.title) for one in here.values())
    values = {"station": activity.station, **_instead(team, shown)}
    yield Problem(mark=mark, code=Code.UNKNOWN_TEAM, values=values)


def _rooms(known: Known, activity: Activity) -> Iterator[Problem]:
    rooms = known.rooms.get(activity.station)
    if rooms is None:
        return
    places = [("location", activity.location)]
    places += [
        (f"changes.{index}.location", change.location) for index, change in enumerate(activity.changes)
    ]
    for name, place in places:
        if place and _is_id(place) and place not in rooms:
            mark, values = activity.mark.of(name), _instead(place, rooms)
            yield Problem(mark=mark, code=Code.UNKNOWN_ROOM, values=values)


def _item(
    site: Site, mark: Mark, code: Code, item: str, there: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """An item that stands in none of the folders, whose items are given."""
    if any(item in ids for ids in there.values()):
        return
    if any(site.could_not_read(f"{folder}{item}/") for folder in there):
        return
    ids = sorted(frozenset().union(*there.values()))
    yield Problem(mark=mark, code=code, values=_instead(item, {id_: id_ for id_ in ids}))


def _instead(value: str, names: Mapping[str, str]) -> dict[str, str]:
    """What was written, and what could have been."""
    return {"value": value, "known": choices(names.values()), **near(value, names)}


def _is_id(place: str) -> bool:
    """Whether a place is written like a room's id rather than like a name of its own."""
    return place.isascii() and place == place.lower() and " " not in place
