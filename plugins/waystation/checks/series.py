"""Repeating activities: the pattern, its end, and the single dates that are named from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..almanac.occurrences import day_of, on_day
from ..almanac.recurrence import rule_days, sky_days
from ..model import Activity, Repeat, Site, Weekday
from ..problems import Code, Problem
from . import _written

OPEN_FOR = timedelta(days=548)
"""A year and a half: an open series that runs longer is probably forgotten."""
FAR = timedelta(days=366 * 8)
"""How far ahead the first date of a pattern is looked for: a 29 February is at most eight years away."""
AROUND = timedelta(days=70)
"""How far beyond a date its neighbours in a series are looked for."""


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        if activity.rule is not None:
            yield from _pattern(activity, activity.rule, today)
        yield from _named(activity)
        yield from _added(activity)


def _pattern(activity: Activity, rule: Repeat, today: date) -> Iterator[Problem]:
    first, mark, field = day_of(activity.start), activity.mark, _field(activity)
    if activity.repeat is not None and activity.rrule is not None:
        yield Problem(mark=mark.of("rrule"), code=Code.REPEAT_AND_RRULE)
    if rule.until is not None and rule.count is not None:
        values = {"value": rule.until.isoformat(), "count": str(rule.count)}
        yield Problem(mark=mark.of(f"{field}.until"), code=Code.UNTIL_AND_COUNT, values=values)
    for index, day in enumerate(rule.days):
        if (day.nth != 0) is not (rule.every in ("month", "year")):
            values = {"value": _written.repeat_day(day), "every": rule.every, "weekday": day.weekday.value}
            yield Problem(mark=mark.of(f"{field}.days.{index}"), code=Code.NTH_OUTSIDE_MONTH, values=values)
    if rule.until is not None and rule.until < first:
        values = {"value": rule.until.isoformat(), "start": _written.moment(activity.start)}
        yield Problem(mark=mark.of(f"{field}.until"), code=Code.UNTIL_BEFORE_START, values=values)
        return
    yield from _start(activity, rule)
    yield from _short_months(activity, rule)
    if rule.until is None and rule.count is None and first + OPEN_FOR < today:
        values = {"start": _written.moment(activity.start), "field": "until"}
        yield Problem(mark=mark.of(field), code=Code.OPEN_SERIES, values=values)


def _start(activity: Activity, rule: Repeat) -> Iterator[Problem]:
    """The first date has to be one of the pattern's, because every calendar counts from it."""
    first = day_of(activity.start)
    day = next(rule_days(first, replace(rule, until=None, count=None), first + FAR), None)
    if day == first:
        return
    if day is None:
        mark = activity.mark.of(_field(activity))
        yield Problem(mark=mark, code=Code.NEVER, values={"start": _written.moment(activity.start)})
        return
    weekday = list(Weekday)[first.weekday()]
    days = [
        *(_written.repeat_day(one) for one in rule.days),
        *("last" if n < 0 else str(n) for n in rule.on_dates),
    ]
    values = {"value": _written.moment(activity.start), "weekday": weekday.value, "days": ", ".join(days)}
    values["near"] = _written.moment(on_day(day, activity.start))
    yield Problem(mark=activity.mark.of("start"), code=Code.START_OFF_PATTERN, values=values)


def _short_months(activity: Activity, rule: Repeat) -> Iterator[Problem]:
    """Months that have no such day are skipped, which few expect."""
    if rule.every != "month":
        return
    own = not rule.days and not rule.on_dates
    asked = [day_of(activity.start).day] if own else [day for day in rule.on_dates if day > 28]
    for day in asked:
        if day > 28:
            field = "start" if own else f"{_field(activity)}.on_dates"
            months = {29: "2", 30: "2", 31: "2, 4, 6, 9, 11"}[day]
            values = {"value": str(day), "months": months}
            yield Problem(mark=activity.mark.of(field), code=Code.MONTHS_SKIPPED, values=values)


def _field(activity: Activity) -> str:
    return "repeat" if activity.repeat is not None else "rrule"


def _added(activity: Activity) -> Iterator[Problem]:
    """An added date that the pattern has already."""
    if not activity.add:
        return
    last = max(day_of(one.start) for one in activity.add)
    seen = set(days(replace(activity, add=()), last))
    for index, one in enumerate(activity.add):
        if day_of(one.start) in seen:
            values = {"value": _written.moment(one.start)}
            yield Problem(mark=activity.mark.of(f"add.{index}.start"), code=Code.ADDED_TWICE, values=values)
        seen.add(day_of(one.start))


def _named(activity: Activity) -> Iterator[Problem]:
    """Exceptions and changes name dates that the activity has, and each of them once."""
    left_out = activity.rule.except_ if activity.rule else ()
    named = [(f"repeat.except.{n}", "except", day) for n, day in enumerate(left_out)]
    named += [(f"changes.{n}.date", "date", change.date) for n, change in enumerate(activity.changes)]
    if not named or _is_backwards(activity):
        return
    dates = days(activity, max(day for _, _, day in named) + AROUND)
    held = frozenset(dates)
    before: dict[date, str] = {}
    for name, field, day in named:
        mark = activity.mark.of(name)
        if day not in held:
            values = {"field": field, "value": day.isoformat(), **nearest(day, dates)}
            yield Problem(mark=mark, code=Code.NOT_IN_SERIES, values=values)
        elif day in before:
            values = {"field": field, "value": day.isoformat(), "first": before[day]}
            yield Problem(mark=mark, code=Code.DATE_TWICE, values=values)
        before.setdefault(day, str(mark.line))


def days(activity: Activity, horizon: date) -> tuple[date, ...]:
    """The days for which an activity was announced, exceptions included."""
    first = day_of(activity.start)
    if activity.follows_sky:
        pattern = sky_days(activity, horizon)
    else:
        pattern = rule_days(first, activity.rule, horizon) if activity.rule else iter((first,))
    return (*pattern, *(day_of(one.start) for one in activity.add))


def nearest(day: date, dates: tuple[date, ...]) -> dict[str, str]:
    """The one or two of the dates that are probably meant."""
    chosen = sorted(sorted(dates, key=lambda other: (abs(other - day), other))[:2])
    return {"near": _written.days(tuple(chosen))} if chosen else {}


def _is_backwards(activity: Activity) -> bool:
    """Whether the series ends before it begins, which is told once and not for every date."""
    until = activity.rule.until if activity.rule else None
    return until is not None and until < day_of(activity.start)
