"""Opening hours on a date, in the order: exception, official holiday, make-up day, weekly pattern."""

from dataclasses import replace
from datetime import date, time

from waystation.almanac.hours import day_hours, week_of
from waystation.load.holidays import read
from waystation.model import Hours, HoursException, HoursRule, Period, Slug, Weekday

MORNING = Period(opens=time(9), closes=time(12))
AFTERNOON = Period(opens=time(14), closes=time(17, 30))
EVENING = Period(opens=time(19), closes=time(21))
HOURS = Hours(
    regular=(
        HoursRule(days=tuple(Weekday)[:6], open=(AFTERNOON, MORNING)),
        HoursRule(days=(Weekday.Mon,), open=(EVENING,)),
    )
)
HOLIDAYS = read("CN").days


def periods(day: date, hours: Hours = HOURS) -> tuple[Period, ...]:
    return day_hours(hours, day, HOLIDAYS).periods


def test_weekly_pattern_in_order_of_opening() -> None:
    assert periods(date(2026, 11, 28)) == (MORNING, AFTERNOON)
    assert periods(date(2026, 11, 23)) == (MORNING, AFTERNOON, EVENING)
    assert periods(date(2026, 11, 29)) == ()


def test_closed_on_official_holidays_unless_said() -> None:
    assert periods(date(2026, 10, 1)) == ()
    assert periods(date(2026, 10, 1), replace(HOURS, holidays="regular")) == (MORNING, AFTERNOON)


def test_make_up_sunday_is_open_like_a_monday_unless_said() -> None:
    sunday = date(2026, 9, 20)
    assert periods(sunday) == (MORNING, AFTERNOON, EVENING)
    assert periods(sunday, replace(HOURS, make_up_days="closed")) == ()
    assert periods(sunday, replace(HOURS, make_up_days="regular")) == ()


def test_make_up_saturday_may_keep_saturdays_hours() -> None:
    assert periods(date(2026, 10, 10), replace(HOURS, make_up_days="regular")) == (MORNING, AFTERNOON)


def test_exception_comes_before_everything() -> None:
    open_ = HoursException(date=date(2026, 10, 1), open=(MORNING,), note="值班")
    away = HoursException(from_=date(2027, 1, 18), to=date(2027, 1, 22), closed=True, instead=Slug("west"))
    hours = replace(HOURS, exceptions=(open_, away))
    assert periods(date(2026, 10, 1), hours) == (MORNING,)
    assert [len(periods(date(2027, 1, day), hours)) for day in (16, 18, 22, 23)] == [2, 0, 0, 2]
    assert day_hours(hours, date(2027, 1, 20), HOLIDAYS).instead == "west"


def test_week_begins_on_monday() -> None:
    assert week_of(date(2026, 11, 29)) == tuple(date(2026, 11, day) for day in range(23, 30))
