"""What can be chosen by, of every document, in a form that is small and soon taken apart."""

from collections.abc import Mapping

from .blocks import LASTING, Block

NAMES = ("free", "kind", "audience", "high", "low", "span")
"""Of each document: places that are free before its own in its block; its numbers in the lists of kinds and
of audiences; its day, from the earliest of all, in multiples of ``DAYS`` and what is left; its length, from
``LASTING`` on.
"""
DAYS = 64


def columns(blocks: Mapping[str, Block]) -> Mapping[str, object]:
    """The lists, how many documents each block has, and texts with a character for each document in turn."""
    kinds: dict[str, int] = {}
    audiences: dict[tuple[str, ...], int] = {}
    since = min((first for one in blocks.values() for *_, first, _ in one.rows if first), default=0)
    rows: list[tuple[int, ...]] = []
    for one in blocks.values():
        kind_of = [kinds.setdefault(kind, len(kinds)) for kind in one.kinds]
        audience_of = [audiences.setdefault(tuple(of), len(audiences)) for of in one.audiences]
        last = -1
        for place, kind, audience, first, span in one.rows:
            days = divmod(max(0, first - since), DAYS)
            rows.append((place - last - 1, kind_of[kind], audience_of[audience], *days, span - LASTING))
            last = place
    texts = ("".join(map(_digit, column)) for column in zip(*rows, strict=True))
    return {
        "blocks": list(blocks),
        "counts": [len(one.rows) for one in blocks.values()],
        "facets": {"kind": list(kinds), "audience": list(audiences)},
        "since": since,
        "days": DAYS,
        **dict(zip(NAMES, texts, strict=bool(rows))),
    }


def _digit(number: int) -> str:
    """Up to 76 and in JSON, it takes one byte."""
    return chr(ord("0") + number)
