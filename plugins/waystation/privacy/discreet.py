"""What can be shown to anybody: problems, and lines of the content beside them, without personal data."""

import re
from dataclasses import replace

from ..problems import Problem
from . import find, masked
from .folding import SEPARATORS, UNPRINTABLE


def discreet(problem: Problem) -> Problem:
    """The same problem with an ellipsis in place of each value that belongs to somebody."""
    values = {name: _CUT.sub("", value) for name, value in problem.values.items()}
    written = "\n".join((problem.mark.path, *values.values()))
    if find(written) or find(written.replace(UNPRINTABLE, "\n")):
        # What was probably meant is made of what was written.
        said = {one[found.start : found.end] for one in values.values() for found in find(one)}
        values = {name: _masked(value) for name, value in values.items() if name != "near"}
        # A second time it may stand without the words that gave it away.
        for one in sorted(said):
            values = {name: value.replace(one, "…") for name, value in values.items()}
        mark = replace(problem.mark, path=_masked(problem.mark.path))
        return replace(problem, mark=mark, values=values)
    return problem if values == problem.values else replace(problem, values=values)


def _masked(text: str) -> str:
    """What nobody sees has been made one sign, which may have parted two numbers, or stood inside of one."""
    for part in text.split(UNPRINTABLE):
        text = text.replace(part, masked(part))
    return masked(text)


def private_lines(text: str) -> frozenset[int]:
    """Numbers of the lines that must not be shown, counted from 1."""
    whole = ((found.start, found.end) for found in find(text))
    touched = {
        number
        for start, end in whole
        for number in range(text.count("\n", 0, start), text.count("\n", 0, end) + 1)
    }
    # Without its neighbours a line may say more than with them.
    touched |= {number for number, line in enumerate(text.split("\n")) if find(line)}
    return frozenset(number + 1 for number in touched)


# What is too long to be quoted may be cut in the middle of a number, but not of a list of days.
_DIGIT = r"[\dX零〇一二三四五六七八九幺]"
_CUT = re.compile(
    rf"(?<![0-9\-])(?![0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}…){_DIGIT}(?:[{SEPARATORS}]?{_DIGIT}){{3,}}[{SEPARATORS}]?(?=…)"
    r"|[A-Za-z0-9][A-Za-z0-9._%+\-]*@[A-Za-z0-9.\-]*(?=…)"
)
