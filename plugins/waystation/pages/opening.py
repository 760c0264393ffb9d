"""A station's hours as tables of real dates, and what holds on the day of the build."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..almanac import HORIZON
from ..almanac.hours import DayHours, day_hours, table, week_of, weekly
from ..edition import Edition
from ..model import Period, Station
from ..words import dates
from ..words.holidays import holiday_name

AHEAD = timedelta(weeks=6)
"""How far ahead exceptions are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRow:
    iso: str
    day: str
    spans: tuple[str, ...]
    """Empty means closed."""
    mark: str
    """``off``, ``work`` (make-up day) or nothing."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What holds on one day, in words that name the day."""

    kind: str
    """CSS modifier: ``now`` for a day with hours, ``rest``, or ``closed`` for an exception."""
    word: str
    day: str
    """The day it speaks of."""
    iso: str
    spans: tuple[str, ...] = ()
    """Opening periods of that day."""
    note: str = ""
    """Why the hours are not the usual ones."""
    again: str = ""
    """When it opens again."""
    table: str = ""
    """Hours of the days around the build's, for the browser; empty once the station has closed for good."""


def opening(edition: Edition, station: Station, day: date) -> Opening:
    words, when = edition.words, dates.day(edition.words, day)
    if station.closed_on is not None and station.closed_on <= day:
        since = dates.full_date(words, station.closed_on)
        return Opening(
            kind="closed", word=words("hours.closed_for_good"), day=since, iso=station.closed_on.isoformat()
        )
    hours = day_hours(station.hours, day, edition.site.holidays)
    if hours.periods:
        note = _note(edition, hours)
        return Opening(
            kind="now",
            word=words("hours.open"),
            day=when,
            iso=day.isoformat(),
            spans=_spans(hours.periods),
            note=note,
            table=hours_ahead(edition, station),
        )
    following = next_open(edition, station, day)
    again = ""
    if following is not None:
        opens = dates.clock(following.periods[0].opens)
        again = words("hours.joint") + words("hours.again", day=dates.day(words, following.date), time=opens)
    kind, word = ("closed", "closed_now") if hours.exception is not None else ("rest", "rest")
    return Opening(
        kind=kind,
        word=words(f"hours.{word}"),
        day=when,
        iso=day.isoformat(),
        note=_note(edition, hours),
        again=again,
        table=hours_ahead(edition, station),
    )


def hours_ahead(edition: Edition, station: Station) -> str:
    """Hours from a week ago to the horizon, or until it closes for good; see ``almanac.hours.table``."""
    last = edition.today + HORIZON
    if station.closed_on is not None:
        last = min(last, station.closed_on - timedelta(days=1))
    return table(station.hours, edition.today - timedelta(days=7), last, edition.site.holidays)


def next_open(
    edition: Edition, station: Station, day: date, within: timedelta = timedelta(days=60)
) -> DayHours | None:
    """The next day with hours after ``day``."""
    for ahead in range(1, within.days + 1):
        hours = day_hours(station.hours, day + timedelta(days=ahead), edition.site.holidays)
        if hours.periods:
            return hours
    return None


def this_week(edition: Edition, station: Station) -> tuple[HoursRow, ...]:
    return tuple(
        _row(edition, day_hours(station.hours, day, edition.site.holidays)) for day in week_of(edition.today)
    )


def ahead(edition: Edition, station: Station) -> tuple[HoursRow, ...]:
    """Days of the coming weeks, after this one, whose hours are not those of their weekday."""
    first = week_of(edition.today)[-1] + timedelta(days=1)
    days = [first + timedelta(days=n) for n in range(AHEAD.days)]
    found = [day_hours(station.hours, day, edition.site.holidays) for day in days]
    return tuple(_row(edition, hours) for hours in found if hours.exception or _is_changed(station, hours))


def regular(edition: Edition, station: Station) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each weekday with its periods."""
    for weekday in range(7):
        name = edition.words(f"dates.weekdays.{weekday + 1}")
        yield name, _spans(weekly(station.hours, weekday))


def _is_changed(station: Station, hours: DayHours) -> bool:
    return hours.holiday is not None and hours.periods != weekly(station.hours, hours.date.weekday())


def _row(edition: Edition, hours: DayHours) -> HoursRow:
    mark = ""
    if hours.holiday is not None:
        mark = "off" if hours.holiday.is_off_day else "work"
    return HoursRow(
        iso=hours.date.isoformat(),
        day=f"{dates.short_day(edition.words, hours.date)} {dates.short_weekday(edition.words, hours.date)}",
        spans=_spans(hours.periods),
        mark=mark,
        note=_note(edition, hours),
    )


def _note(edition: Edition, hours: DayHours) -> str:
    """Why the hours are not the usual ones, and where to go instead."""
    holiday = hours.holiday
    is_off = holiday is not None and holiday.is_off_day
    why = hours.note or (holiday_name(edition.words, holiday.name) if holiday and is_off else "")
    # What the station itself has entered for the day does not wait for a notice.
    waits = holiday is not None and holiday.provisional and hours.exception is None
    provisional = edition.words("dates.provisional") if waits else ""
    station = edition.site.stations.get(hours.instead) if hours.instead else None
    instead = edition.words("hours.instead", station=station.name) if station else ""
    return edition.words("hours.joint").join(filter(None, (why, provisional, instead)))


def _spans(periods: tuple[Period, ...]) -> tuple[str, ...]:
    return tuple(f"{dates.clock(p.opens)}–{dates.clock(p.closes)}" for p in periods)
