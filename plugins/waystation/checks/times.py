"""When one date of an activity begins and ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..almanac.occurrences import day_of
from ..model import Activity, Moment, Site, Status
from ..problems import Code, Problem
from . import _written

LONGEST = timedelta(days=14)
"""Longer than this is a series, or a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One start and end as they are written, and the names of the fields that they stand in."""

    start: Moment
    start_name: str
    end: Moment
    end_name: str


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        yield from _duration(activity)
        for span in _spans(activity):
            yield from _span(activity, span)
        yield from _states(activity)


def _duration(activity: Activity) -> Iterator[Problem]:
    if activity.duration is None:
        return
    mark, start = activity.mark.of("duration"), _written.moment(activity.start)
    if activity.end is not None:
        values = {"value": _written.moment(activity.end), "start": start}
        yield Problem(mark=mark, code=Code.END_AND_DURATION, values=values)
    if activity.is_all_day:
        values = {"field": "duration", "value": _written.length(activity.duration), "start": start}
        yield Problem(mark=mark, code=Code.DATE_MIXED_WITH_TIME, values=values)
    elif activity.duration > LONGEST:
        values = {"value": str(activity.duration.days), "most": str(LONGEST.days)}
        yield Problem(mark=mark, code=Code.TOO_LONG, values=values)


def _spans(activity: Activity) -> Iterator[Span]:
    if activity.end is not None:
        yield Span(start=activity.start, start_name="start", end=activity.end, end_name="end")
    for index, change in enumerate(activity.changes):
        if change.start is not None and isinstance(change.start, datetime) is activity.is_all_day:
            # Named as an end only for its place: it must be of the same kind as the first start.
            yield Span(
                start=activity.start, start_name="start", end=change.start, end_name=f"changes.{index}.start"
            )
        if change.end is None:
            continue
        start, name = change.start, f"changes.{index}.start"
        if start is None:
            start, name = _on(change.date, activity.start), f"changes.{index}.date"
        yield Span(start=start, start_name=name, end=change.end, end_name=f"changes.{index}.end")


def _span(activity: Activity, span: Span) -> Iterator[Problem]:
    mark, field = activity.mark.of(span.end_name), span.end_name.rpartition(".")[2]
    field = "new_start" if field == "start" else field
    values = {"field": field, "value": _written.moment(span.end), "start": _written.moment(span.start)}
    if isinstance(span.start, datetime) is not isinstance(span.end, datetime):
        yield Problem(mark=mark, code=Code.DATE_MIXED_WITH_TIME, values=values)
    elif span.end < span.start or (isinstance(span.end, datetime) and span.end == span.start):
        yield Problem(mark=mark, code=Code.END_BEFORE_START, values=values)
    elif (length := _length(span)) > LONGEST:
        values = {"value": str(-(-length // timedelta(days=1))), "most": str(LONGEST.days)}
        yield Problem(mark=mark, code=Code.TOO_LONG, values=values)


def _length(span: Span) -> timedelta:
    """An all-day end is its last day, included."""
    if isinstance(span.start, datetime) and isinstance(span.end, datetime):
        return span.end - span.start
    return day_of(span.end) - day_of(span.start) + timedelta(days=1)


def _on(day: date, pattern: Moment) -> Moment:
    at = pattern.timetz() if isinstance(pattern, datetime) else time(0)
    return datetime.combine(day, at) if isinstance(pattern, datetime) else day


def _states(activity: Activity) -> Iterator[Problem]:
    """What is entered must be said in full: why something does not take place, and when it does instead."""
    entered: list[tuple[str, Status, str | None, Moment | None]]
    entered = [("", activity.status, activity.reason, activity.start)]
    changes = enumerate(activity.changes)
    entered += [(f"changes.{n}.", c.status, c.reason, c.start) for n, c in changes if c.status]
    for at, status, reason, start in entered:
        mark, value = activity.mark.of(f"{at}status"), status.value
        if status in (Status.cancelled, Status.postponed) and not reason:
            yield Problem(mark=mark, code=Code.CANCELLED_WITHOUT_REASON, values={"value": value})
        if status is Status.rescheduled and start is None:
            yield Problem(mark=mark, code=Code.RESCHEDULED_WITHOUT_START, values={"value": value})
