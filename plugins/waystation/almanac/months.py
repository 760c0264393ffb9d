"""Months: their first and last days, and up to which of them dates have been published."""

from datetime import date, timedelta

from ..model import Activity
from .agenda import Agenda

MONTHS_BACK, MONTHS_AHEAD = 3, 4
"""Months that exist around the build's even when nothing is on."""


def first_of(day: date, months: int = 0) -> date:
    """First day of the month that lies so many months after that of ``day``."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def last_of(day: date) -> date:
    return first_of(day, 1) - timedelta(days=1)


def set_dates(agenda: Agenda) -> Agenda:
    """Dates that somebody has set, alone or in a series that ends: they say how far months are planned."""
    return agenda.where(lambda occurrence: not _is_open(occurrence.activity))


def span(agenda: Agenda, today: date) -> tuple[date, ...]:
    """First days of the months around today and of all in which somebody has set a date."""
    first, last = first_of(today, -MONTHS_BACK), first_of(today, MONTHS_AHEAD)
    fixed = set_dates(agenda).occurrences
    first = min([first, *(o.first_day.replace(day=1) for o in fixed)])
    last = max([last, *(o.last_day.replace(day=1) for o in fixed)])
    months = [first]
    while months[-1] < last:
        months.append(first_of(months[-1], 1))
    return tuple(months)


def published_until(agenda: Agenda, today: date, programme_day: int | None = None) -> date:
    """Last day of the last month that is published: without dates, a later month is unknown, not empty.

    A month that is over is published. Beyond it, months are published up to that of the last date
    somebody has set; what goes on without an end says nothing, for it goes on whether or not a month was
    planned. Where each next month is announced on a day of the month (``programme_day``), a date set further
    ahead does not publish the months before it whose own announcement is still to come.
    """
    over = first_of(today) - timedelta(days=1)
    ahead = [last_of(occurrence.last_day) for occurrence in set_dates(agenda).occurrences]
    until = max(ahead, default=over)
    if programme_day is not None:
        is_announced = today.day >= min(programme_day, last_of(today).day)
        until = min(until, last_of(first_of(today, 1 if is_announced else 0)))
    return max(over, until)


def _is_open(activity: Activity) -> bool:
    """Whether it goes on without an end."""
    rule = activity.rule
    if activity.follows_sky:
        return True
    return rule is not None and rule.until is None and rule.count is None
