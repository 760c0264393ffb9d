"""Opening hours on a date: exception, official holiday, make-up day, weekly pattern, in this order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..model import Holiday, Hours, HoursException, Period, Slug, Weekday


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
    name = list(Weekday)[weekday]
    found = [period for rule in hours.regular if name in rule.days for period in rule.open]
    return tuple(sorted(found, key=lambda period: period.opens))


def _ordinary(hours: Hours, day: date, holiday: Holiday | None) -> tuple[Period, ...]:
    if holiday is None:
        return weekly(hours, day.weekday())
    if holiday.is_off_day:
        return weekly(hours, day.weekday()) if hours.holidays == "regular" else ()
    if hours.make_up_days == "closed":
        return ()
    return weekly(hours, 0 if hours.make_up_days == "weekday" else day.weekday())
