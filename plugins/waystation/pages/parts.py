"""Where a calendar lists its dates: with the table of the month or, where that would be too long, beside it.

A month that is too long for one list is listed by its weeks, and a week that is too long by its days. All are
neighbours in one folder, so that links between them are the same on each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..almanac import Agenda
from ..almanac.hours import week_of
from ..almanac.months import first_of, last_of

IN_MONTH = 16
"""Rows that a month lists below its table."""
IN_PAGE = 36
"""Rows that a page lists which has nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    folder: str
    """Of the scope."""
    months: tuple[date, ...]
    """First days of all that have a page."""
    whole: frozenset[date]
    """Those that list their own dates."""
    apart: frozenset[date]
    """Those whose list is a page of its own."""
    weeks: Mapping[date, int]
    """How much the other months' weeks list, by their Mondays, in order."""
    days: Mapping[date, int]
    """How much is on on the days of weeks that are too long, in order."""
    listed: frozenset[date]
    """Days with something in their list."""
    crowded: frozenset[date]
    """Months with days that have so much that the table counts it and names none of it."""

    def path(self, day: date) -> str:
        """Where what is on on a day is listed, as far as anything is."""
        month, anchor = first_of(day), f"#{day_anchor(day)}" if day in self.listed else ""
        if month in self.whole or not anchor:
            return month_path(self.folder, day) + anchor
        if month in self.apart:
            return list_path(self.folder, day) + anchor
        return day_path(self.folder, day) if day in self.days else week_path(self.folder, day) + anchor


def parts(folder: str, agenda: Agenda, months: tuple[date, ...], *, counts: bool = False) -> Parts:
    """How the dates of these months, given by their first days, are told apart; ``counts`` names none."""
    whole, apart = set[date](), set[date]()
    weeks, days = dict[date, int](), dict[date, int]()
    listed = set[date]()
    for month in months:
        held = agenda.starts(month, last_of(month))
        count = sum(len(occurrences) for _, occurrences in held)
        if count <= IN_PAGE:
            (whole if count <= IN_MONTH else apart).add(month)
            listed.update(day for day, _ in held)
            continue
        for monday in weeks_of(month):
            of_week = {day: len(held) for day, held in agenda.starts(monday, monday + timedelta(days=6))}
            weeks |= {monday: sum(of_week.values())} if of_week else {}
            if sum(of_week.values()) > IN_PAGE:
                going = agenda.days(monday, monday + timedelta(days=6))
                of_week = {day: len(held) for day, held in going if held}
                days |= of_week
            listed.update(day for day in of_week if first_of(day) == month)
    return Parts(
        folder=folder,
        months=months,
        whole=frozenset(whole),
        apart=frozenset(apart),
        weeks=weeks,
        days=days,
        listed=frozenset(listed),
        crowded=frozenset(months if counts else (first_of(day) for day in days if days[day] > IN_PAGE)),
    )


def weeks_of(month: date) -> list[date]:
    """Mondays of the weeks that lie in the month, if only in part."""
    first, last = week_of(month)[0], last_of(month)
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, 7)]


def month_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day:%Y-%m}/"


def list_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day:%Y-%m}-list/"


def week_path(folder: str, day: date) -> str:
    """``calendar/2026-w49/``, as ISO 8601 numbers the week."""
    return f"{folder}calendar/{day:%G-w%V}/"


def day_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day.isoformat()}/"


def day_anchor(day: date) -> str:
    return f"d{day.isoformat()}"
