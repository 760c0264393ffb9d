"""Values of the model as an editor writes them, to be quoted in problems."""

from datetime import date, datetime, timedelta

from ..almanac.occurrences import day_of
from ..model import Moment, Period, RepeatDay


def moment(at: Moment) -> str:
    """``2026-12-05 09:00``, or the day alone."""
    return at.strftime("%Y-%m-%d %H:%M") if isinstance(at, datetime) else at.isoformat()


def period(of_day: Period) -> str:
    """``09:00-12:00``."""
    return f"{of_day.opens:%H:%M}-{of_day.closes:%H:%M}"


def length(of_time: timedelta) -> str:
    """``1h30m``."""
    hours, minutes = divmod(of_time // timedelta(minutes=1), 60)
    return "".join(f"{n}{unit}" for n, unit in ((hours, "h"), (minutes, "m")) if n)


def days(some: tuple[date, ...]) -> str:
    return ", ".join(day.isoformat() for day in some)


def is_before(one: Moment, other: Moment) -> bool:
    """Whether one moment is earlier than another; a day is only compared with days."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return day_of(one) < day_of(other)


def repeat_day(day: RepeatDay) -> str:
    """``Sat`` or ``2nd Wed``, as it is written."""
    nth = {0: "", 1: "1st ", 2: "2nd ", 3: "3rd ", 4: "4th ", 5: "5th ", -1: "last "}[day.nth]
    return f"{nth}{day.weekday}"
