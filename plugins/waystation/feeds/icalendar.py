"""Calendars to subscribe to, and a file for each activity (RFC 5545, RFC 7986).

A subscription is fetched again and again, so it has no METHOD and says how often to come back.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from ..edition import Edition
from ..model import Artifact, Slug, Station, Status
from .content_lines import folded, text
from .vevent import Fragment, fragment
from .zone import vtimezone

Head = tuple[bytes, bytes]
"""A calendar up to its name, and from there to its first event."""
FILE = "calendar.ics"
REFRESH = timedelta(hours=12)
ZONE_YEARS_AHEAD = 10
"""Years after the last date written anywhere for which the zone's changes of offset are listed."""


def render(edition: Edition) -> Iterator[Artifact]:
    head = _head_of(edition)
    fragments = _fragments(edition)
    if edition.tells_network:
        of_stations: dict[Slug, list[bytes]] = {name: [] for name in edition.site.stations}
        for one in fragments.values():
            of_stations[one.activity.station].append(one.subscribed)
        yield from joined(edition, {name: b"".join(events) for name, events in of_stations.items()})
    for station in edition.told:
        here = [one for one in fragments.values() if one.activity.station == station.id]
        yield _calendar(head, station.path, _title(edition, station.name), _subscribed(here))
        for team in edition.teams_of(station.id):
            theirs = [one for one in here if one.activity.team == team.id]
            yield _calendar(head, team.path, _title(edition, team.title), _subscribed(theirs))
        for one in here:
            yield _calendar(head, one.activity.path, one.activity.title, [one.single], "event.ics")


def joined(edition: Edition, calendars: Mapping[Slug, bytes]) -> Iterator[Artifact]:
    """The network's calendars, out of the events of all stations: their calendars, or what stands in them."""
    network, head = edition.site.network, _head_of(edition)
    services = {(one.station, one.id): one.service for one in edition.site.activities}
    # In the order of the activities' paths, where a slash ends the station's id.
    events = [
        event for name in sorted(calendars, key="{}/".format) for event in _EVENT.findall(calendars[name])
    ]
    yield _calendar(head, "", _title(edition, network.name), events)
    of_lines: dict[Slug, list[bytes]] = {line.id: [] for line in network.service_lines}
    for event in events:
        service = services[_activity(event)]
        if service in of_lines:
            of_lines[service].append(event)
    for line in network.service_lines:
        yield _calendar(head, line.path, _title(edition, line.name), of_lines[line.id])


def path_of(station: Station) -> str:
    return f"{station.path}{FILE}"


def _activity(event: bytes) -> tuple[Slug, Slug]:
    """The station and the id of the activity that a VEVENT is of, which its UID begins with."""
    uid = _UID.search(event.replace(b"\r\n ", b""))
    assert uid is not None, "every event has one"
    return Slug(uid[1].decode()), Slug(uid[2].decode())


_EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?\r\nEND:VEVENT\r\n", re.DOTALL)
_UID = re.compile(rb"\r\nUID:([a-z0-9-]+)\.([a-z0-9-]+)[.@]")


def _title(edition: Edition, name: str) -> str:
    return edition.words("subscriptions.calendar", name=name)


def _fragments(edition: Edition) -> Mapping[str, Fragment]:
    """By the activity's path, in its order, so that a new activity changes nothing but its own lines."""
    told = edition.site.activities
    if not edition.tells_network:
        told = tuple(one for station in edition.told for one in edition.activities_of(station.id))
    public = (activity for activity in told if activity.status is not Status.draft)
    made = (fragment(edition, activity) for activity in sorted(public, key=lambda activity: activity.path))
    return {one.activity.path: one for one in made if one.single}


def _subscribed(fragments: Iterable[Fragment]) -> Iterable[bytes]:
    return (one.subscribed for one in fragments)


def _calendar(head: Head, folder: str, title: str, fragments: Iterable[bytes], file: str = FILE) -> Artifact:
    before, after = head
    named = "".join(f"{folded(name + text(title))}\r\n" for name in ("NAME", "X-WR-CALNAME"))
    content = b"".join((before, named.encode(), after, *fragments, b"END:VCALENDAR\r\n"))
    return Artifact(path=folder + file, content=content)


def _head_of(edition: Edition) -> Head:
    return _head(edition.site.network.language, edition.site.network.timezone, edition.years)


@cache
def _head(language: str, timezone: ZoneInfo, years: tuple[int, int]) -> Head:
    """What all calendars of the site have in common, but for the name.

    The zone is told for the years that the content speaks of, whatever the day of the build.
    """
    before = (
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        f"PRODID:-//Waystation//Calendar//{language.upper()}\r\n"
        "CALSCALE:GREGORIAN\r\n"
    )
    every = f"PT{REFRESH // timedelta(hours=1)}H"
    # Outlook's name for it comes second.
    after = f"REFRESH-INTERVAL;VALUE=DURATION:{every}\r\nX-PUBLISHED-TTL:{every}\r\n"
    zone = vtimezone(timezone, date(years[0], 1, 1), date(years[1] + ZONE_YEARS_AHEAD, 1, 1))
    return before.encode(), after.encode() + zone
