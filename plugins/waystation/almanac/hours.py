"""Opening hours on a date: exception, official holiday, make-up day, weekly pattern, in this order."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from string import ascii_lowercase, digits

from ..model import Holiday, Hours, HoursException, Period, Slug, Weekday

DAY_NAMES = digits + ascii_lowercase
"""One character for each pattern of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHours:
    date: date
    periods: tuple[Period, ...]
    """Empty means closed."""
    holiday: Holiday | None = None
    """Official holiday or make-up working day, whether or not it changes the hours."""
    exception: HoursException | None = None

    @property
    def note(self) -> str | None:
        return self.exception.note if self.exception else None

    @property
    def instead(self) -> Slug | None:
        return self.exception.instead if self.exception else None


def day_hours(hours: Hours, day: date, holidays: Mapping[date, Holiday]) -> DayHours:
    holiday = holidays.get(day)
    for exception in hours.exceptions:
        if covers(exception, day):
            periods = () if exception.closed else exception.open
            return DayHours(date=day, periods=periods, holiday=holiday, exception=exception)
    return DayHours(date=day, periods=_ordinary(hours, day, holiday), holiday=holiday)


def table(hours: Hours, first: date, last: date, holidays: Mapping[date, Holiday]) -> str:
    """Hours of every day from ``first`` to ``last`` on one line, for a script to read.

    ``2026-11-28|09:00-12:00 14:00-17:30||-|0100000|408|0341``: the first day, the patterns, a week of days by
    the number of their pattern, in base 36, how many days there are, and those that are not as in that week:
    day 34 has pattern 1. An empty pattern is a day of rest, ``-`` one closed by an exception. The table ends
    early if there should be more patterns than numbers.
    """
    patterns: dict[str, str] = {}
    usual = [_pattern(DayHours(date=first, periods=weekly(hours, weekday))) for weekday in range(7)]
    days = []
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        is_usual = day not in holidays and not any(covers(exception, day) for exception in hours.exceptions)
        pattern = usual[day.weekday()] if is_usual else _pattern(day_hours(hours, day, holidays))
        if pattern not in patterns:
            if len(patterns) == len(DAY_NAMES):
                break
            patterns[pattern] = DAY_NAMES[len(patterns)]
        days.append(patterns[pattern])
    usual = [Counter(days[n::7]).most_common(1)[0][0] for n in range(min(7, len(days)))]
    others = (f"{n:03}{name}" for n, name in enumerate(days) if name != usual[n % 7])
    return "|".join((first.isoformat(), *patterns, "".join(usual), str(len(days)), "".join(others)))


def covers(exception: HoursException, day: date) -> bool:
    first = exception.date or exception.from_
    last = exception.date or exception.to or exception.from_
    return first is not None and last is not None and first <= day <= last


def week_of(day: date) -> tuple[date, ...]:
    """Monday to Sunday of the week that ``day`` is in."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=n) for n in range(7))


def weekly(hours: Hours, weekday: int) -> tuple[Period, ...]:
    """The regular periods of a weekday, 0 for Monday, in order of opening."""
    name = _WEEKDAYS[weekday]
    found = [period for rule in hours.regular if name in rule.days for period in rule.open]
    return tuple(sorted(found, key=lambda period: period.opens))


_WEEKDAYS = tuple(Weekday)


def _pattern(hours: DayHours) -> str:
    if not hours.periods and hours.exception is not None:
        return "-"
    ordered = sorted(hours.periods, key=lambda period: period.opens)
    # Midnight at the end of a day is written so that it sorts after every other time of the day.
    closes = ("24:00" if p.closes == time(0) else f"{p.closes:%H:%M}" for p in ordered)
    return " ".join(f"{p.opens:%H:%M}-{end}" for p, end in zip(ordered, closes, strict=True))


def _ordinary(hours: Hours, day: date, holiday: Holiday | None) -> tuple[Period, ...]:
    if holiday is None:
        return weekly(hours, day.weekday())
    if holiday.is_off_day:
        return weekly(hours, day.weekday()) if hours.holidays == "regular" else ()
    if hours.make_up_days == "closed":
        return ()
    return weekly(hours, 0 if hours.make_up_days == "weekday" else day.weekday())
