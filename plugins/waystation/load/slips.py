"""Slips of the pen that break YAML, each with the line as it was probably meant.

The parser only knows where it gave up; what a person can mend is usually one line at or above that place:
a Chinese colon, no space after a colon, a tab, a quote or bracket without its partner, a need for quotes.
"""

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from ..model import Mark
from ..problems import Code, Problem, short
from . import limits


def explained(error: yaml.YAMLError, text: str, path: str, first_line: int) -> list[Problem]:
    """What broke the YAML in ``text``, which begins at ``first_line`` of its file."""
    lines = text.split("\n")
    context = (getattr(error, "context", None) or "").removeprefix("while ")
    at = _spot(getattr(error, "problem_mark", None), lines)
    began = _spot(getattr(error, "context_mark", None), lines) if context else at
    if tab := _tab(lines, at[0]):
        found = [(tab, Code.TAB, lines[tab[0]].expandtabs(2))]
    elif context.endswith("a quoted scalar") and not (getattr(error, "problem", None) or "").endswith(
        "character"
    ):
        found = [(began, Code.QUOTE_OPEN, _closed(lines[began[0]], Code.QUOTE_OPEN))]
    elif context.startswith("parsing a flow"):
        found = [(began, Code.BRACKET_OPEN, _closed(lines[began[0]], Code.BRACKET_OPEN))]
    else:
        found = _slips(lines, began[0] if context == "scanning a simple key" else at[0])
    return [
        _problem(code, lines[spot[0]], near, Mark(path=path, line=spot[0] + first_line, column=spot[1] + 1))
        for spot, code, near in found or [(at, Code.BROKEN_YAML, "")]
    ]


def in_plain_text(text: str, path: str, first_line: int) -> list[Problem]:
    """Why a text that was meant to be fields is nothing but words: none of its colons count."""
    lines = text.split("\n")
    # Only these two slips are looked for, and others take long to find.
    colons = ((n, line) for n, line in enumerate(lines) if _FULL_WIDTH.search(line) or _NO_SPACE.search(line))
    found = ((number, _slip(line)) for number, line in islice(colons, limits.MOST_OF_ONE_ENTRY))
    return [
        _problem(
            slip[0], lines[n], slip[1], Mark(path=path, line=n + first_line, column=_indent(lines[n]) + 1)
        )
        for n, slip in found
        if slip and slip[0] in _COLONS
    ]


def in_value(value: str) -> tuple[Code, dict[str, str]] | None:
    """The same for one value that was meant to be a group of fields."""
    slip = _slip(value)
    if slip is None or slip[0] not in _COLONS:
        return None
    key = re.split("[:：]", value)[0].strip()
    return slip[0], {"value": short(value), "near": f"{key}: …"}


def full_width_colon(key: str, mark: Mark) -> Problem | None:
    """The problem with a key like ``every：week``, which reads as a key without a value."""
    slip = _slip(key) if "：" in key else None
    return _problem(slip[0], key, slip[1], mark) if slip and slip[0] is Code.FULL_WIDTH_COLON else None


_COLONS = frozenset({Code.FULL_WIDTH_COLON, Code.COLON_WITHOUT_SPACE})
_KEY = r"[a-z_]+"
_FULL_WIDTH = re.compile(rf"({_KEY}) *： *(?:: *)?(.*)")
_NO_SPACE = re.compile(rf"({_KEY}):(\S.*)")
_FIELD = re.compile(rf"({_KEY}: +)(.+)")
_CLOSING = {"[": "]", "{": "}"}
_UPWARD = 5
"""How far above the place where the parser gave up the slip is looked for."""

_Spot = tuple[int, int]
_Slip = tuple[Code, str]


def _problem(code: Code, line: str, near: str, mark: Mark) -> Problem:
    values = {"value": short(line)}
    if near and len(near) <= 100:
        values["near"] = near.strip()
    return Problem(mark=mark, code=code, values=values)


def _spot(mark: yaml.Mark | None, lines: list[str]) -> _Spot:
    if mark is None:
        return 0, 0
    # The end of the text is no place to look at: step back to the last line with something on it.
    line = min(mark.line, len(lines) - 1)
    if line == len(lines) - 1 and not lines[line].strip():
        line = max((n for n, text in enumerate(lines) if text.strip()), default=0)
        return line, _indent(lines[line])
    return line, mark.column


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _tab(lines: list[str], at: int) -> _Spot | None:
    margin = lines[at][: _indent(lines[at])]
    return (at, margin.index("\t")) if "\t" in margin else None


def _slips(lines: list[str], at: int) -> list[tuple[_Spot, Code, str]]:
    """The nearest line with a slip at or above ``at``, and its neighbours that have a Chinese colon too."""
    for number in range(at, max(at - _UPWARD, -1), -1):
        slip = _slip(lines[number])
        if slip and slip[0] is Code.FULL_WIDTH_COLON:
            run = sorted({*_run(lines, number, -1), *_run(lines, number, 1)})
            return [((n, _indent(lines[n])), *found) for n in run if (found := _slip(lines[n]))]
        if slip:
            return [((number, _indent(lines[number])), *slip)]
    return []


def _closed(line: str, code: Code) -> str:
    slip = _slip(line)
    return slip[1] if slip and slip[0] is code else ""


def _run(lines: list[str], start: int, step: int) -> Iterator[int]:
    number = start
    while 0 <= number < len(lines) and (slip := _slip(lines[number])) and slip[0] is Code.FULL_WIDTH_COLON:
        yield number
        number += step


def _slip(line: str) -> _Slip | None:
    """What is wrong with one line, taken alone, and the line as it should be; nothing when it is sound."""
    opening = re.match(r"\s*(?:- +)*", line)
    margin = opening[0] if opening else ""
    body = line[len(margin) :].rstrip()
    if match := _FULL_WIDTH.fullmatch(body):
        return Code.FULL_WIDTH_COLON, f"{margin}{match[1]}: {match[2]}"
    if (match := _NO_SPACE.fullmatch(body)) and not match[2].startswith("//"):
        return Code.COLON_WITHOUT_SPACE, f"{margin}{match[1]}: {match[2]}"
    if _is_sound(body):
        return None
    match = _FIELD.fullmatch(body)
    if match is None and "-" not in margin:
        return None
    key, value = (match[1], match[2]) if match else ("", body)
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return Code.QUOTE_OPEN, f"{line.rstrip()}{value[0]}"
    if value[0] in _CLOSING and _CLOSING[value[0]] not in value:
        return Code.BRACKET_OPEN, f"{line.rstrip()}{_CLOSING[value[0]]}"
    mended = f"{key}{_in_quotes(value)}"
    return (Code.TEXT_NEEDS_QUOTES, margin + mended) if _is_sound(mended) else None


def _in_quotes(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _is_sound(line: str) -> bool:
    try:
        return bool(list(yaml.parse(line, Loader=yaml.CBaseLoader)))
    except yaml.YAMLError:
        return False
