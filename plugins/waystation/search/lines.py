"""The lines of all tokens: in which blocks, and at which places of them, each of them is found."""

from collections.abc import Mapping, Set
from typing import TypeAlias

from .numbers import apart, follows, joined
from .tables import Table

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

    @property
    def touched(self) -> Set[str]:
        """All tokens whose lines are others now, and perhaps more."""
        return self._changed.keys()

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


class _Apart(dict[str, dict[int, str]]):
    """The blocks of each token, taken apart when they are first asked for."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def __missing__(self, token: str) -> dict[int, str]:
        self[token] = found = apart(self.lines.get(token, ""))
        return found
