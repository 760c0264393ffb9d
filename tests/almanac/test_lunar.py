"""The lunar calendar against sxtwl, an independent computation, and against what the calendars print."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import sxtwl

from tools.sky import table
from waystation.almanac import lunar, sky
from waystation.almanac.lunar import LunarDate

FIRST, LAST = date(1949, 1, 1), date(2056, 12, 31)
"""From 2057 on the two libraries differ on single days."""


def days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n)


def oracle(day: date) -> LunarDate:
    found = sxtwl.fromSolar(day.year, day.month, day.day)
    return LunarDate(
        found.getLunarYear(), found.getLunarMonth(), found.getLunarDay(), bool(found.isLunarLeap())
    )


def test_every_day_has_the_lunar_date_of_the_oracle() -> None:
    assert [day for day in days() if lunar.lunar_date(day) != oracle(day)] == []


def test_every_day_has_the_solar_term_of_the_oracle() -> None:
    wrong = []
    for day in days():
        found = sxtwl.fromSolar(day.year, day.month, day.day)
        # The oracle counts from 冬至, the table from 小寒.
        term = lunar.TERMS[(found.getJieQi() - 1) % 24] if found.hasJieQi() else None
        if lunar.solar_term(day) != term:
            wrong.append(day)
    assert wrong == []


def test_new_years_eve_is_the_day_before_the_spring_festival() -> None:
    eves = [day for day in days() if lunar.festival(day) == "new_years_eve"]
    assert len(eves) == LAST.year - FIRST.year + 1
    assert {lunar.festival(day + timedelta(days=1)) for day in eves} == {"spring_festival"}
    assert {(oracle(day + timedelta(days=1)).month, oracle(day).month) for day in eves} == {(1, 12)}


def test_a_date_leads_to_its_day_and_back() -> None:
    for day in days(date(1901, 2, 19), lunar.LAST):
        of = lunar.lunar_date(day)
        assert lunar.solar_day(of.year, of.month, of.day, leap=of.is_leap) == day


def test_leap_months_come_when_they_come() -> None:
    assert lunar.lunar_date(date(2025, 7, 25)) == LunarDate(2025, 6, 1, True)
    assert lunar.solar_day(2025, 6, 15, leap=True) == date(2025, 8, 8)
    assert lunar.solar_day(2026, 6, 15, leap=True) is None
    assert lunar.last_day_of_month(2026, 6, leap=True) is None


def test_a_festival_does_not_come_again_in_a_leap_month() -> None:
    assert lunar.lunar_date(date(2009, 7, 1)).is_leap is True
    assert lunar.solar_day(2009, 5, 5, leap=True) == date(2009, 6, 27)
    assert lunar.festival(date(2009, 5, 28)) == "dragon_boat"
    assert lunar.festival(date(2009, 6, 27)) is None


@pytest.mark.parametrize("year", range(2024, 2029))
def test_a_month_of_29_days_has_no_30th(year: int) -> None:
    assert lunar.solar_day(year, 12, 30) is None
    assert lunar.last_day_of_month(year, 12) == lunar.solar_day(year, 12, 29)


def test_spring_festival_of_2027_is_the_6th_of_february() -> None:
    assert lunar.solar_day(2027, 1, 1) == date(2027, 2, 6)
    assert lunar.festival(date(2027, 2, 6)) == "spring_festival"
    assert lunar.festival(date(2027, 2, 5)) == "new_years_eve"


def test_mid_autumn_is_as_published() -> None:
    published = [(2026, 9, 25), (2027, 9, 15), (2028, 10, 3), (2029, 9, 22), (2030, 9, 12)]
    assert [lunar.solar_day(year, 8, 15) for year in range(2026, 2031)] == [date(*d) for d in published]


def test_qingming_is_as_published() -> None:
    published = [(2026, 4, 5), (2027, 4, 5), (2028, 4, 4), (2029, 4, 4)]
    found = [lunar.solar_term_day(year, "clear_and_bright") for year in range(2026, 2030)]
    assert found == [date(*d) for d in published]
    assert {lunar.festival(day) for day in found} == {"qingming"}


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 3, 3), "lantern_festival"),
        (date(2026, 6, 19), "dragon_boat"),
        (date(2026, 8, 19), "qixi"),
        (date(2026, 8, 27), "zhongyuan"),
        (date(2026, 10, 18), "double_ninth"),
        (date(2026, 12, 22), "winter_solstice"),
        (date(2027, 1, 15), "laba"),
        (date(2027, 1, 31), "minor_new_year"),
        (date(2026, 11, 28), None),
    ],
)
def test_festivals_of_a_year(day: date, key: str | None) -> None:
    assert lunar.festival(day) == key


@pytest.mark.parametrize("day", [date(1900, 12, 31), date(2101, 1, 1)])
def test_days_outside_the_table_are_refused(day: date) -> None:
    assert not lunar.is_known(day)
    for ask in (lunar.lunar_date, lunar.festival, lunar.solar_term):
        with pytest.raises(ValueError, match="1901 to 2100"):
            ask(day)


@pytest.mark.parametrize("year", [1900, 2101])
def test_years_outside_the_table_are_refused(year: int) -> None:
    for ask in (
        lambda: lunar.solar_day(year, 1, 1),
        lambda: lunar.last_day_of_month(year, 12),
        lambda: lunar.solar_term_day(year, "winter_solstice"),
    ):
        with pytest.raises(ValueError, match="1901 to 2100"):
            ask()


def test_the_ends_of_the_table_are_known() -> None:
    assert lunar.lunar_date(lunar.FIRST) == LunarDate(1900, 11, 11)
    assert lunar.lunar_date(lunar.LAST) == oracle(lunar.LAST)
    assert lunar.last_day_of_month(2100, 12) == date(2101, 1, 28)


def test_table_is_what_the_astronomy_says() -> None:
    """To the last line: what years are read from is written by ``tools/sky.py``, and by nobody else."""
    assert Path(sky.__file__).read_text("utf-8") == table()
