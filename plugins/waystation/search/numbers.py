"""Which documents have a token: numbers, ascending, as text that compresses well.

What is written is the gap between a number and the one before it, with any number of high digits and one low
digit. The numbers of blocks and those of documents in them have digits of their own, so that nothing has to
stand between. Of a block, documents with the least weight come first, those of each other weight after its
marker. No token has any of the blocks' digits.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from operator import sub
from string import ascii_letters
from typing import NamedTuple


class Digits(NamedTuple):
    low: str
    high: str


BLOCKS = Digits(low="!#$%&'()*+,-./:;", high="<=>?@ ")
PLACES = Digits(low=ascii_letters[:40], high=f"{ascii_letters[40:]}[]^_`{{|}}~")
MARKERS = "12345"
"""Of the weights but the least."""


def written(weight: int, numbers: Sequence[int]) -> str:
    """Those that have a weight, which is given by its place in the order from the least."""
    gaps = map(_gaps().__getitem__, map(sub, numbers, (-1, *numbers)))
    return f"{MARKERS[weight - 1]}{''.join(gaps)}" if weight else "".join(gaps)


def read(text: str) -> Iterator[tuple[int, Sequence[int]]]:
    """The weights that some numbers have, and these numbers."""
    least, *others = _MARKED.split(text)
    if least:
        yield 0, _numbers(least)
    for marker, digits in zip(others[::2], others[1::2], strict=True):
        yield MARKERS.index(marker) + 1, _numbers(digits)


def joined(blocks: Mapping[int, str]) -> str:
    """What several blocks have, by their numbers."""
    text, before = "", -1
    for block in sorted(blocks):
        text += follows(block, before) + blocks[block]
        before = block
    return text


def follows(block: int, before: int) -> str:
    """What stands before the numbers of a block in a line; ``before`` is the one before it, -1 for none."""
    return _gap(block - before - 1, BLOCKS)


def apart(text: str) -> dict[int, str]:
    """The inverse of ``joined``."""
    found, block = {}, -1
    for digits, numbers in _BLOCK.findall(text):
        block += 1 + _number(digits, BLOCKS)
        found[block] = numbers
    return found


class _Gaps(dict[int, str]):
    """How each distance between places is written, found out when it is first met."""

    def __missing__(self, by: int) -> str:
        self[by] = text = _gap(by - 1, PLACES)
        return text


@cache
def _gaps() -> _Gaps:
    return _Gaps()


@lru_cache(maxsize=4096)
def _gap(number: int, digits: Digits) -> str:
    high, low = divmod(number, len(digits.low))
    text = digits.low[low]
    while high:
        high, digit = divmod(high, len(digits.high))
        text = digits.high[digit] + text
    return text


@lru_cache(maxsize=65536)
def _numbers(text: str) -> tuple[int, ...]:
    gaps = (_number(one, PLACES) + 1 for one in _PLACE.findall(text))
    return tuple(accumulate(gaps, initial=-1))[1:]


def _number(text: str, digits: Digits) -> int:
    high = 0
    for digit in text[:-1]:
        high = high * len(digits.high) + digits.high.index(digit)
    return high * len(digits.low) + digits.low.index(text[-1])


_BLOCK = re.compile(
    "([{high}]*[{low}])([^{high}{low}]*)".format(**{k: re.escape(v) for k, v in BLOCKS._asdict().items()})
)
_PLACE = re.compile("[{high}]*[{low}]".format(**{k: re.escape(v) for k, v in PLACES._asdict().items()}))
_MARKED = re.compile(f"([{MARKERS}])")
