"""Changes that make a notice of their own, so that nobody writes them twice: of dates and of hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import TypeAlias

from ..model import Announcement, HoursException, Severity, Slug, Station, Status
from .notices import concerns
from .occurrences import Occurrence, day_of

SOON = timedelta(days=14)
"""How far ahead of the build a change makes a notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateChange:
    """One date of an activity that does not take place as it was announced."""

    occurrence: Occurrence

    @property
    def station(self) -> Slug:
        return self.occurrence.activity.station

    @property
    def kind(self) -> str:
        return _kind(self.occurrence)

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """First and last days that it is about: those of the date, and the day it was moved from."""
        occurrence, was = self.occurrence, day_of(self.occurrence.original)
        moved = ((was, was),) if occurrence.moved else ()
        return (*moved, (occurrence.first_day, occurrence.last_day))

    @property
    def path(self) -> str:
        return self.occurrence.activity.path

    @property
    def anchor(self) -> str:
        """Names it for ever: the date that was announced first does not change."""
        return f"change-{day_of(self.occurrence.original).isoformat()}"

    @property
    def posted(self) -> date:
        """Day on which it was made known, or else on which it came near."""
        occurrence = self.occurrence
        return (
            occurrence.posted or occurrence.activity.updated or min(first for first, _ in self.spans) - SOON
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursChange:
    """Days on which a station is closed or open at other hours, or after which it is closed for good."""

    of: Station
    exception: HoursException | None
    """None when the station closes for good."""
    first: date
    last: date

    @property
    def station(self) -> Slug:
        return self.of.id

    @property
    def kind(self) -> str:
        if self.exception is None:
            return "closed_for_good"
        return "closed" if not self.exception.open else "hours"

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        return ((self.first, self.last),)

    @property
    def path(self) -> str:
        return self.of.path

    @property
    def anchor(self) -> str:
        return f"hours-{self.first.isoformat()}"

    @property
    def posted(self) -> date:
        return self.first - SOON


ChangeNotice: TypeAlias = DateChange | HoursChange


def changes(
    occurrences: Iterable[Occurrence], stations: Iterable[Station], today: date
) -> tuple[ChangeNotice, ...]:
    """What changes today or within the coming fortnight, the most urgent first."""
    found: list[ChangeNotice] = [DateChange(occurrence=one) for one in occurrences if _kind(one)]
    found += [change for station in stations for change in _of_hours(station)]
    soon = (change for change in found if _next_day(change, today) is not None)
    return tuple(sorted(soon, key=lambda change: _urgency(change, today)))


def uncovered(
    found: Iterable[ChangeNotice], announcements: Iterable[Announcement]
) -> tuple[ChangeNotice, ...]:
    """Those of which no announcement speaks already."""
    anywhere: list[Announcement] = []
    here: dict[Slug, list[Announcement]] = {}
    for one in announcements:
        named = {*one.stations, *((one.station,) if one.station else ())}
        for name in named:
            here.setdefault(name, []).append(one)
        if not named:
            anywhere.append(one)
    return tuple(
        change
        for change in found
        if not any(_covers(one, change) for one in chain(anywhere, here.get(change.station, ())))
    )


_KINDS = (Status.cancelled, Status.postponed, Status.rescheduled, Status.moved_online)
_RANKS = ("closed_for_good", "closed", "cancelled", "postponed", "rescheduled", "moved_online", "hours")


def _kind(occurrence: Occurrence) -> str:
    """How a date has changed; empty for one that takes place as announced."""
    if occurrence.status in _KINDS:
        return occurrence.status.value
    return Status.rescheduled.value if occurrence.moved else ""


def _of_hours(station: Station) -> Iterator[HoursChange]:
    for exception in station.hours.exceptions:
        first = exception.date or exception.from_
        last = exception.date or exception.to or exception.from_
        if first is not None and last is not None:
            yield HoursChange(of=station, exception=exception, first=first, last=last)
    if station.closed_on is not None:
        yield HoursChange(of=station, exception=None, first=station.closed_on, last=station.closed_on)


def _next_day(change: ChangeNotice, today: date) -> date | None:
    """The first day of the coming fortnight that it is about."""
    near = [max(first, today) for first, last in change.spans if first <= today + SOON and last >= today]
    return min(near, default=None)


def _urgency(change: ChangeNotice, today: date) -> tuple[date, int, str, str]:
    return _next_day(change, today) or date.max, _RANKS.index(change.kind), change.path, change.anchor


def _covers(announcement: Announcement, change: ChangeNotice) -> bool:
    if not concerns(announcement, change.station):
        return False
    if isinstance(change, DateChange):
        # One that is older than the change speaks of something else, such as the registration.
        activity, posted = change.occurrence.activity, change.occurrence.posted
        said = max(day_of(at) for at in (announcement.issued, *(one.at for one in announcement.updates)))
        return announcement.activity == activity.id and (posted is None or said >= posted)
    if announcement.severity not in (Severity.urgent, Severity.closure):
        return False
    first = day_of(announcement.from_ or announcement.issued)
    last = day_of(announcement.until) if announcement.until else date.max
    return first <= change.first and change.last <= last
