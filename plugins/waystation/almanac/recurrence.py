"""Dates of a repeating pattern, by python-dateutil's reading of RFC 5545 §3.3.10 (weeks begin on Monday)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Literal

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule

from ..model import Activity, Holiday, LunarDay, Repeat, Weekday
from . import lunar

FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {"day": DAILY, "week": WEEKLY, "month": MONTHLY, "year": YEARLY}
WEEKDAYS = dict(zip(Weekday, (MO, TU, WE, TH, FR, SA, SU), strict=True))


def rule_days(start: date, repeat: Repeat, horizon: date) -> Iterator[date]:
    """Days of the bare pattern from ``start`` to ``horizon``: exceptions and holidays are still among them.

    Months without the day asked for (the 31st, 29 February) have none, as RFC 5545 says.
    """
    last = min(repeat.until, horizon) if repeat.until else horizon
    if last < start:
        return
    pattern = rrule(
        FREQUENCIES[repeat.every],
        dtstart=datetime.combine(start, time(0)),
        interval=max(repeat.interval, 1),
        byweekday=[
            WEEKDAYS[day.weekday](day.nth) if day.nth else WEEKDAYS[day.weekday] for day in repeat.days
        ]
        or None,
        bymonthday=repeat.on_dates or None,
        until=datetime.combine(last, time(0)) if repeat.count is None else None,
        count=repeat.count,
    )
    for found in pattern:
        if found.date() > last:
            return
        yield found.date()


def sky_days(activity: Activity, horizon: date) -> Iterator[date]:
    """Days of a lunar or solar-term series from its start on, as many as its own horizon says.

    A lunar year that has no such day (a 30th in a month of 29, a leap month that does not come) has none.
    """
    first = activity.start.date() if isinstance(activity.start, datetime) else activity.start
    left = activity.horizon
    if left <= 0:
        return
    # A lunar year reaches into the solar year after it.
    for year in range(max(first.year - 1, lunar.FIRST.year), min(horizon.year, lunar.LAST.year) + 1):
        day = _sky_day(activity, year)
        if day is not None and first <= day <= horizon:
            yield day
            left -= 1
            if not left:
                return


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
