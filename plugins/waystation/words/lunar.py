"""The lunar calendar in words: whole in Chinese; in other languages only the festivals, by their names.

Nothing is said of days outside the years that ``almanac.lunar`` knows.
"""

from datetime import date
from functools import lru_cache

from ..almanac import lunar
from . import Words


@lru_cache(maxsize=1 << 11)
def festival(words: Words, on: date) -> str:
    """``中秋``, or nothing on other days."""
    key = lunar.festival(on) if lunar.is_known(on) else None
    return words(f"lunar.festivals.{key}") if key else ""


@lru_cache(maxsize=1 << 11)
def short(words: Words, on: date) -> str:
    """What a calendar prints under a day: the festival, else the solar term, else month or day."""
    return festival(words, on) or (_term(words, on) or _short_date(words, on) if _is_said(words, on) else "")


@lru_cache(maxsize=1 << 11)
def heading(words: Words, on: date) -> str:
    """``十月二十 · 小雪``: the lunar date with what falls on it."""
    named = festival(words, on)
    if not _is_said(words, on):
        return named
    term = _term(words, on)
    parts = (_date(words, on), named, term if term != named else "")
    return words("lunar.joint").join(filter(None, parts))


@lru_cache(maxsize=1 << 11)
def notable(words: Words, on: date) -> str:
    """The festival, or the lunar date of a new or full moon (初一, 十五); nothing on other days."""
    named = festival(words, on)
    if named or not _is_said(words, on) or lunar.lunar_date(on).day not in (1, 15):
        return named
    return _date(words, on)


def _is_said(words: Words, on: date) -> bool:
    return words.language == "zh" and lunar.is_known(on)


def _term(words: Words, on: date) -> str:
    key = lunar.solar_term(on)
    return words(f"lunar.terms.{key}") if key else ""


def _date(words: Words, on: date) -> str:
    """``十月二十``, ``闰六月初一``."""
    of = lunar.lunar_date(on)
    return words("lunar.date", month=_month(words, of), day=words(f"lunar.days.{of.day}"))


def _short_date(words: Words, on: date) -> str:
    """The day, or on the first of a month the month's name."""
    of = lunar.lunar_date(on)
    return _month(words, of) if of.day == 1 else words(f"lunar.days.{of.day}")


def _month(words: Words, of: lunar.LunarDate) -> str:
    name = words(f"lunar.months.{of.month}")
    return words("lunar.leap", month=name) if of.is_leap else name
