"""The lines of all tokens, in files of about the same size.

A line is ``<shared><rest><numbers>``: how many characters the token shares with the one before it (base
36), the rest of it, and what ``numbers.joined`` makes of its blocks. A file ends before the token that has
the least checksum of those at which it would be of a good size: what grows or shrinks moves few ends, and
only near.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias
from zlib import crc32

from .numbers import apart, follows, joined
from .tables import Table

LEAST, MOST = 4_000, 7_300
"""Characters of a file, but for the last one and for longer lines."""

Lines: TypeAlias = Mapping[str, str]
"""What ``numbers.joined`` makes of each token's blocks."""


class Merging:
    """Lines on their way to those that are so once some blocks have other tables."""

    def __init__(self, lines: Lines) -> None:
        self._before = lines
        self._changed = _Apart(lines)

    def change(self, block: int, old: Table, new: Table) -> None:
        """``old`` is the table of the block that is in the lines."""
        for token, numbers in new.items():
            if old.get(token) != numbers:
                self._changed[token][block] = numbers
        for token in old.keys() - new.keys():
            del self._changed[token][block]

    def lines(self) -> Lines:
        after = {**self._before}
        for token, blocks in self._changed.items():
            if blocks:
                after[token] = joined(blocks)
            else:
                del after[token]
        return after


class Gathering:
    """Lines that begin with nothing, to which each block in turn adds its table."""

    def __init__(self) -> None:
        self._lines: dict[str, bytearray] = {}
        self._last: dict[str, int] = {}

    def add(self, block: int, table: Table) -> None:
        for token, numbers in table.items():
            line = self._lines.setdefault(token, bytearray())
            line += (follows(block, self._last.get(token, -1)) + numbers).encode()
            self._last[token] = block

    def lines(self) -> Lines:
        """Each of them gives way to what it has become: together they are most of what an index is."""
        return {token: self._lines.pop(token).decode() for token in list(self._lines)}


def shards(lines: Lines) -> Iterator[tuple[str, str]]:
    """First token and text of each file, sorted as browsers sort."""
    tokens = sorted(lines, key=lambda token: token.encode("utf-16-be"))
    for start, end in _cut(tokens, [len(token) + len(lines[token]) for token in tokens]):
        before = ""
        text = []
        for token in tokens[start:end]:
            shared = _shared(before, token)
            text.append(f"{_DIGITS[shared]}{token[shared:]}{lines[token]}")
            before = token
        yield tokens[start], "\n".join(text)


class _Apart(dict[str, dict[int, str]]):
    """The blocks of each token, taken apart when they are first asked for."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def __missing__(self, token: str) -> dict[int, str]:
        self[token] = found = apart(self.lines.get(token, ""))
        return found


def _cut(tokens: Sequence[str], lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    sums = [0, *accumulate(lengths)]
    start = 0
    while start + 1 < len(tokens) and sums[-1] - sums[start] > MOST:
        last = max(start + 1, bisect_left(sums, sums[start] + MOST) - 1)
        first = min(last, max(start + 1, bisect_left(sums, sums[start] + LEAST)))
        end = min(range(first, last + 1), key=lambda at: crc32(tokens[at].encode()))
        yield start, end
        start = end
    if tokens:
        yield start, len(tokens)


def _shared(before: str, token: str) -> int:
    shared = 0
    for one, other in zip(before, token, strict=False):
        if one != other or shared == len(_DIGITS) - 1:
            break
        shared += 1
    return shared


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
