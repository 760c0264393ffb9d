"""Dates and times in words: days with their weekday, spans without saying anything twice."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from ..model import Moment, Period
from . import Words


def day(words: Words, on: date, *, year: bool = False) -> str:
    """``11月28日 星期六``, with the year where it is not plain."""
    return _said(words, "full_day" if year else "day", on)


def short_day(words: Words, on: date) -> str:
    """``11月28日``."""
    return _said(words, "short_day", on)


def short_month(words: Words, on: date) -> str:
    """``11月``."""
    return _said(words, "short_month", on)


def full_date(words: Words, on: date) -> str:
    """``2026年11月28日``."""
    return _said(words, "full_date", on)


def weekday(words: Words, on: date) -> str:
    return words(f"dates.weekdays.{on.isoweekday()}")


def short_weekday(words: Words, on: date) -> str:
    """``周六``."""
    return words(f"dates.short_weekdays.{on.isoweekday()}")


def month(words: Words, on: date) -> str:
    """``2026年12月``."""
    return _said(words, "month", on)


def clock(at: time | datetime) -> str:
    return f"{at.hour:02}:{at.minute:02}"


def clock_span(start: Moment, end: Moment | None) -> str:
    """``09:00–11:00`` within a day, ``09:00`` without an end, nothing for all-day."""
    if not isinstance(start, datetime):
        return ""
    if isinstance(end, datetime) and end.date() == start.date():
        return f"{clock(start)}–{clock(end)}"
    return clock(start)


def span(words: Words, start: Moment, end: Moment | None, *, year: bool = False) -> str:
    """A start and end in full words; an all-day end is its last day."""
    first = start.date() if isinstance(start, datetime) else start
    if not isinstance(start, datetime):
        last = end if end is not None and not isinstance(end, datetime) else first
        if last == first:
            return words("dates.all_day", day=day(words, first, year=year))
        return words("dates.days", first=day(words, first, year=year), last=day(words, last))
    if end is None or not isinstance(end, datetime):
        return words("dates.from_time", day=day(words, first, year=year), start=clock(start))
    if end.date() == first:
        return words("dates.times", day=day(words, first, year=year), start=clock(start), end=clock(end))
    if end.time() == time(0) and end.date() == first + timedelta(days=1):
        return words("dates.times", day=day(words, first, year=year), start=clock(start), end="24:00")
    return words(
        "dates.days",
        first=f"{day(words, first, year=year)} {clock(start)}",
        last=f"{day(words, end.date())} {clock(end)}",
    )


def moment(words: Words, at: Moment, *, year: bool = False) -> str:
    """``11月28日 星期六 09:00``, or the day alone."""
    if isinstance(at, datetime):
        return f"{day(words, at.date(), year=year)} {clock(at)}"
    return day(words, at, year=year)


def periods(words: Words, of_day: tuple[Period, ...]) -> str:
    """``09:00–12:00、14:00–17:30``, or that it is closed."""
    if not of_day:
        return words("hours.closed")
    return words("dates.joint").join(f"{clock(period.opens)}–{clock(period.closes)}" for period in of_day)


@lru_cache(maxsize=1 << 12)
def _said(words: Words, form: str, on: date) -> str:
    """The same few days are named on page after page."""
    return words(
        f"dates.{form}",
        year=on.year,
        month=on.month,
        day=on.day,
        weekday=weekday(words, on),
        month_name=words(f"dates.months.{on.month}"),
    )
