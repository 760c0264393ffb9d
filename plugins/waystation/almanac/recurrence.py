"""Dates of a repeating pattern, as RFC 5545 §3.3.10 reads them (weeks begin on Monday)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice

from ..model import Activity, Holiday, LunarDay, Repeat, RepeatDay, Weekday
from . import lunar


def rule_days(start: date, repeat: Repeat, horizon: date) -> Iterator[date]:
    """Days of the bare pattern from ``start`` to ``horizon``: exceptions and holidays are still among them.

    Months without the day asked for (the 31st, 29 February) have none, as RFC 5545 says. Nothing is looked
    for beyond the horizon, so that a pattern that never comes true ends there.
    """
    last = min(repeat.until, horizon) if repeat.until else horizon
    found = (day for day in _PATTERNS[repeat.every](start, repeat, last) if start <= day <= last)
    return islice(found, repeat.count)


def most_days(start: date, repeat: Repeat, horizon: date) -> int:
    """At least as many days as ``rule_days`` finds, or looks at, reckoned without looking."""
    last = min(repeat.until, horizon) if repeat.until else horizon
    length = (last - start).days + 1
    if length <= 0:
        return 0
    days, dates = len(repeat.days), len(repeat.on_dates)
    each = {
        "day": 1,
        "week": days or (7 if dates else 1),
        "month": 5 * days or dates or 1,
        "year": 53 * days or 12 * dates or 1,
    }[repeat.every]
    # One period more at either end, because it may begin within one.
    periods = length // (_LENGTHS[repeat.every] * _interval(repeat)) + 2
    is_plain = not days and not dates
    return periods * each if repeat.count is None or not is_plain else min(periods, repeat.count)


def sky_days(activity: Activity, horizon: date) -> Iterator[date]:
    """Days of a lunar or solar-term series from its start on, as many as its own horizon says.

    A lunar year that has no such day (a 30th in a month of 29, a leap month that does not come) has none.
    """
    first = activity.start.date() if isinstance(activity.start, datetime) else activity.start
    # A lunar year reaches into the solar year after it.
    years = range(max(first.year - 1, lunar.FIRST.year), min(horizon.year, lunar.LAST.year) + 1)
    found = (_sky_day(activity, year) for year in years)
    # Reckoning a year takes milliseconds: none is looked at after the last day that is asked for.
    yield from islice((day for day in found if day is not None and first <= day <= horizon), activity.horizon)


def _sky_day(activity: Activity, year: int) -> date | None:
    if activity.solar_term is not None:
        return lunar.solar_term_day(year, activity.solar_term)
    if isinstance(activity.lunar, LunarDay):
        leap = activity.lunar.leap == "only"
        if activity.lunar.day < 0:
            return lunar.last_day_of_month(year, activity.lunar.month, leap)
        return lunar.solar_day(year, activity.lunar.month, activity.lunar.day, leap)
    return lunar.last_day_of_month(year, 12)


def is_skipped(day: date, repeat: Repeat, holidays: Mapping[date, Holiday]) -> bool:
    """Whether a day of the pattern does not take place: excepted, a holiday, or a make-up working day."""
    if day in repeat.except_:
        return True
    holiday = holidays.get(day)
    if holiday is None:
        return False
    return repeat.holidays == "skip" if holiday.is_off_day else repeat.make_up_days == "skip"


def _daily(start: date, repeat: Repeat, last: date) -> Iterator[date]:
    weekdays = {_WEEKDAYS[day.weekday] for day in repeat.days}
    for number in range(start.toordinal(), last.toordinal() + 1, _interval(repeat)):
        day = date.fromordinal(number)
        if (not weekdays or day.weekday() in weekdays) and _is_asked(day, repeat):
            yield day


def _weekly(start: date, repeat: Repeat, last: date) -> Iterator[date]:
    weekdays = sorted({_WEEKDAYS[day.weekday] for day in repeat.days})
    if not weekdays:
        weekdays = list(range(7)) if repeat.on_dates else [start.weekday()]
    monday = start.toordinal() - start.weekday()
    for week in range(monday, last.toordinal() + 1, 7 * _interval(repeat)):
        for weekday in weekdays:
            # Nothing beyond the last day: it may be the last there is.
            if 0 < week + weekday <= last.toordinal() and _is_asked(
                day := date.fromordinal(week + weekday), repeat
            ):
                yield day


def _monthly(start: date, repeat: Repeat, last: date) -> Iterator[date]:
    first, end = (12 * day.year + day.month - 1 for day in (start, last))
    for month in range(first, end + 1, _interval(repeat)):
        yield from _in_month(*divmod(month, 12), start, repeat)


def _yearly(start: date, repeat: Repeat, last: date) -> Iterator[date]:
    for year in range(start.year, last.year + 1, _interval(repeat)):
        if repeat.days:
            length = date(year, 12, 31).timetuple().tm_yday
            yield from (
                day for day in _weekdays(date(year, 1, 1), length, repeat.days) if _is_asked(day, repeat)
            )
        elif repeat.on_dates:
            for month in range(12):
                yield from _in_month(year, month, start, repeat)
        else:
            yield from _in_month(year, start.month - 1, start, repeat)


def _in_month(year: int, month: int, start: date, repeat: Repeat) -> Iterator[date]:
    """The pattern's days in one month, counted from 0."""
    first, length = date(year, month + 1, 1), monthrange(year, month + 1)[1]
    if repeat.days:
        yield from (day for day in _weekdays(first, length, repeat.days) if _is_asked(day, repeat))
        return
    asked = {day if day > 0 else length + 1 + day for day in repeat.on_dates or (start.day,)}
    yield from (first.replace(day=day) for day in sorted(asked) if day <= length)


def _weekdays(first: date, length: int, days: Iterable[RepeatDay]) -> list[date]:
    """The weekdays of a month or a year that begins with ``first``."""
    found: set[int] = set()
    for day in days:
        every = range((_WEEKDAYS[day.weekday] - first.weekday()) % 7, length, 7)
        if not day.nth:
            found.update(every)
        elif abs(day.nth) <= len(every):
            found.add(every[day.nth - 1 if day.nth > 0 else day.nth])
    return [date.fromordinal(first.toordinal() + number) for number in sorted(found)]


def _is_asked(day: date, repeat: Repeat) -> bool:
    """Whether it is one of the days of the month asked for, if any are."""
    if not repeat.on_dates:
        return True
    return day.day in repeat.on_dates or day.day - monthrange(day.year, day.month)[1] - 1 in repeat.on_dates


def _interval(repeat: Repeat) -> int:
    return max(repeat.interval, 1)


_PATTERNS = {"day": _daily, "week": _weekly, "month": _monthly, "year": _yearly}
_LENGTHS = {"day": 1, "week": 7, "month": 28, "year": 365}
_WEEKDAYS = {weekday: number for number, weekday in enumerate(Weekday)}
