"""Where a calendar lists its dates: with the month or, where that would be too long, with each of its weeks.

A week that would be too long leaves its dates to its days. Months, weeks and days are neighbours in one
folder, so that links between them are the same on each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..almanac import Agenda
from ..almanac.hours import week_of
from ..almanac.months import first_of, last_of

IN_MONTH = 18
"""Rows that a month lists below its table."""
IN_PAGE = 40
"""Rows that a page lists which has nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    folder: str
    """Of the scope."""
    months: tuple[date, ...]
    """First days of all that have a page."""
    whole: frozenset[date]
    """Those that list their own dates."""
    weeks: Mapping[date, int]
    """How much the other months' weeks list, by their Mondays, in order."""
    days: Mapping[date, int]
    """How much is on on the days of weeks that are too long, in order."""
    listed: frozenset[date]
    """Days with something in their list."""

    def path(self, day: date) -> str:
        """Where what is on on a day is listed, as far as anything is."""
        anchor = f"#{day_anchor(day)}" if day in self.listed else ""
        if first_of(day) in self.whole or not anchor:
            return month_path(self.folder, day) + anchor
        return day_path(self.folder, day) if day in self.days else week_path(self.folder, day) + anchor


def parts(folder: str, agenda: Agenda, months: tuple[date, ...]) -> Parts:
    """How the dates of these months, given by their first days, are told apart."""
    whole: set[date] = set()
    weeks: dict[date, int] = {}
    days: dict[date, int] = {}
    listed: set[date] = set()
    for month in months:
        held = agenda.starts(month, last_of(month))
        if sum(len(occurrences) for _, occurrences in held) <= IN_MONTH:
            whole.add(month)
            listed.update(day for day, _ in held)
            continue
        for monday in weeks_of(month):
            of_week = {day: len(held) for day, held in agenda.starts(monday, monday + timedelta(days=6))}
            listed.update(day for day in of_week if first_of(day) == month)
            if of_week:
                weeks[monday] = sum(of_week.values())
            if sum(of_week.values()) > IN_PAGE:
                whole_week = agenda.days(monday, monday + timedelta(days=6))
                days.update({day: len(held) for day, held in whole_week if held})
                listed.update(day for day, held in whole_week if held and first_of(day) == month)
    return Parts(
        folder=folder, months=months, whole=frozenset(whole), weeks=weeks, days=days, listed=frozenset(listed)
    )


def weeks_of(month: date) -> list[date]:
    """Mondays of the weeks that lie in the month, if only in part."""
    first, last = week_of(month)[0], last_of(month)
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, 7)]


def month_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day:%Y-%m}/"


def week_path(folder: str, day: date) -> str:
    """``calendar/2026-w49/``, as ISO 8601 numbers the week."""
    return f"{folder}calendar/{day:%G-w%V}/"


def day_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day.isoformat()}/"


def day_anchor(day: date) -> str:
    return f"d{day.isoformat()}"
