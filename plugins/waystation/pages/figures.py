"""Sums of reports on past activities; numbers so small that they might point at somebody are not told."""

from collections.abc import Iterable, Sequence

from ..edition import Edition
from ..model import Report
from ..words import Words
from ..words.numbers import grouped

SMALLEST = 5
"""The smallest number of people that is told."""


def counted(words: Words, people: int) -> str:
    """How many people, or only that they were few."""
    return words("figures.few", count=SMALLEST) if 0 < people < SMALLEST else f"{people:,}"


def hours(report: Report) -> float:
    """Hours that are told: those of one or two people say who they are."""
    is_few = report.volunteers is not None and report.volunteers < SMALLEST
    return 0 if is_few else report.hours or 0


def sums(edition: Edition, reports: Iterable[Report]) -> list[dict[str, str]]:
    """What reports come to together: activities, people, volunteers, hours, as far as counted."""
    words, found = edition.words, tuple(reports)
    told = sum(map(hours, found))
    is_whole = told == sum(report.hours or 0 for report in found)
    shown = (
        ("activities", f"{len(found):,}" if found else ""),
        ("people", _together(words, [report.attendance or 0 for report in found])),
        ("volunteers", _together(words, [report.volunteers or 0 for report in found])),
        ("hours", (grouped(told) if is_whole else _at_least(words, grouped(told))) if told else ""),
    )
    return [{"number": number, "unit": words(f"figures.{name}")} for name, number in shown if number]


def recorded(words: Words, whole: int, parts: Sequence[int]) -> str:
    """A number that somebody has recorded, unless a part of it that is not told could be had from it."""
    few = [part for part in parts if 0 < part < SMALLEST]
    rest = whole - sum(part for part in parts if part >= SMALLEST)
    return _together(words, parts) if few and 0 < rest < SMALLEST else counted(words, whole)


def _together(words: Words, numbers: Sequence[int]) -> str:
    """The sum of numbers, made of nothing but what is told of each: subtraction gives no other away.

    Not even one that tells them for another station, month or year, or told them yesterday.
    """
    told = sum(number for number in numbers if number >= SMALLEST)
    few = [number for number in numbers if 0 < number < SMALLEST]
    if not few:
        return counted(words, told) if told else ""
    if not told and len(few) == 1:
        return counted(words, few[0])
    return _at_least(words, f"{told + len(few):,}")


def _at_least(words: Words, number: str) -> str:
    return words("figures.at_least", number=number)
