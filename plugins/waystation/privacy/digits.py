"""Numbers as people write them: digits in groups, which together are as long as what is looked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from .folding import SEPARATORS

MANY = 64
"""Groups of a run that is a table rather than a number; a number in it has at most ``FEW`` of them."""
FEW = 8


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
    def is_decimal(self) -> bool:
        """Whether the two groups are those before and after a decimal point."""
        return len(self.spans) == 2 and self.text[self.spans[0][1] : self.spans[1][0]] == "."

    @property
    def is_fraction(self) -> bool:
        """Whether these are the digits after a decimal point."""
        return _FRACTION.search(self.text, max(0, self.start - 5), self.start) is not None


def numbers(text: str, like: re.Pattern[str], least: int, most: int) -> Iterator[Number]:
    """All neighbouring groups whose ``least`` to ``most`` digits together are ``like`` what is looked for.

    An X may be the last. Texts of digits alone take no more time than their length.
    """
    for run in _RUN.finditer(text):
        if run.end() - run.start() < least:
            continue
        spans = [group.span() for group in _GROUP.finditer(text, *run.span())]
        digits = "".join(text[start:end] for start, end in spans).upper()
        begins = [0, *accumulate(end - start for start, end in spans)]
        widest = FEW if len(spans) > MANY else most
        for first, begin in enumerate(begins[:-1]):
            shortest, longest = bisect_left(begins, begin + least), bisect_right(begins, begin + most)
            for last in range(shortest, min(longest, first + widest + 1)):
                if like.fullmatch(digits, begin, begins[last]):
                    chosen = tuple(spans[first:last])
                    yield Number(text=text, spans=chosen, is_whole=len(chosen) == len(spans))


_RUN = re.compile(f"[0-9](?:[{SEPARATORS}]{{0,3}}[0-9])*(?:[{SEPARATORS}]?[Xx](?![A-Za-z]))?")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
_FRACTION = re.compile(r"(?<![0-9])(?:0|-?[0-9]{2,3})\.\Z")
