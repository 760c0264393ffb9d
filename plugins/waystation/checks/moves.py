"""Dates that are moved onto another date of the same activity."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..almanac import Occurrence, occurrences
from ..almanac.occurrences import day_of
from ..model import Activity, Site
from ..problems import Code, Problem
from . import _written
from .series import AROUND


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        if activity.repeat is not None:
            yield from _moves(activity)


def _moves(activity: Activity) -> Iterator[Problem]:
    starts = [day_of(change.start) for change in activity.changes if change.start is not None]
    if not starts:
        return
    named = max(*starts, *(change.date for change in activity.changes))
    dates = [one for one in occurrences(activity, named + AROUND) if one.takes_place]
    moved = {day_of(one.original): one for one in reversed(dates) if one.moved}
    longest = max((one.last_day - one.first_day for one in dates), default=timedelta(0))
    for index, change in enumerate(activity.changes):
        one = moved.get(change.date)
        if change.start is None or one is None:
            continue
        first = bisect_left(dates, one.first_day - longest, key=_first_day)
        last = bisect_right(dates, one.last_day, key=_first_day)
        met = next((other for other in dates[first:last] if other is not one and _meet(one, other)), None)
        if met is not None:
            values = {"value": _written.moment(change.start), "other": _written.moment(met.start)}
            mark = activity.mark.of(f"changes.{index}.start")
            yield Problem(mark=mark, code=Code.MOVE_COLLIDES, values=values)


def _meet(one: Occurrence, other: Occurrence) -> bool:
    """Whether two dates go on at the same time; one without an end meets what goes on when it begins."""
    if not isinstance(one.start, datetime) or not isinstance(other.start, datetime):
        return one.first_day <= other.last_day and other.first_day <= one.last_day
    if one.start == other.start:
        return True
    first, second = sorted((one, other), key=_start)
    return isinstance(first.end, datetime) and isinstance(second.start, datetime) and second.start < first.end


def _first_day(occurrence: Occurrence) -> date:
    return occurrence.first_day


def _start(occurrence: Occurrence) -> str:
    return occurrence.start.isoformat()
