"""Days of a month under the week they are in, as ISO 8601 numbers it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ..almanac import Occurrence
from ..almanac.hours import week_of
from ..edition import Edition
from ..words import Words, dates
from .rows import DayRows, day_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRows:
    """The days of one week on which something begins."""

    anchor: str
    words: str
    span: str
    """Its days that lie in the month."""
    days: tuple[DayRows, ...]


def by_week(
    edition: Edition, days: Iterable[tuple[date, tuple[Occurrence, ...]]], month: date
) -> Iterator[WeekRows]:
    """Days of one month, in order, under the weeks they are in."""
    words = edition.words
    for monday, held in groupby(days, key=lambda day: week_of(day[0])[0]):
        yield WeekRows(
            anchor=week_anchor(monday),
            words=words("calendar.week", number=monday.isocalendar().week),
            span=span_inside(words, monday, month),
            days=tuple(day_rows(edition, day, occurrences) for day, occurrences in held),
        )


def week_anchor(day: date) -> str:
    """``w2026-W48``."""
    return f"w{day:%G-W%V}"


def week_span(words: Words, monday: date) -> str:
    """``12月7日–13日``, or with both months."""
    return _span(words, monday, monday + timedelta(days=6))


def span_inside(words: Words, monday: date, month: date) -> str:
    """Those of its days that lie in the month."""
    inside = [day for day in week_of(monday) if (day.year, day.month) == (month.year, month.month)]
    return _span(words, inside[0], inside[-1])


def _span(words: Words, first: date, last: date) -> str:
    if first == last:
        return dates.short_day(words, first)
    if first.month != last.month:
        return words("dates.days", first=dates.short_day(words, first), last=dates.short_day(words, last))
    named = {"month": dates.short_month(words, first), "first": first.day, "last": last.day}
    return words("calendar.week_span", **named)
