"""Texts that are short as they are written and endless as pages: quotes in quotes, wide tables, footnotes.

Where there are any, no other check begins to read them.
"""

import re
from collections.abc import Iterator
from datetime import date

from ..model import Activity, Announcement, Mark, Markdown, Prose, Site, Team
from ..problems import Code, Problem

MOST_QUOTES = 20
"""In one another."""
MOST_CELLS = 20_000
"""Of all tables of a text: a row has as many cells as the table's head, however short it is written."""
MOST_FOOTNOTES = 500
"""Every mention of a footnote makes a way back to it."""


def check(site: Site, today: date) -> Iterator[Problem]:
    for mark, text in _texts(site):
        for code, value, most in _too_much(text):
            values = {"value": str(value), "most": str(most)}
            yield Problem(mark=mark.of("body"), code=code, values=values)


def _too_much(text: Markdown) -> Iterator[tuple[Code, int, int]]:
    """What a text has more of than it may, how much of it, and how much it may have."""
    if text.count(">") > MOST_QUOTES and (depth := max(map(_depth, text.split("\n")))) > MOST_QUOTES:
        yield Code.TOO_NESTED, depth, MOST_QUOTES
    if text.count("\n") > 1 and "|" in text and (cells := _cells(text.split("\n"))) > MOST_CELLS:
        yield Code.TABLES_TOO_LARGE, cells, MOST_CELLS
    if (footnotes := text.count("[^")) > MOST_FOOTNOTES:
        yield Code.TOO_MANY_FOOTNOTES, footnotes, MOST_FOOTNOTES


def _texts(site: Site) -> Iterator[tuple[Mark, Markdown]]:
    """Each text and the place of what it belongs to."""
    items: tuple[Activity | Team | Announcement | Prose, ...] = (
        *site.activities,
        *site.teams,
        *site.announcements,
        *site.prose,
    )
    yield from ((item.mark, item.body) for item in items)
    if site.welcome:
        yield Mark(path="content/index.md"), site.welcome


def _depth(line: str) -> int:
    found = _MARKERS.match(line)
    return found[0].count(">") if found else 0


def _cells(lines: list[str]) -> int:
    cells = columns = 0
    for line in lines:
        if not line.strip(" \t>"):
            columns = 0
        elif columns:
            cells += columns
        elif "|" in line and _BELOW_HEAD.fullmatch(line):
            columns = line.count("|") + 1
    return cells


_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-+*]|[0-9]{1,9}[.)]))*")
_BELOW_HEAD = re.compile(r"[ \t>]*[|:\- \t]*-[|:\- \t]*")
