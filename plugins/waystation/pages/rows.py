"""Occurrences as rows and days, the way every list on the site shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from ..almanac import Agenda, Occurrence, State, states
from ..edition import Edition
from ..model import Activity, Fee, Moment, Status
from ..words import Words, dates, lunar, rules
from ..words.holidays import holiday_name
from .figures import counted
from .instants import begins, end_of, ends

BADGES = {
    State.cancelled: ("cancelled", "cancelled"),
    State.postponed: ("postponed", "postponed"),
    State.rescheduled: ("moved", "moved"),
    State.tentative: ("postponed", "postponed"),
    State.moved_online: ("online", "online"),
    State.full: ("full", "full"),
    State.registration_closed: ("deadline", "deadline"),
    State.ended: ("ended", "ended"),
}
"""CSS modifier and icon of each state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    kind: str
    icon: str
    word: str
    after: str = ""
    """Instant from which it holds; empty for at once. Until then it is hidden."""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What a script needs to say whether it is today, under way or over."""

    start: str
    end: str
    """Instant, or the last day for what lasts whole days or has no end."""
    status: str
    """Entered status; empty for a date that stands as planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One occurrence in a list."""

    iso: str
    time: str
    """Start on the clock, or the word for all day."""
    times: Times
    station: str
    service: str
    audience: str
    """Ids, with a space between them; what the filters go by."""
    until: str
    """End on the clock; empty without one."""
    title: str
    path: str
    day: str
    badges: tuple[Badge, ...]
    kind: str
    """CSS modifier of the row as a whole, or empty."""
    facts: tuple[str, ...]
    was: str
    """Date it was moved from; empty if it was not."""
    missed: tuple[str, ...] = ()
    """Dates of the same series before it that do not take place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRows:
    """The occurrences of one day under its heading."""

    anchor: str
    iso: str
    words: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    """Lunar date, holiday or make-up day."""
    is_past: bool = False


def row(edition: Edition, occurrence: Occurrence, *, dated: bool = False) -> Row:
    """``dated`` rows stand outside a day's heading and name their date themselves."""
    words = edition.words
    found = states(occurrence, edition.today)
    activity = occurrence.activity
    kinds = {State.cancelled: "cancelled", State.postponed: "cancelled", State.ended: "ended"}
    facts = (*((dates.day(words, occurrence.first_day),) if dated else ()), *_facts(edition, occurrence))
    return Row(
        iso=iso(occurrence.start),
        time=dates.clock(occurrence.start)
        if isinstance(occurrence.start, datetime)
        else words("rows.all_day"),
        times=times(occurrence),
        station=activity.station,
        service=activity.service or "",
        audience=" ".join(one for one in activity.audience if isinstance(one, str)),
        until=_until(words, occurrence),
        title=occurrence.activity.title,
        path=occurrence.activity.path,
        day=dates.day(words, occurrence.first_day),
        badges=own_badges(edition, occurrence),
        kind=next((kinds[state] for state in found if state in kinds), ""),
        facts=facts,
        was=dates.moment(words, occurrence.original) if occurrence.moved else "",
    )


def rows(edition: Edition, occurrences: Iterable[Occurrence], *, dated: bool = False) -> tuple[Row, ...]:
    return tuple(row(edition, occurrence, dated=dated) for occurrence in occurrences)


def day_rows(edition: Edition, day: date, occurrences: Iterable[Occurrence]) -> DayRows:
    return DayRows(
        anchor=f"d{day.isoformat()}",
        iso=day.isoformat(),
        words=dates.day(edition.words, day, year=day.year != edition.today.year),
        rows=rows(edition, occurrences),
        remarks=remarks(edition, day),
        is_past=day < edition.today,
    )


def by_start(edition: Edition, occurrences: Iterable[Occurrence]) -> Iterator[DayRows]:
    """Occurrences under the day each begins on; what began before today stands under today."""
    for day, held in Agenda(occurrences=tuple(occurrences)).starts(edition.today, date.max):
        yield day_rows(edition, day, held)


def badges(words: Words, found: Iterable[State]) -> tuple[Badge, ...]:
    return tuple(
        Badge(kind=BADGES[state][0], icon=BADGES[state][1], word=words(f"states.{state}")) for state in found
    )


def own_badges(edition: Edition, occurrence: Occurrence) -> tuple[Badge, ...]:
    """The states of a date, and that registration has closed, for when it will have."""
    words = edition.words
    found = badges(words, states(occurrence, edition.today))
    if at := closes_later(edition, occurrence):
        (closed,) = badges(words, (State.registration_closed,))
        found = (*found, replace(closed, after=at, until=end_of(occurrence)))
    return found


def closes_later(edition: Edition, occurrence: Occurrence) -> str:
    """Instant at which registration closes for a date that can still be joined; empty without one."""
    registration = occurrence.activity.registration
    if registration is None or registration.closes is None or not occurrence.takes_place:
        return ""
    found = states(occurrence, edition.today)
    if any(state in found for state in (State.full, State.registration_closed, State.ended)):
        return ""
    return ends(registration.closes)


def remarks(edition: Edition, day: date) -> tuple[str, ...]:
    """The lunar date with what falls on it; whether the day is an official holiday or a make-up day."""
    return tuple(filter(None, (lunar.heading(edition.words, day), _holiday(edition, day))))


def _holiday(edition: Edition, day: date) -> str:
    words, holiday = edition.words, edition.site.holidays.get(day)
    if holiday is None:
        return ""
    name = holiday_name(words, holiday.name)
    said = words(f"dates.{'holiday' if holiday.is_off_day else 'make_up_day'}", name=name)
    return said + (words("page.comma") + words("dates.provisional") if holiday.provisional else "")


def fee(words: Words, activity: Activity) -> str:
    """Empty when nobody has said what it costs."""
    if isinstance(activity.fee, Fee):
        if activity.fee.amount == 0:
            return words("fee.free")
        per = words("fee.per", per=activity.fee.per) if activity.fee.per else ""
        return words("fee.amount", amount=f"{activity.fee.amount.normalize():f}") + per
    return words("fee.free") if activity.fee == "free" else ""


def join_way(words: Words, activity: Activity) -> str:
    """How to take part, in two or three words."""
    registration = activity.registration
    if registration is None or not registration.required:
        return words("join.walk_in_short")
    if registration.phone:
        return words("join.phone_short")
    return words("join.desk_short") if registration.desk else words("join.online_short")


def left(words: Words, occurrence: Occurrence) -> str:
    if occurrence.places_left is None:
        return ""
    if occurrence.places_left == 0:
        return words("places.waitlist" if occurrence.activity.waitlist else "places.full")
    return words("places.left", count=occurrence.places_left)


def times(occurrence: Occurrence) -> Times:
    end = begins(occurrence.end) if isinstance(occurrence.end, datetime) else iso(occurrence.last_day)
    status = "" if occurrence.status is Status.scheduled else occurrence.status.value
    return Times(start=iso(occurrence.start), end=end, status=status)


def iso(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return _iso(moment.date(), moment.time(), moment.tzinfo, moment.fold)
    return moment.isoformat()


@lru_cache(maxsize=1 << 12)
def _iso(day: date, at: time, zone: tzinfo | None, fold: int) -> str:
    """Zones take a while to say how far they are off."""
    return datetime.combine(day, at.replace(fold=fold), zone).isoformat(timespec="minutes")


def _until(words: Words, occurrence: Occurrence) -> str:
    if occurrence.end is None or occurrence.last_day > occurrence.first_day:
        return (
            ""
            if occurrence.end is None
            else words("rows.to", end=dates.short_day(words, occurrence.last_day))
        )
    if not isinstance(occurrence.end, datetime):
        return ""
    end = "24:00" if occurrence.end.date() > occurrence.first_day else dates.clock(occurrence.end)
    return words("rows.to", end=end)


def _facts(edition: Edition, occurrence: Occurrence) -> tuple[str, ...]:
    activity = occurrence.activity
    station = edition.site.stations[activity.station].name
    words = edition.words
    if not occurrence.takes_place:
        return tuple(filter(None, (station, rules.pattern(words, activity), occurrence.reason)))
    if occurrence.last_day < edition.today:
        report = next((r for r in activity.reports if r.date == occurrence.first_day), None)
        number = counted(words, report.attendance) if report and report.attendance else ""
        came = words("rows.came", count=number) if number else ""
        return tuple(filter(None, (station, rules.pattern(words, activity), came)))
    facts = (
        station,
        rules.pattern(words, activity),
        fee(words, activity),
        left(words, occurrence),
        join_way(words, activity),
    )
    return tuple(filter(None, facts))
