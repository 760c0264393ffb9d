"""The facts that pages must say in their text: taken from the model, not from the pages."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from waystation.almanac import Occurrence
from waystation.edition import Edition
from waystation.model import Activity, AgeRange, Fee, Moment, Station, Status

WEEKDAYS = "一二三四五六日"
AHEAD = 4
"""Weeks whose exceptional hours a station's page names at least."""


def of_activity(edition: Edition, activity: Activity) -> Iterator[str]:
    """What a visitor of the activity's page must be able to read."""
    station = edition.site.stations[activity.station]
    dates = edition.by_activity[activity.path]
    occurrence = edition.next_or_last(dates)
    yield from (activity.title, activity.summary, station.name)
    yield from _moments(occurrence)
    is_open = occurrence.takes_place and occurrence.last_day >= edition.today
    yield registration_phone(activity, station) if is_open else station.phone
    yield from _place(occurrence, station)
    yield from filter(None, (activity.organizer, *activity.bring, *activity.volunteers, *activity.languages))
    yield from (age for one in activity.audience if isinstance(one, AgeRange) for age in _ages(one))
    names = {audience.id: audience.name for audience in edition.site.network.audiences}
    yield from (names[one] for one in activity.audience if isinstance(one, str))
    yield from (edition.words(f"access.{one}") for one in activity.accessibility)
    if activity.fee is not None:
        free = not isinstance(activity.fee, Fee) or not activity.fee.amount
        yield "免费" if free else f"{activity.fee.amount.normalize():f}"  # type: ignore[union-attr]
    if activity.capacity:
        yield str(activity.capacity)
    if occurrence.places_left:
        yield str(occurrence.places_left)
    if team := edition.team_of(activity):
        yield team.title
    if is_open:
        yield from _registration(activity)
    if occurrence.status is not Status.scheduled:
        yield from filter(None, (occurrence.reason, occurrence.instead))
    for report in activity.reports:
        yield from _day(report.date)
        yield from (str(value) for value in (report.attendance, report.volunteers) if value is not None)
        yield report.note or ""


def of_station(edition: Edition, station: Station) -> Iterator[str]:
    """What a visitor of the station's page must be able to read."""
    yield from (station.name, station.phone, station.address, station.community, station.subdistrict)
    yield from (station.landmark or "", station.bus or "", *station.facilities)
    yield from (edition.words(f"access.{one}") for one in station.access)
    yield from (str(station.floor_area or ""), str(station.since or ""))
    for rule in station.hours.regular:
        yield from (f"{p.opens:%H:%M}–{p.closes:%H:%M}" for p in rule.open)
    lines = {line.id: line.name for line in edition.site.network.service_lines}
    for offer in station.services:
        yield lines[offer.service]
        yield from filter(
            None, (offer.summary, offer.who, offer.how, offer.cost, offer.documents, offer.contact)
        )
    yield from (team.title for team in edition.teams_of(station.id))
    for exception in station.hours.exceptions:
        first = exception.date or exception.from_
        if first and 0 <= (first - edition.today).days < 7 * AHEAD:
            yield from (*_day(first), exception.note or "")
    for occurrence in edition.agenda_of(station).from_day(edition.today).occurrences[:5]:
        yield from (occurrence.activity.title, *_moments(occurrence))
    yield from (a.title for a in edition.current(edition.announcements_for(station)))


def of_month(edition: Edition, first: date, station: Station | None) -> Iterator[str]:
    """What a visitor of the month's page must be able to read: every date with its time and its place."""
    for occurrence in _in_month(edition, first, station):
        yield from (occurrence.activity.title, *_moments(occurrence))
        yield edition.site.stations[occurrence.activity.station].name
        if occurrence.status is Status.cancelled:
            yield "已取消"


def titles_of_month(edition: Edition, first: date, station: Station | None) -> Counter[str]:
    """How often each title must stand on the month's page at least: once for each of its dates."""
    return Counter(occurrence.activity.title for occurrence in _in_month(edition, first, station))


def registration_phone(activity: Activity, station: Station) -> str:
    return (activity.registration and activity.registration.phone) or station.phone


def _in_month(edition: Edition, first: date, station: Station | None) -> Iterator[Occurrence]:
    for occurrence in (edition.agenda_of(station) if station else edition.agenda).occurrences:
        if (occurrence.first_day.year, occurrence.first_day.month) == (first.year, first.month):
            yield occurrence


def _registration(activity: Activity) -> Iterator[str]:
    registration = activity.registration
    if registration is None:
        return
    yield from filter(None, (registration.desk, registration.note))
    for moment in filter(None, (registration.opens, registration.closes)):
        yield from _moment(moment)


def _place(occurrence: Occurrence, station: Station) -> Iterator[str]:
    if occurrence.status is Status.moved_online:
        return
    rooms = {room.id: room.name for room in station.rooms}
    if occurrence.location:
        yield rooms.get(occurrence.location, occurrence.location)
    if occurrence.activity.address:
        yield occurrence.activity.address
    elif occurrence.location is None or occurrence.location in rooms:
        yield from filter(None, (station.address, station.landmark, station.bus))


def _moments(occurrence: Occurrence) -> Iterator[str]:
    yield from _moment(occurrence.start)
    if isinstance(occurrence.end, datetime) and occurrence.end.date() == occurrence.first_day:
        yield f"{occurrence.end:%H:%M}"


def _moment(moment: Moment) -> Iterator[str]:
    yield from _day(moment)
    if isinstance(moment, datetime):
        yield f"{moment:%H:%M}"


def _day(day: date) -> Iterator[str]:
    yield f"{day.month}月{day.day}日"


def _ages(one: AgeRange) -> Iterator[str]:
    yield from filter(None, one.age.rstrip("+").split("-"))
