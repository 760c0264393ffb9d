"""Up to which month dates are published, by what has been set and what is usual."""

from datetime import date
from typing import Any

import pytest

from tests.in_memory import edition_of, site
from waystation.almanac.months import first_of, last_of, published_until

WEEKLY = {"every": "week", "days": ["Sat"]}


@pytest.mark.parametrize(
    ("activity", "today", "programme_day", "until"),
    [
        ({}, "2026-11-10", None, "2026-12-31"),
        ({}, "2026-11-10", 25, "2026-11-30"),
        ({}, "2026-11-24", 25, "2026-11-30"),
        ({}, "2026-11-25", 25, "2026-12-31"),
        ({}, "2026-11-30", 31, "2026-12-31"),
        ({"start": "2027-02-03 09:00", "end": None}, "2026-11-28", 25, "2026-12-31"),
        ({"start": "2027-02-03 09:00", "end": None}, "2026-11-28", None, "2027-02-28"),
        ({"repeat": WEEKLY}, "2026-12-28", None, "2026-11-30"),
        ({"repeat": {**WEEKLY, "until": "2027-01-31"}}, "2026-12-28", None, "2027-01-31"),
        ({"start": "2026-09-05 09:00", "end": None}, "2026-12-28", None, "2026-11-30"),
        ({"status": "cancelled", "reason": "下雨"}, "2026-11-28", None, "2026-12-31"),
    ],
)
def test_published_until(activity: dict[str, Any], today: str, programme_day: int | None, until: str) -> None:
    day = date.fromisoformat(today)
    agenda = edition_of(site(activity=activity), day).agenda
    assert published_until(agenda, day, programme_day) == date.fromisoformat(until)


def test_without_any_date_only_what_is_over_is_published() -> None:
    agenda = edition_of(site(activities=[]), date(2026, 3, 1)).agenda
    assert published_until(agenda, date(2026, 3, 1), 25) == date(2026, 2, 28)


def test_months_are_counted_across_years() -> None:
    assert first_of(date(2026, 11, 28), 2) == date(2027, 1, 1)
    assert first_of(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert last_of(date(2028, 2, 1)) == date(2028, 2, 29)
