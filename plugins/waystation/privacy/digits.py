"""Numbers as people write them: digits in groups, which together are as long as what is looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .folding import SEPARATORS


@dataclass(frozen=True, kw_only=True)
class Number:
    """Some neighbouring groups of a run of digits."""

    text: str
    spans: tuple[tuple[int, int], ...]
    is_whole: bool
    """Whether the run has no other groups."""

    @cached_property
    def digits(self) -> str:
        return "".join(self.text[start:end] for start, end in self.spans).upper()

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(end - start for start, end in self.spans)

    @property
    def is_even(self) -> bool:
        """Whether the same stands between all groups."""
        return len({self.text[before[1] : after[0]] for before, after in pairwise(self.spans)}) < 2

    @property
    def touches_letters(self) -> bool:
        """Whether it is a piece of a longer word, as in a checksum."""
        return bool(
            re.match(r"[A-Za-z]", self.text[self.end : self.end + 1])
            or re.match(r"[A-Za-z]", self.text[max(0, self.start - 1) : self.start])
        )

    @property
    def is_fraction(self) -> bool:
        """Whether these are the digits after a decimal point."""
        return _FRACTION.search(self.text, max(0, self.start - 5), self.start) is not None


def numbers(text: str, least: int, most: int) -> Iterator[Number]:
    """All neighbouring groups that have ``least`` to ``most`` digits together; an X may be the last."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() < least:
            continue
        spans = [group.span() for group in _GROUP.finditer(text, *run.span())]
        for first in range(len(spans)):
            length = 0
            for last in range(first, len(spans)):
                length += spans[last][1] - spans[last][0]
                if length > most:
                    break
                if length >= least:
                    chosen = tuple(spans[first : last + 1])
                    yield Number(text=text, spans=chosen, is_whole=len(chosen) == len(spans))


_RUN = re.compile(f"[0-9](?:[{SEPARATORS}]{{0,3}}[0-9])*(?:[{SEPARATORS}]?[Xx](?![A-Za-z]))?")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
_FRACTION = re.compile(r"(?<![0-9])(?:0|-?[0-9]{2,3})\.\Z")
