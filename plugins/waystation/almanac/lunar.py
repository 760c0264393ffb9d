"""The lunar calendar: lunar dates, festivals and solar terms of local days from 1901 to 2100.

Months begin on the day of the new moon and years with the second new moon after the winter solstice, both by
Beijing time (GB/T 33661-2017). Tables of ICU and of browsers' ``Intl`` differ from it: they put the Spring
Festival of 2027 a day late.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from .sky import YEARS

FIRST, LAST = date(1901, 1, 1), date(2100, 12, 31)
"""The days that are known."""

TERMS = (
    *("minor_cold", "major_cold", "start_of_spring", "rain_water", "awakening_of_insects", "spring_equinox"),
    *("clear_and_bright", "grain_rain", "start_of_summer", "grain_full", "grain_in_ear", "summer_solstice"),
    *("minor_heat", "major_heat", "start_of_autumn", "end_of_heat", "white_dew", "autumn_equinox"),
    *("cold_dew", "frost_descent", "start_of_winter", "minor_snow", "major_snow", "winter_solstice"),
)
"""The 24 solar terms in the order of a solar year, 小寒 to 冬至."""

FESTIVALS = {
    (1, 1): "spring_festival",
    (1, 15): "lantern_festival",
    (5, 5): "dragon_boat",
    (7, 7): "qixi",
    (7, 15): "zhongyuan",
    (8, 15): "mid_autumn",
    (9, 9): "double_ninth",
    (12, 8): "laba",
    (12, 24): "minor_new_year",
}
"""By lunar month and day, never in a leap month; 小年 is the 24th, as in Fujian."""


@dataclass(frozen=True, slots=True, order=True)
class LunarDate:
    year: int
    """The solar year in which the lunar one begins."""
    month: int
    day: int
    is_leap: bool = False


def is_known(day: date) -> bool:
    return FIRST <= day <= LAST


@cache
def lunar_date(day: date) -> LunarDate:
    """Raises ValueError for a day before 1901 or after 2100."""
    _require(is_known(day), day.isoformat())
    year = day.year if day >= _months(day.year)[0].first else day.year - 1
    months = _months(year)
    month = months[bisect_right(months, day, key=lambda month: month.first) - 1]
    return LunarDate(year, month.number, (day - month.first).days + 1, month.is_leap)


def solar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The day of a lunar date; None when this lunar year has no such month, or the month no such day.

    Raises ValueError for a lunar year before 1901 or after 2100.
    """
    found = _month(year, month, leap)
    if found is None or not 1 <= day <= found.days:
        return None
    return found.first + timedelta(days=day - 1)


def last_day_of_month(year: int, month: int, leap: bool = False) -> date | None:
    """The 29th or 30th, whichever it has; of month 12 New Year's Eve (除夕). Like ``solar_day`` otherwise."""
    found = _month(year, month, leap)
    return found.first + timedelta(days=found.days - 1) if found else None


@cache
def festival(day: date) -> str | None:
    """Key of the traditional festival on a day. Raises ValueError as ``lunar_date`` does."""
    lunar = lunar_date(day)
    if lunar.month == 12 and day == last_day_of_month(lunar.year, 12):
        return "new_years_eve"
    if not lunar.is_leap and (name := FESTIVALS.get((lunar.month, lunar.day))):
        return name
    return _TERM_FESTIVALS.get(solar_term(day) or "")


@cache
def solar_term(day: date) -> str | None:
    """Key of the solar term that begins on a day (Beijing time). Raises ValueError as ``lunar_date`` does."""
    _require(is_known(day), day.isoformat())
    return next((key for key, begins in _term_days(day.year).items() if begins == day), None)


def solar_term_day(year: int, key: str) -> date:
    """The day in a solar year on which a term begins.

    Raises ValueError for a year before 1901 or after 2100, KeyError for what is no key of ``TERMS``.
    """
    _require(FIRST.year <= year <= LAST.year, str(year))
    return _term_days(year)[key]


_TERM_FESTIVALS = {"clear_and_bright": "qingming", "winter_solstice": "winter_solstice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Month:
    first: date
    days: int
    number: int
    is_leap: bool


@cache
def _months(year: int) -> tuple[_Month, ...]:
    """The 12 or 13 months of a lunar year in order."""
    first, leap, lengths, _ = _years()[year]
    months = []
    begins, number, is_leap = date.fromisoformat(f"{year}-{first}"), 0, False
    for longer in lengths:
        is_leap = number == int(leap) and not is_leap and number > 0
        number += not is_leap
        months.append(_Month(first=begins, days=29 + int(longer), number=number, is_leap=is_leap))
        begins += timedelta(days=months[-1].days)
    return tuple(months)


@cache
def _term_days(year: int) -> dict[str, date]:
    *_, days = _years()[year]
    return {key: date(year, 1 + at // 2, int(days[2 * at : 2 * at + 2])) for at, key in enumerate(TERMS)}


@cache
def _years() -> dict[int, list[str]]:
    """What the lines of ``sky.YEARS`` say behind the year."""
    return {int(year): said for year, *said in map(str.split, YEARS.splitlines())}


def _month(year: int, number: int, is_leap: bool) -> _Month | None:
    _require(FIRST.year <= year <= LAST.year, str(year))
    found = (month for month in _months(year) if (month.number, month.is_leap) == (number, is_leap))
    return next(found, None)


def _require(known: bool, value: str) -> None:
    if not known:
        raise ValueError(f"the lunar calendar is known from {FIRST.year} to {LAST.year}, not for {value}")
