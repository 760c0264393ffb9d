"""The table of a block: which of its documents have each token, and what is kept of it until the next build.

A document whose content is as it was is not taken apart again: its tokens are read from the table before.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias

from . import numbers
from .blocks import Placed, to_json
from .documents import Document
from .weights import WEIGHTS, Levels, levels, named

Table: TypeAlias = Mapping[str, str]
"""For each token the places of the documents that have it, as ``numbers.written``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    digests: Sequence[tuple[int, str]] = ()
    """Place of each document, and the digest of all that its tokens follow from."""
    table: Table = field(default_factory=dict)

    @classmethod
    def read(cls, content: bytes | None) -> "Kept":
        if content is None:
            return cls()
        places, digests, tokens, texts = json.loads(content)
        table = zip(tokens.split("\n"), texts.split("\n"), strict=True) if tokens else ()
        return cls(digests=tuple(zip(places, digests, strict=True)), table=dict(table))

    def written(self) -> bytes:
        places, digests = [place for place, _ in self.digests], [digest for _, digest in self.digests]
        return to_json([places, digests, "\n".join(self.table), "\n".join(self.table.values())])


def made(placed: Placed, names: Set[str], before: Kept) -> Kept:
    """``names`` are those that all documents of the site have."""
    here = [(place, one, named(one.title, names)) for place, one in placed]
    digests = tuple((place, _digest(one, some)) for place, one, some in here)
    if digests == before.digests:
        return before
    last = {digest: place for place, digest in before.digests}
    old = taken_apart(before.table) if any(digest in last for _, digest in digests) else {}
    found = (
        (place, old[last[digest]] if digest in last else levels(one, some))
        for (place, one, some), (_, digest) in zip(here, digests, strict=True)
    )
    return Kept(digests=digests, table=put_together(found))


def put_together(placed: Iterable[tuple[int, Levels]]) -> Table:
    """The table of documents whose places ascend."""
    made: Sequence[defaultdict[str, list[int]]] = [defaultdict(list) for _ in WEIGHTS]
    for place, found in placed:
        for level, tokens in zip(made, found, strict=True):
            for token in tokens:
                level[token].append(place)
    least, *others = made
    text = {token: numbers.written(0, places) for token, places in least.items()}
    for weight, level in enumerate(others, 1):
        for token, places in level.items():
            text[token] = text.get(token, "") + numbers.written(weight, places)
    return text


def taken_apart(table: Table) -> Mapping[int, Levels]:
    """The tokens of each document, by its place."""
    found: defaultdict[int, Levels] = defaultdict(lambda: [[] for _ in WEIGHTS])
    for token, text in table.items():
        for weight, places in numbers.read(text):
            for place in places:
                found[place][weight].append(token)
    return found


def _digest(one: Document, named: Set[str]) -> str:
    """Of all that a document's tokens follow from."""
    days = [[day.toordinal() for day in some] for some in (one.days, one.between)]
    first = one.first.toordinal() if one.first else None
    texts = [one.title, one.tags, one.people, one.place, one.facts, one.text, sorted(named)]
    return sha256(to_json([texts, days, first])).hexdigest()
