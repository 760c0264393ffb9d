"""Ids that name something else: a team, a room, a service, a station, an audience, an announcement."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Activity, Announcement, Mark, Site, Station
from ..problems import Code, Problem, near


def check(site: Site, today: date) -> Iterator[Problem]:
    for station in site.stations.values():
        yield from _of_station(site, station)
    for activity in site.activities:
        yield from _of_activity(site, activity)
    for announcement in site.announcements:
        yield from _of_announcement(site, announcement)


def _of_station(site: Site, station: Station) -> Iterator[Problem]:
    if station.successor:
        yield from _station(site, station.mark.of("successor"), "successor", station.successor)
    for index, exception in enumerate(station.hours.exceptions):
        if exception.instead:
            name = f"hours.exceptions.{index}.instead"
            yield from _station(site, station.mark.of(name), "instead", exception.instead)
    for index, offered in enumerate(station.services):
        yield from _service(site, station.mark.of(f"services.{index}.service"), offered.service)


def _of_activity(site: Site, activity: Activity) -> Iterator[Problem]:
    if activity.team:
        yield from _team(site, activity)
    if activity.service:
        yield from _service(site, activity.mark.of("service"), activity.service)
    names = {audience.id: f"{audience.id}（{audience.name}）" for audience in site.network.audiences}
    for index, audience in enumerate(activity.audience):
        if isinstance(audience, str) and audience not in names:
            values = {"value": audience, "known": "、".join(names.values()), **near(audience, names)}
            mark = activity.mark.of(f"audience.{index}")
            yield Problem(mark=mark, code=Code.UNKNOWN_AUDIENCE, values=values)
    yield from _rooms(site, activity)


def _of_announcement(site: Site, announcement: Announcement) -> Iterator[Problem]:
    mark = announcement.mark
    for index, station in enumerate(announcement.stations):
        yield from _station(site, mark.of(f"stations.{index}"), "stations", station)
    if announcement.service:
        yield from _service(site, mark.of("service"), announcement.service)
    if announcement.activity:
        own = (announcement.station,) if announcement.station else ()
        paths = {f"stations/{station}/activities/" for station in (*own, *announcement.stations)}
        known = [activity.path for activity in site.activities]
        yield from _item(
            site, mark.of("activity"), Code.UNKNOWN_ACTIVITY, announcement.activity, paths, known
        )
    if announcement.replaced_by:
        folder = announcement.path.removesuffix(f"{announcement.id}/")
        known = [other.path for other in site.announcements if other is not announcement]
        at = mark.of("replaced_by")
        yield from _item(site, at, Code.UNKNOWN_ANNOUNCEMENT, announcement.replaced_by, {folder}, known)


def _station(site: Site, mark: Mark, field: str, station: str) -> Iterator[Problem]:
    if station not in site.stations and not site.could_not_read(f"stations/{station}/"):
        known = [f"{one.id}（{one.name}）" for one in site.stations.values()]
        values = {"field": field, "value": station, "known": "、".join(known), **near(station, site.stations)}
        yield Problem(mark=mark, code=Code.UNKNOWN_STATION, values=values)


def _service(site: Site, mark: Mark, service: str) -> Iterator[Problem]:
    names = {line.id: f"{line.id}（{line.name}）" for line in site.network.service_lines}
    if service not in names:
        values = {"value": service, "known": "、".join(names.values()), **near(service, names)}
        yield Problem(mark=mark, code=Code.UNKNOWN_SERVICE, values=values)


def _team(site: Site, activity: Activity) -> Iterator[Problem]:
    here = {team.id for team in site.teams if team.station == activity.station}
    wanted = f"stations/{activity.station}/teams/{activity.team}/"
    if activity.team is None or activity.team in here or site.could_not_read(wanted):
        return
    mark = activity.mark.of("team")
    elsewhere = next((team for team in site.teams if team.id == activity.team), None)
    values: dict[str, str] = {"value": activity.team, "station": activity.station}
    if elsewhere is not None:
        values |= {"station": elsewhere.station, "here": activity.station, "name": elsewhere.title}
        yield Problem(mark=mark, code=Code.TEAM_ELSEWHERE, values=values)
        return
    known = "、".join(f"{team.id}（{team.title}）" for team in site.teams if team.station == activity.station)
    values |= {"known": known, **near(activity.team, here)}
    yield Problem(mark=mark, code=Code.UNKNOWN_TEAM, values=values)


def _rooms(site: Site, activity: Activity) -> Iterator[Problem]:
    station = site.stations.get(activity.station)
    if station is None:
        return
    rooms = {room.id: f"{room.id}（{room.name}）" for room in station.rooms}
    places = [("location", activity.location)]
    places += [
        (f"changes.{index}.location", change.location) for index, change in enumerate(activity.changes)
    ]
    for name, place in places:
        if place and _is_id(place) and place not in rooms:
            values = {"value": place, "known": "、".join(rooms.values()), **near(place, rooms)}
            yield Problem(mark=activity.mark.of(name), code=Code.UNKNOWN_ROOM, values=values)


def _item(
    site: Site, mark: Mark, code: Code, item: str, folders: Iterable[str], paths: Iterable[str]
) -> Iterator[Problem]:
    """An item that stands in none of the folders."""
    wanted = {f"{folder}{item}/" for folder in folders}
    if wanted & set(paths) or any(site.could_not_read(path) for path in wanted):
        return
    known = sorted({path.split("/")[-2] for path in paths for folder in folders if path.startswith(folder)})
    values = {"value": item, "known": "、".join(known), **near(item, known)}
    yield Problem(mark=mark, code=code, values=values)


def _is_id(place: str) -> bool:
    """Whether a place is written like a room's id rather than like a name of its own."""
    return place.isascii() and place == place.lower() and " " not in place
