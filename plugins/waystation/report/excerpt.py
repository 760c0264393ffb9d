"""A line of the content with carets below the value: Chinese characters take two columns (UAX #11)."""

import re
from unicodedata import category, east_asian_width

from ..problems import printable

MOST_COLUMNS = 100
BEFORE = 30
"""Columns that are kept before the value where a line is too long to be shown whole."""


def excerpt(line: str, column: int, value: str) -> tuple[str, str]:
    """The line as it can be shown, and the carets to put below it; ``column`` counts characters from 1."""
    line = _shown(line.rstrip())
    start = min(column - 1, len(line))
    end = max(start + _extent(line[start:], value), start + 1)
    first = 0
    if width(line) > MOST_COLUMNS:
        first = _back(line, start, BEFORE)
    kept = line[first:]
    if first:
        kept = "…" + kept[1:]
    shown = _cut(kept)
    carets = width(shown[start - first : end - first])
    return shown, "".join(map(_blank, shown[: start - first])) + "^" * max(carets, 1)


def width(text: str) -> int:
    """Columns of a terminal."""
    return sum(map(_columns, text))


def _extent(rest: str, value: str) -> int:
    """How many characters the value takes where it stands, quotes included; 0 when it is not there."""
    written = _shown(value).removesuffix("…")
    if not written.strip():
        return 0
    opening = rest[:1] if rest[:1] in ("'", '"') else ""
    pattern = r"\s+".join(map(re.escape, written.split()))
    found = re.match(f"{opening}{pattern}(?:{opening})?", rest)
    return found.end() if found else 0


def _back(line: str, at: int, columns: int) -> int:
    """The place so many columns before another."""
    while at > 0 and columns > 0:
        at -= 1
        columns -= _columns(line[at])
    return at


def _cut(line: str) -> str:
    if width(line) <= MOST_COLUMNS:
        return line
    taken = 0
    for number, character in enumerate(line):
        taken += _columns(character)
        if taken >= MOST_COLUMNS:
            return line[:number] + "…"
    return line


def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _shown(text: str) -> str:
    """As many characters, all to be seen."""
    return printable(text.replace("\t", "→"))


def _blank(character: str) -> str:
    """As wide, whatever the letters are shown with."""
    return "\u3000" if _columns(character) == 2 else " " * _columns(character)
