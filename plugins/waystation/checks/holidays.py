"""Next year's holidays must follow the official notice, which usually comes in November."""

from collections.abc import Iterator
from datetime import date

from ..model import HolidayStatus, Site
from ..problems import Code, Problem

WARNED_FROM = (11, 1)
"""Month and day of the year before from which a missing notice is told."""
REFUSED_FROM = (12, 15)
"""Month and day of the year before from which nothing is published without it."""


def check(site: Site, today: date) -> Iterator[Problem]:
    """Only for a network that keeps official holidays at all."""
    code = _code(today)
    year = today.year + 1
    if (
        code is None
        or not site.holiday_years
        or site.holiday_years.get(year) is HolidayStatus.official
        or site.could_not_read(f"holidays/{year}")
    ):
        return
    yield Problem(
        mark=site.holidays_mark,
        code=code,
        values={"value": str(year), "file": f"content/holidays/{year}.json"},
    )


def _code(today: date) -> Code | None:
    if (today.month, today.day) >= REFUSED_FROM:
        return Code.HOLIDAYS_OVERDUE
    return Code.HOLIDAYS_PROVISIONAL if (today.month, today.day) >= WARNED_FROM else None
