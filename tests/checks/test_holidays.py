"""When the holidays of the next year have to be there; the day is handed in, never the clock's."""

from dataclasses import replace
from datetime import date

import pytest

from tests.in_memory import site
from waystation.checks import holidays
from waystation.model import HolidayStatus, Site
from waystation.problems import Code, Severity

OFFICIAL, PROVISIONAL = HolidayStatus.official, HolidayStatus.provisional


def with_years(**years: HolidayStatus) -> Site:
    return replace(site(), holiday_years={int(name[1:]): status for name, status in years.items()})


def codes(of: Site, today: date) -> list[Code]:
    return [problem.code for problem in holidays.check(of, today)]


@pytest.mark.parametrize("of", [with_years(y2026=OFFICIAL, y2027=PROVISIONAL), with_years(y2026=OFFICIAL)])
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 1), []),
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), [Code.HOLIDAYS_PROVISIONAL]),
        (date(2026, 12, 14), [Code.HOLIDAYS_PROVISIONAL]),
        (date(2026, 12, 15), [Code.HOLIDAYS_OVERDUE]),
        (date(2026, 12, 31), [Code.HOLIDAYS_OVERDUE]),
    ],
)
def test_next_year_is_asked_for_from_november_and_required_from_mid_december(
    of: Site, today: date, expected: list[Code]
) -> None:
    assert codes(of, today) == expected


def test_the_first_is_a_warning_and_the_second_an_error() -> None:
    assert Code.HOLIDAYS_PROVISIONAL.severity is Severity.warning
    assert Code.HOLIDAYS_OVERDUE.severity is Severity.error


@pytest.mark.parametrize("today", [date(2026, 11, 1), date(2026, 12, 31)])
def test_an_official_next_year_is_fine(today: date) -> None:
    assert codes(with_years(y2027=OFFICIAL), today) == []


def test_a_network_without_official_holidays_is_not_asked() -> None:
    assert codes(site(), date(2026, 12, 20)) == []


def test_a_file_with_mistakes_of_its_own_is_not_told_twice() -> None:
    broken = replace(with_years(y2027=PROVISIONAL), unreadable=frozenset({"holidays/2027"}))
    assert codes(broken, date(2026, 12, 20)) == []


def test_the_file_to_write_is_named() -> None:
    (problem,) = holidays.check(with_years(y2026=OFFICIAL), date(2026, 12, 20))
    assert problem.values == {"value": "2027", "file": "content/holidays/2027.json"}
