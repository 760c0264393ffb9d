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


def sums(edition: Edition, reports: Iterable[Report]) -> list[dict[str, str]]:
    """What reports come to together: activities, people, volunteers, hours, as far as counted."""
    words, found = edition.words, tuple(reports)
    people = _together([(report.attendance or 0, report.attendance or 0) for report in found])
    volunteers = _together([(report.volunteers or 0, report.volunteers or 0) for report in found])
    hours = _together([(report.hours or 0, report.volunteers or 0) for report in found])
    shown = (
        ("activities", f"{len(found):,}" if found else ""),
        ("people", counted(words, round(people)) if people else ""),
        ("volunteers", counted(words, round(volunteers)) if volunteers else ""),
        # The hours of one or two people say who they are.
        ("hours", grouped(hours) if hours and volunteers >= SMALLEST else ""),
    )
    return [{"number": number, "unit": words(f"figures.{name}")} for name, number in shown if number]


def _together(numbers: Sequence[tuple[float, int]]) -> float:
    """The sum of numbers, each of so many people, that gives away none of those that are not told.

    Beside others that are told, a number of few people could be had by taking the others from the sum: a
    single one is left out, and so are several that are few together.
    """
    few = [(number, people) for number, people in numbers if 0 < people < SMALLEST]
    enough = [number for number, people in numbers if people >= SMALLEST or not people]
    is_hidden = bool(few) and (len(few) == 1 or sum(people for _, people in few) < SMALLEST)
    return sum(enough) if is_hidden and any(enough) else sum(number for number, _ in numbers)
