"""Patterns of dates, beside python-dateutil's reading of the same rules."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import takewhile

import pytest
from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from waystation.almanac.recurrence import rule_days
from waystation.model import MonthDay, Repeat, RepeatDay, Weekday

FREQUENCIES = {"day": DAILY, "week": WEEKLY, "month": MONTHLY, "year": YEARLY}
WEEKDAYS = dict(zip(Weekday, (MO, TU, WE, TH, FR, SA, SU), strict=True))

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PLAIN = st.builds(RepeatDay, weekday=st.sampled_from(Weekday))
NTH = st.builds(RepeatDay, weekday=st.sampled_from(Weekday), nth=st.sampled_from([1, 2, 3, 4, 5, -1]))
REPEATS = st.builds(
    Repeat,
    every=st.sampled_from(["day", "week", "month", "year"]),
    interval=st.integers(0, 15),
    # dateutil reads the two kinds together as their intersection, RFC 5545 as their union.
    days=st.lists(PLAIN, max_size=3).map(tuple) | st.lists(NTH, max_size=3).map(tuple),
    on_dates=st.lists(st.sampled_from([1, 2, 13, 28, 29, 30, 31, -1]).map(MonthDay), max_size=3).map(tuple),
    until=st.none() | DAYS,
    count=st.none() | st.integers(0, 20),
)


def as_dateutil_reads_it(start: date, repeat: Repeat, last: date) -> list[date]:
    pattern = rrule(
        FREQUENCIES[repeat.every],
        dtstart=datetime.combine(start, time(0)),
        interval=max(repeat.interval, 1),
        byweekday=[
            WEEKDAYS[day.weekday](day.nth) if day.nth else WEEKDAYS[day.weekday] for day in repeat.days
        ]
        or None,
        bymonthday=repeat.on_dates or None,
        until=None if repeat.count is not None else datetime.combine(last, time(0)),
        count=repeat.count,
    )
    return list(takewhile(lambda day: day <= last, (found.date() for found in pattern)))


@settings(max_examples=300)
@given(DAYS, REPEATS, st.dates(date(2030, 1, 1), date(2034, 12, 31)))
def test_dates_are_those_that_dateutil_finds(start: date, repeat: Repeat, horizon: date) -> None:
    last = min(horizon, repeat.until) if repeat.until else horizon
    # Where there is none, dateutil looks as far as the year 9999.
    assume(any(rule_days(start, replace(repeat, until=None, count=None), date(2070, 1, 1))))
    assert list(rule_days(start, repeat, horizon)) == as_dateutil_reads_it(start, repeat, last)


@pytest.mark.parametrize(
    "repeat",
    [
        Repeat(every="day", interval=7, days=(RepeatDay(weekday=Weekday.Mon),)),
        Repeat(every="month", days=(RepeatDay(weekday=Weekday.Mon, nth=5),), on_dates=(MonthDay(1),)),
        Repeat(every="month", interval=12, on_dates=(MonthDay(30),)),
    ],
)
def test_a_pattern_that_never_comes_true_has_no_dates(repeat: Repeat) -> None:
    assert not list(rule_days(date(2027, 2, 2), repeat, date(2199, 12, 31)))


@pytest.mark.parametrize("every", ["day", "week", "month", "year"])
def test_a_pattern_may_go_on_to_the_end_of_the_calendar(every: str) -> None:
    repeat = Repeat(every=every, interval=999_999_999)  # type: ignore[arg-type]  # one of the four words
    assert list(rule_days(date(2027, 2, 2), repeat, date.max)) == [date(2027, 2, 2)]
    ending = Repeat(every=every)  # type: ignore[arg-type]  # one of the four words
    assert list(rule_days(date(9999, 12, 31), ending, date.max)) == [date(9999, 12, 31)]
