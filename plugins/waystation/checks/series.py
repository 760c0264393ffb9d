"""Repeating activities: the pattern, its end, and the single dates that are named from it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..almanac.occurrences import day_of, series_days
from ..model import Activity, Repeat, Site, Weekday
from ..problems import Code, Problem
from . import _written

OPEN_FOR = timedelta(days=548)
"""A year and a half: an open series that runs longer is probably forgotten."""
AROUND = timedelta(weeks=2)
"""How far beyond a date its neighbours in a weekly series are looked for."""


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        if activity.repeat is not None:
            yield from _pattern(activity, activity.repeat, today)
        yield from _named(activity)


def _pattern(activity: Activity, repeat: Repeat, today: date) -> Iterator[Problem]:
    first, mark = day_of(activity.start), activity.mark
    weekday = list(Weekday)[first.weekday()]
    if repeat.days and weekday not in repeat.days:
        day = next(series_days(first, Repeat(every="week", days=repeat.days), first + AROUND))
        at = datetime.combine(day, activity.start.timetz()) if isinstance(activity.start, datetime) else day
        days = ", ".join(repeat.days)
        values = {"value": _written.moment(activity.start), "weekday": weekday.value, "days": days}
        values["near"] = _written.moment(at)
        yield Problem(mark=mark.of("start"), code=Code.START_OFF_PATTERN, values=values)
    if repeat.until is not None and repeat.until < first:
        values = {"value": repeat.until.isoformat(), "start": _written.moment(activity.start)}
        yield Problem(mark=mark.of("repeat.until"), code=Code.UNTIL_BEFORE_START, values=values)
    if repeat.until is None and first + OPEN_FOR < today:
        values = {"start": _written.moment(activity.start), "field": "until"}
        yield Problem(mark=mark.of("repeat"), code=Code.OPEN_SERIES, values=values)


def _named(activity: Activity) -> Iterator[Problem]:
    """Exceptions and changes name dates that the activity has, and each of them once."""
    left_out = activity.repeat.except_ if activity.repeat else ()
    named = [(f"repeat.except.{n}", "except", day) for n, day in enumerate(left_out)]
    named += [(f"changes.{n}.date", "date", change.date) for n, change in enumerate(activity.changes)]
    if not named or _is_backwards(activity):
        return
    dates = days(activity, max(day for _, _, day in named) + AROUND)
    before: dict[date, str] = {}
    for name, field, day in named:
        mark = activity.mark.of(name)
        if day not in dates:
            values = {"field": field, "value": day.isoformat(), **nearest(day, dates)}
            yield Problem(mark=mark, code=Code.NOT_IN_SERIES, values=values)
        elif day in before:
            values = {"field": field, "value": day.isoformat(), "first": before[day]}
            yield Problem(mark=mark, code=Code.DATE_TWICE, values=values)
        before.setdefault(day, str(mark.line))


def days(activity: Activity, horizon: date) -> tuple[date, ...]:
    """The days for which an activity was announced, exceptions included."""
    first = day_of(activity.start)
    return tuple(series_days(first, activity.repeat, horizon)) if activity.repeat else (first,)


def nearest(day: date, dates: tuple[date, ...]) -> dict[str, str]:
    """The one or two of the dates that are probably meant."""
    chosen = sorted(sorted(dates, key=lambda other: (abs(other - day), other))[:2])
    return {"near": _written.days(tuple(chosen))} if chosen else {}


def _is_backwards(activity: Activity) -> bool:
    """Whether the series ends before it begins, which is told once and not for every date."""
    until = activity.repeat.until if activity.repeat else None
    return until is not None and until < day_of(activity.start)
