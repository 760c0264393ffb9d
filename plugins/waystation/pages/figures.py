"""Sums of reports on past activities; numbers so small that they might point at somebody are not told."""

from collections.abc import Iterable

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
    people = sum(report.attendance or 0 for report in found)
    volunteers = sum(report.volunteers or 0 for report in found)
    hours = sum(report.hours or 0 for report in found)
    shown = (
        ("activities", f"{len(found):,}" if found else ""),
        ("people", counted(words, people) if people else ""),
        ("volunteers", counted(words, volunteers) if volunteers else ""),
        # The hours of one or two people say who they are.
        ("hours", grouped(hours) if hours and volunteers >= SMALLEST else ""),
    )
    return [{"number": number, "unit": words(f"figures.{name}")} for name, number in shown if number]
