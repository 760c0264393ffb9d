"""Sound files and whole sites with some of their text exchanged, doubled, moved or taken away."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from waystation.load.entries import KINDS

REPO = Path(__file__).parents[2]
SMALL = REPO / "tests" / "sites" / "small"

SIGNS = (
    *(
        ":",
        ": ",
        "：",
        ",",
        "，",
        "、",
        "- ",
        "-",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "|",
        "|-\n  ",
        ">",
        "#",
        " #",
        "?",
    ),
    *(
        "&a",
        "*a",
        "!x",
        "!!int",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        "~",
        "<<",
        "---",
        "...",
        "\n",
        "\n\n",
        "\n  ",
        "\n\t",
    ),
    *(
        "\r\n",
        "\r",
        "\t",
        "  ",
        "　",
        "😀",
        "<word>",
        "<group>",
        "<script>",
        "..",
        "../",
        "/",
        "//",
        "con",
        "nul",
    ),
    *("index", "{{", "%s", "$(x)", "９", "é"),
)
UNSEEN = ("\ufeff", "\u200b", "\u202e", "\u2028", "\x00", "\x07", "\x85", "\ufffe", "\udcff")
VALUES = (
    *(
        "2026-12-05",
        "2026-12-05 09:00",
        "2026-7-5",
        "1900-01-01",
        "2199-12-31",
        "2199-12-31 23:59",
        "0000-00-00",
    ),
    *(
        "2028-02-29",
        "９：00",
        "09:00-12:00",
        "00:00-23:59",
        "90m",
        "99d",
        "24:00",
        "week",
        "day",
        "month",
        "year",
    ),
    *(
        "Sat",
        "2nd Wed",
        "last Fri",
        "5th Mon",
        "last",
        "FREQ=YEARLY;BYMONTHDAY=31",
        "除夕",
        "清明",
        "{month: 12, day: 30}",
    ),
    *(
        "0",
        "-1",
        "1",
        "31",
        "999999999",
        "1e9",
        "0x10",
        "1_000",
        ".inf",
        "NaN",
        "true",
        "no",
        "是",
        "null",
        "''",
    ),
    *(
        "60+",
        "-3",
        "[]",
        "{}",
        "[[]]",
        "[x, y]",
        "{x: y}",
        "{age: 60+}",
        "east",
        "west",
        "readers",
        "hall",
        "free",
    ),
    *(
        "cancelled",
        "rescheduled",
        "draft",
        "urgent",
        "public_notice",
        "https://example.org",
        "0595-0000-0011",
        "CN",
        "zh",
    ),
    *(
        "Asia/Shanghai",
        "Europe/Berlin",
        "America/New_York",
        "x" * 300,
        "长" * 3000,
        "> " * 30,
        "a.png",
        "../a.png",
    ),
)
FIELDS = (
    *(
        "id",
        "title",
        "start",
        "end",
        "duration",
        "repeat",
        "rrule",
        "lunar",
        "solar_term",
        "time",
        "from",
        "until",
    ),
    *(
        "horizon",
        "add",
        "changes",
        "except",
        "date",
        "status",
        "reason",
        "count",
        "interval",
        "every",
        "days",
        "on_dates",
    ),
    *(
        "team",
        "service",
        "location",
        "audience",
        "fee",
        "capacity",
        "places_left",
        "registration",
        "reports",
        "image",
    ),
    *(
        "severity",
        "issued",
        "banner",
        "stations",
        "activity",
        "replaced_by",
        "updates",
        "attachments",
        "hours",
        "regular",
    ),
    *(
        "exceptions",
        "coordinates",
        "region",
        "network",
        "rooms",
        "photos",
        "holidays",
        "timezone",
        "language",
        "titel",
    ),
)
WORDS = st.sampled_from(SIGNS + VALUES + FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A file of the example, in its parts."""

    folder: str
    suffix: str
    fields: str
    below: str
    """The text below the fields, with the lines of hyphens that part them; empty in a list."""


@cache
def sound() -> tuple[Sound, ...]:
    found = []
    for path in sorted((REPO / "content").rglob("*")):
        if path.parent.name not in KINDS or path.suffix not in (".md", ".yml"):
            continue
        text, folder = path.read_text("utf-8"), path.parent.relative_to(REPO).as_posix()
        if path.suffix == ".yml":
            found.append(Sound(folder=folder, suffix=path.suffix, fields=text, below=""))
        else:
            _, fields, below = text.split("---\n", 2)
            found.append(Sound(folder=folder, suffix=path.suffix, fields=fields, below=below))
    return tuple(found)


@st.composite
def mutated(draw: st.DrawFn, text: str, most: int = 4) -> str:
    """The text after one change or several."""
    for _ in range(draw(st.integers(1, most))):
        text = draw(st.sampled_from(CHANGES))(draw, text)
        if len(text) > 20_000:
            break
    return text


def _exchange(draw: st.DrawFn, text: str) -> str:
    """A span becomes some words."""
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 30)))
    return text[:start] + "".join(draw(st.lists(WORDS, max_size=4))) + text[end:]


def _value(draw: st.DrawFn, text: str) -> str:
    """What stands behind a colon becomes another value."""
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[number].partition(": ")
    lines[number] = f"{key}{colon or ': '}{draw(st.sampled_from(VALUES))}"
    return "\n".join(lines)


def _inner_value(draw: st.DrawFn, text: str) -> str:
    """One word of a line becomes another value."""
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    words = lines[number].split(" ")
    at = draw(st.integers(0, len(words) - 1))
    tail = "".join(sign for sign in words[at] if sign in ",]}")
    words[at] = draw(st.sampled_from(VALUES)) + tail
    lines[number] = " ".join(words)
    return "\n".join(lines)


def _field(draw: st.DrawFn, text: str) -> str:
    """One more field among the others."""
    lines = text.split("\n")
    indent = draw(st.sampled_from(["", "  ", "  - ", "    "]))
    line = f"{indent}{draw(st.sampled_from(FIELDS))}: {draw(st.sampled_from(VALUES))}"
    lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


def _lines(draw: st.DrawFn, text: str) -> str:
    """Some lines go away, or stand twice, or elsewhere."""
    lines = text.split("\n")
    start = draw(st.integers(0, len(lines)))
    taken = lines[start : start + draw(st.integers(1, 4))]
    left = lines[:start] + lines[start + len(taken) :]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(left)))
        left[at:at] = taken
    return "\n".join(left)


def _indent(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    lines[number] = draw(st.sampled_from(["", " ", "  ", "    ", "\t", "- ", "> "])) + lines[number].lstrip()
    return "\n".join(lines)


def _again(draw: st.DrawFn, text: str) -> str:
    """A short span, many times."""
    start = draw(st.integers(0, len(text)))
    span = text[start : start + draw(st.integers(1, 12))]
    return text[:start] + span * draw(st.sampled_from([2, 20, 300])) + text[start:]


def _unseen(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(UNSEEN)) + text[at:]


def _anything(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.text(max_size=6)) + text[at:]


CHANGES: tuple[Callable[[st.DrawFn, str], str], ...] = (
    *(_exchange, _value, _value, _value, _inner_value, _inner_value, _inner_value, _inner_value),
    *(_field, _field, _lines, _lines, _indent, _again, _anything, _unseen),
)


def count(name: str, default: int) -> int:
    """How many cases are tried; ``make fuzz`` says more than the tests do."""
    return int(os.environ.get(name, default))
