"""Official holidays: the package's years against two other data sets, and a project's own years."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays as public
import pytest

from waystation.almanac import lunar
from waystation.load import holidays
from waystation.load.holidays import Years
from waystation.model import HolidayStatus
from waystation.problems import Code

YEARS = (2024, 2025, 2026)
"""Years whose notices all three know."""


@pytest.fixture(scope="module")
def known() -> Years:
    return holidays.read("CN")


def days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    for n in range((date(year + 1, 1, 1) - first).days):
        yield first + timedelta(days=n)


def written(root: Path, year: int, text: str) -> Years:
    folder = root / holidays.OWN
    folder.mkdir(parents=True)
    (folder / f"{year}.json").write_text(text, "utf-8")
    return holidays.read("CN", root)


def own(year: int, **more: object) -> str:
    day = {"name": "元旦", "date": f"{year}-01-01", "isOffDay": True}
    return json.dumps({"year": year, "days": [day], **more}, ensure_ascii=False)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_off_or_worked_as_in_chinese_calendar(known: Years, year: int) -> None:
    found = known.days
    for day in days(year):
        entry = found.get(day)
        is_off = entry.is_off_day if entry else day.weekday() >= 5
        assert is_off == chinese_calendar.is_holiday(day), day
        if entry and not entry.is_off_day:
            assert day.weekday() >= 5 and chinese_calendar.is_workday(day), day


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_off_or_worked_as_in_holidays(known: Years, year: int) -> None:
    """That data set leaves out the weekend days inside a break, and lists no make-up days off weekends."""
    theirs = public.country_holidays("CN", years=year)
    found = known.days
    for day in days(year):
        entry = found.get(day)
        if day in theirs:
            assert entry is not None and entry.is_off_day, day
        elif entry is not None and entry.is_off_day:
            assert day.weekday() >= 5, day
        assert theirs.is_working_day(day) == (not (entry.is_off_day if entry else day.weekday() >= 5)), day


@pytest.mark.parametrize("year", YEARS)
def test_published_years_are_official(known: Years, year: int) -> None:
    assert known.statuses[year] is HolidayStatus.official
    assert not any(day.provisional for day in known.years[year].days)


def test_unpublished_year_has_the_thirteen_days_of_the_law(known: Years) -> None:
    """National Days Off Regulations of 2024, article 2; no make-up days while there is no notice."""
    year = 2027
    spring, eve = lunar.solar_day(year, 1, 1), lunar.last_day_of_month(year - 1, 12)
    dragon_boat, mid_autumn = lunar.solar_day(year, 5, 5), lunar.solar_day(year, 8, 15)
    assert spring and eve and dragon_boat and mid_autumn
    statutory = {
        date(year, 1, 1): "元旦",
        eve: "春节",
        **{spring + timedelta(days=n): "春节" for n in range(3)},
        lunar.solar_term_day(year, "clear_and_bright"): "清明节",
        date(year, 5, 1): "劳动节",
        date(year, 5, 2): "劳动节",
        dragon_boat: "端午节",
        mid_autumn: "中秋节",
        **{date(year, 10, n): "国庆节" for n in (1, 2, 3)},
    }
    assert len(statutory) == 13
    assert {day.date: day.name for day in known.years[year].days} == statutory
    assert all(day.is_off_day and day.provisional for day in known.years[year].days)
    assert known.statuses[year] is HolidayStatus.provisional


def test_own_year_replaces_that_of_the_package(tmp_path: Path) -> None:
    found = written(tmp_path, 2027, own(2027, status="official"))
    assert found.problems == []
    assert [day for day in found.days if day.year == 2027] == [date(2027, 1, 1)]
    assert found.statuses[2027] is HolidayStatus.official
    assert found.years[2026] == holidays.read("CN").years[2026]


def test_own_year_may_be_one_that_the_package_does_not_know(tmp_path: Path) -> None:
    assert written(tmp_path, 2028, own(2028)).statuses[2028] is HolidayStatus.official


def test_file_of_the_public_data_set_can_be_used_as_it_is(tmp_path: Path) -> None:
    more: dict[str, object] = {"$schema": "https://example.org/schema.json", "$id": "x", "papers": []}
    assert written(tmp_path, 2027, own(2027, **more)).problems == []


def test_own_years_stand_alone_where_nobodys_holidays_are_kept(tmp_path: Path) -> None:
    written(tmp_path, 2027, own(2027))
    assert list(holidays.read(None, tmp_path).days) == [date(2027, 1, 1)]


@pytest.mark.parametrize("text", ["[]", "7", "{", "null", '{"year": 2027, "days": [7]}', "[" * 9999])
def test_anything_else_is_a_problem(text: str, tmp_path: Path) -> None:
    found = written(tmp_path, 2027, text)
    assert [problem.code for problem in found.problems] in ([Code.NOT_HOLIDAYS], [Code.TOO_DEEP])
    assert found.statuses[2027] is HolidayStatus.provisional
