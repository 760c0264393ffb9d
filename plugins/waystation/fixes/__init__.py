"""Slips that can be mended without asking: one kind per module, each named in ``FIXES``.

A fix changes how something is written, never what it says, and only among the fields: the text below them,
and all that YAML reads as text, stays as it is. Lines are neither added nor taken away.
"""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from ..load import text
from ..load.entries import Place
from ..problems import Problem
from . import blanks, moments, tabs
from .written import Written, written

Fix = Callable[[Written], Sequence[str]]

FIXES: tuple[Fix, ...] = (tabs.fix, blanks.fix, moments.fix)

ROUNDS = 10
"""What is mended may bring more to light."""


def mended(content: bytes, place: Place | None) -> bytes:
    """The file with all mended that can be; ``place`` is that of its entries, None for ``stations.yml``."""
    decoded = text.decode(content, "")
    if isinstance(decoded, Problem):
        return content
    lines: Sequence[str] = decoded.split("\n")
    for _ in range(ROUNDS):
        before = lines
        for fix in FIXES:
            lines = fix(written(lines, place))
        if lines == before:
            break
    return _ended_as_before(content, lines)


def _ended_as_before(content: bytes, lines: Sequence[str]) -> bytes:
    """The lines with the file's own line ends, and with its byte order mark if it had one."""
    was = content.decode("utf-8")
    ends = re.findall("\r\n|\r|\n", was)
    now = "".join(line + end for line, end in zip_longest(lines, ends, fillvalue=""))
    return (("\ufeff" if was.startswith("\ufeff") else "") + now).encode()
