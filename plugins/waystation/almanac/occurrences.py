"""From an activity to its dates: a Series is the activity with its rule, an Occurrence one date of it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from ..model import Activity, Addition, Change, Holiday, Moment, Status
from .recurrence import is_skipped, rule_days, sky_days

_NO_HOLIDAYS: Mapping[date, Holiday] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One date of an activity as it stands now."""

    activity: Activity
    original: Moment
    """Start that was first announced: RFC 5545's RECURRENCE-ID, schema.org's previousStartDate."""
    start: Moment
    end: Moment | None
    """End of a timed occurrence; for an all-day one the last day, included."""
    status: Status
    location: str | None
    places_left: int | None
    reason: str | None = None
    instead: str | None = None
    posted: date | None = None
    is_addition: bool = False
    """Whether it stands beside the pattern (``add``)."""

    first_day: date = field(init=False, repr=False, compare=False)
    last_day: date = field(init=False, repr=False, compare=False)
    """Last local day on which it goes on; an end at midnight belongs to the day before."""

    def __post_init__(self) -> None:
        # Lists ask for these days over and over.
        object.__setattr__(self, "first_day", day_of(self.start))
        object.__setattr__(self, "last_day", _last_day(self.first_day, self.end))

    @property
    def takes_place(self) -> bool:
        return self.status not in (Status.cancelled, Status.postponed)

    @property
    def moved(self) -> bool:
        return self.start != self.original


class State(StrEnum):
    """What a reader must know of an occurrence, and what stays true after the day of the build.

    That it is today, or under way, only the browser can say.
    """

    cancelled = "cancelled"
    postponed = "postponed"
    rescheduled = "rescheduled"
    tentative = "tentative"
    moved_online = "moved_online"
    full = "full"
    registration_closed = "registration_closed"
    ended = "ended"


def occurrences(
    activity: Activity, horizon: date, holidays: Mapping[date, Holiday] = _NO_HOLIDAYS
) -> tuple[Occurrence, ...]:
    """All dates of an activity that were announced for ``horizon`` or before, in order of their start."""
    changes = {change.date: change for change in activity.changes}
    starts = _starts(activity, horizon, holidays)
    made = [_occurrence(activity, start, changes.get(day_of(start))) for start in starts]
    for one in activity.add:
        if day_of(one.start) <= horizon:
            made.append(_added(activity, one, changes.get(day_of(one.start))))
    return tuple(sorted(made, key=lambda occurrence: order_of(occurrence.start)))


def announced_for(activity: Activity, days: Collection[date]) -> tuple[Occurrence, ...]:
    """Those dates of the pattern that were announced for one of the days, in the pattern's order."""
    if not days:
        return ()
    changes = {change.date: change for change in activity.changes}
    starts = (start for start in _starts(activity, max(days), _NO_HOLIDAYS) if day_of(start) in days)
    return tuple(_occurrence(activity, start, changes.get(day_of(start))) for start in starts)


def has_dates(activity: Activity, horizon: date, holidays: Mapping[date, Holiday] = _NO_HOLIDAYS) -> bool:
    """Whether any date of an activity that is no draft was announced for ``horizon`` or before."""
    if activity.status is Status.draft:
        return False
    drafts = {change.date for change in activity.changes if change.status is Status.draft}
    added = (one.start for one in activity.add if day_of(one.start) <= horizon)
    return any(day_of(start) not in drafts for start in chain(_starts(activity, horizon, holidays), added))


def states(occurrence: Occurrence, today: date) -> tuple[State, ...]:
    """Everything that is not normal, the most important first; empty for a plain date to come."""
    entered = _ENTERED.get(occurrence.status)
    if entered in (State.cancelled, State.postponed):
        return (entered, State.ended) if occurrence.last_day < today else (entered,)
    if occurrence.last_day < today:
        return (State.ended,) if entered is None else (State.ended, entered)
    found = [entered] if entered else []
    if occurrence.places_left == 0:
        found.append(State.full)
    elif _registration_closed(occurrence.activity, today):
        found.append(State.registration_closed)
    return tuple(found)


def written_days(activity: Activity) -> Iterator[date]:
    """The days that an activity's own file names."""
    yield day_of(activity.start)
    if activity.end:
        yield day_of(activity.end)
    if activity.rule and activity.rule.until:
        yield activity.rule.until
    for one in activity.add:
        yield day_of(one.start)
    yield from (day_of(change.start) for change in activity.changes if change.start)


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def order_of(moment: Moment) -> tuple[date, bool, time]:
    """Sort key for days and times together: all-day first."""
    if isinstance(moment, datetime):
        return moment.date(), True, moment.time()
    return moment, False, time(0)


def _last_day(first_day: date, end: Moment | None) -> date:
    if end is None:
        return first_day
    last = day_of(end)
    if isinstance(end, datetime) and end.time() == time(0) and first_day < last:
        return last - timedelta(days=1)
    return last


_ENTERED: dict[Status, State] = {
    status: State(status.value) for status in Status if status not in (Status.scheduled, Status.draft)
}


def _starts(activity: Activity, horizon: date, holidays: Mapping[date, Holiday]) -> Iterator[Moment]:
    rule = activity.rule
    if activity.follows_sky:
        for day in sky_days(activity, horizon):
            yield on_day(day, activity.start)
        return
    if rule is None:
        yield activity.start
        return
    for day in rule_days(day_of(activity.start), rule, horizon):
        if not is_skipped(day, rule, holidays):
            yield on_day(day, activity.start)


def _registration_closed(activity: Activity, today: date) -> bool:
    closes = activity.registration.closes if activity.registration else None
    return closes is not None and day_of(closes) < today


def on_day(day: date, pattern: Moment) -> Moment:
    """``day`` at the local time of ``pattern``."""
    return datetime.combine(day, pattern.timetz()) if isinstance(pattern, datetime) else day


def _occurrence(activity: Activity, original: Moment, change: Change | None) -> Occurrence:
    start = change.start if change and change.start else original
    end = change.end if change and change.end else _end(activity, start)
    status = activity.status
    if change and change.status:
        status = change.status
    # A change of place alone keeps the status, yet has its own reason.
    told = change if change and (change.status or change.reason) else activity
    return Occurrence(
        activity=activity,
        original=original,
        start=start,
        end=end,
        status=status,
        location=change.location if change and change.location else activity.location,
        places_left=activity.places_left
        if change is None or change.places_left is None
        else change.places_left,
        reason=told.reason,
        instead=told.instead,
        posted=told.posted,
    )


def _added(activity: Activity, one: Addition, change: Change | None) -> Occurrence:
    made = _occurrence(activity, one.start, change)
    keeps_end = one.end is None or (
        change is not None and (change.start is not None or change.end is not None)
    )
    return replace(made, is_addition=True) if keeps_end else replace(made, end=one.end, is_addition=True)


def _end(activity: Activity, start: Moment) -> Moment | None:
    """The end that belongs to ``start``, as long after it as in the activity's own pattern (local time)."""
    if activity.duration is not None and isinstance(start, datetime):
        return start + activity.duration
    if activity.end is None:
        return None
    if isinstance(start, datetime):
        # Datetimes of one zone subtract as local times (PEP 495): the length is that on the wall clock.
        if not isinstance(activity.end, datetime) or not isinstance(activity.start, datetime):
            return None
        return start + (activity.end - activity.start)
    return day_of(start) + (day_of(activity.end) - day_of(activity.start))
