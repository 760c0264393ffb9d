"""Opening hours on a date, in the order: exception, official holiday, make-up day, weekly pattern."""

from dataclasses import replace
from datetime import date, time, timedelta

from waystation.almanac.hours import DAY_NAMES, day_hours, table, week_of
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


def test_table_says_of_every_day_what_day_hours_says() -> None:
    hours = replace(
        HOURS,
        exceptions=(
            HoursException(date=date(2026, 9, 30), open=(Period(opens=time(20), closes=time(0)),)),
            HoursException(date=date(2026, 10, 9), closed=True),
        ),
    )
    line = table(hours, date(2026, 9, 18), date(2026, 10, 12), HOLIDAYS)
    full, evening = "09:00-12:00 14:00-17:30", "09:00-12:00 14:00-17:30 19:00-21:00"
    first, *patterns, week, count, _ = line.split("|")
    assert first == "2026-09-18"
    # make-up Sunday, the Mid-Autumn weekend, an evening, National Day, a closed day, make-up Saturday
    assert patterns == [full, evening, "", "20:00-24:00", "-"]
    assert (week, count) == ("2221000", "25")
    assert _days(line) == "0011000222103222222204121"


def test_table_of_no_days_has_none() -> None:
    assert table(HOURS, date(2026, 9, 18), date(2026, 9, 17), HOLIDAYS) == "2026-09-18||0|"


def test_table_ends_before_it_runs_out_of_names() -> None:
    first = date(2026, 3, 1)
    exceptions = tuple(
        HoursException(
            date=first + timedelta(days=n), open=(Period(opens=time(n // 60, n % 60), closes=time(23)),)
        )
        for n in range(len(DAY_NAMES) + 5)
    )
    line = table(replace(HOURS, exceptions=exceptions), first, first + timedelta(days=200), {})
    assert _days(line) == DAY_NAMES


def _days(line: str) -> str:
    """The name of each day's pattern, read as the script reads it."""
    *_, week, count, others = line.split("|")
    days = [week[n % 7] for n in range(int(count))]
    for at in range(0, len(others), 4):
        days[int(others[at : at + 3])] = others[at + 3]
    return "".join(days)
