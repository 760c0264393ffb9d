"""Dates and times in other signs than the plain ones: 2026-7-5, ２０２６－０７－０５, 9：00."""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from ..problems import Code, Problem
from .written import Written

CODES = (Code.NOT_DATE, Code.NOT_MOMENT, Code.NOT_PERIOD)


def fix(file: Written) -> Sequence[str]:
    """Only where the numbers stay the same, so that nothing is guessed."""
    lines = list(file.lines)
    # From the end, so that what comes before stays where it is.
    for problem in sorted(file.problems, key=lambda one: one.order, reverse=True):
        if problem.code in CODES and _only_signs(problem.values):
            at = problem.mark.line - 1
            lines[at] = _replaced(lines[at], problem)
    return lines


def _only_signs(values: Mapping[str, str]) -> bool:
    """Whether what was probably meant has the numbers that were written."""
    return "near" in values and _numbers(values["value"]) == _numbers(values["near"])


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", normalize("NFKC", text))]


def _replaced(line: str, problem: Problem) -> str:
    start = problem.mark.column - 1
    if line[start : start + 1] in ("'", '"'):
        start += 1
    # What was written is quoted with single spaces.
    written = re.compile(r"\s+".join(map(re.escape, problem.values["value"].split())))
    found = written.match(line, start)
    return f"{line[:start]}{problem.values['near']}{line[found.end() :]}" if found else line
