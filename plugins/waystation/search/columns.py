"""What can be chosen by, of every document, in a form that is small and soon taken apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeVar

from .documents import Document

NAMES = ("free", "kind", "audience", "high", "low", "span")
"""Of each document one character each; its first day is in two: multiples of ``DAYS``, and what is left."""
DAYS = 64
UNDATED, LASTING = -1, -2
"""Instead of the length of its time: has no date, has no end."""
LONGEST = 50_000
"""Days that are told apart from more."""
_Named = TypeVar("_Named")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Of the documents of one block in turn: most are texts with a character for each."""

    free: str
    """Places that are free before its own."""
    kind: str
    """Its number in the kinds."""
    audience: str
    """Its number in the audiences."""
    first: Sequence[int]
    """Its first day, as Python counts days; 0 if it has none."""
    span: str
    """Days from there, from ``LASTING`` on."""
    kinds: Sequence[str]
    audiences: Sequence[Sequence[str]]

    @classmethod
    def of(cls, placed: Sequence[tuple[int, Document]]) -> "Columns":
        kinds: dict[str, int] = {}
        audiences: dict[tuple[str, ...], int] = {}
        places = [-1, *(place for place, _ in placed)]
        return cls(
            free=_digits(place - last - 1 for last, place in pairwise(places)),
            kind=_digits(kinds.setdefault(one.kind, len(kinds)) for _, one in placed),
            audience=_digits(audiences.setdefault(one.audience, len(audiences)) for _, one in placed),
            first=[one.first.toordinal() if one.first else 0 for _, one in placed],
            span=_digits(_span(one) - LASTING for _, one in placed),
            kinds=list(kinds),
            audiences=list(audiences),
        )


def columns(blocks: Mapping[str, Columns]) -> Mapping[str, object]:
    """The lists, how many documents each block has, and a text of each column.

    The first day is in two: from the earliest of all, in multiples of ``DAYS`` and what is left.
    """
    kinds: dict[str, int] = {}
    audiences: dict[tuple[str, ...], int] = {}
    kind, audience = [], []
    for one in blocks.values():
        kind.append(_renumbered(one.kind, one.kinds, kinds))
        audience.append(_renumbered(one.audience, map(tuple, one.audiences), audiences))
    first = [*chain.from_iterable(one.first for one in blocks.values())]
    days = {*first}
    since = min(days - {0}, default=0)
    apart = {day: divmod(max(0, day - since), DAYS) for day in days}
    highs, lows = ({day: _digit(both[n]) for day, both in apart.items()} for n in (0, 1))
    texts = (
        "".join(one.free for one in blocks.values()),
        "".join(kind),
        "".join(audience),
        "".join(map(highs.__getitem__, first)),
        "".join(map(lows.__getitem__, first)),
        "".join(one.span for one in blocks.values()),
    )
    return {
        "blocks": list(blocks),
        "counts": [len(one.free) for one in blocks.values()],
        "facets": {"kind": list(kinds), "audience": list(audiences)},
        "since": since,
        "days": DAYS,
        **dict(zip(NAMES, texts, strict=True)),
    }


def _renumbered(column: str, of: Iterable[_Named], numbers: dict[_Named, int]) -> str:
    """With the numbers that all blocks share, some of which may be new."""
    return column.translate(
        {ord(_digit(n)): _digit(numbers.setdefault(one, len(numbers))) for n, one in enumerate(of)}
    )


def _span(one: Document) -> int:
    if one.first is None:
        return UNDATED
    return min(max(0, (one.last - one.first).days), LONGEST) if one.last else LASTING


def _digits(numbers: Iterable[int]) -> str:
    return "".join(map(_digit, numbers))


def _digit(number: int) -> str:
    """Up to 76 and in JSON, it takes one byte."""
    return chr(ord("0") + number)
