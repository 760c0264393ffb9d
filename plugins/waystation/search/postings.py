"""Which documents have a token, and how much it says about each: lines of text that compress well.

A line is ``<shared><rest><marker><gaps>…``: how many characters the token shares with the one before it (base
36), the rest of it, then for each weight its marker and the gaps between the documents' numbers. A gap is
written with any number of high digits and one low digit; low digits, high digits and markers are different
characters.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from .documents import Document
from .folding import fold, joined
from .pinyin import abbreviated, initials, spelled
from .tokens import day_tokens, others, pairs, runs, tokens

TITLE, NAMED, FACT, TEXT = 8, 5, 3, 1
WEIGHTS = (1, 2, 3, 5, 8, 13)
"""What the markers stand for: the greatest that a token reaches in a document counts."""
LONGEST_NAME = 6
"""Characters of a name that is looked for in titles."""
KEPT = 4096
"""Short texts whose tokens are kept while others are taken apart."""
MARKERS = " !#$%&"
LOW = "".join(map(chr, range(0x2A, 0x5C)))
HIGH = "".join(map(chr, range(0x5D, 0x7F)))

Postings = Sequence[Mapping[str, Sequence[int]]]
"""For each weight its tokens, and for each of these the numbers of the documents, ascending."""


def postings(found: Sequence[Document]) -> Postings:
    made: tuple[defaultdict[str, list[int]], ...] = tuple(defaultdict(list) for _ in WEIGHTS)
    once, several = made[_LEVEL[TEXT]], made[_LEVEL[2 * TEXT]]
    names = frozenset(name for one in found for text in (*one.tags, *one.people) for name in runs(fold(text)))
    for number, document in enumerate(found):
        text = joined(fold(document.text))
        said = others(text)
        counted = Counter(pairs(text))
        counted.update(said)
        for token, weight in _weights(document, names, said).items():
            times = counted.pop(token, 0)
            total = weight + (TEXT if 0 < times < 3 else 2 * TEXT if times else 0)
            made[_LEVEL[total]][token].append(number)
        for token in [token for token, times in counted.items() if times > 2]:
            del counted[token]
            several[token].append(number)
        for token in counted:
            once[token].append(number)
    return made


def shards(found: Postings, documents: int, size: int) -> Iterator[tuple[str, str]]:
    """First token and lines of each file of about ``size`` characters, sorted as browsers sort."""
    gaps = ["", *map(_gap, range(documents))]
    first, before, length = "", "", 0
    lines: list[str] = []
    for token in sorted(set().union(*found), key=lambda token: token.encode("utf-16-be")):
        if length > size:
            yield first, "\n".join(lines)
            lines, before, length = [], "", 0
        first = first if lines else token
        shared = 0
        for one, other in zip(before, token, strict=False):
            if one != other or shared == len(_DIGITS) - 1:
                break
            shared += 1
        line = f"{_DIGITS[shared]}{token[shared:]}{_written(token, found, gaps)}"
        lines.append(line)
        length += len(line)
        before = token
    yield first, "\n".join(lines)


def _weights(document: Document, names: Set[str], said: Iterable[str]) -> dict[str, int]:
    """Of all tokens but those that only the text has, of which ``said`` may be days."""
    weights: dict[str, int] = {}
    title = _Heard.of(document.title)
    named = [_Heard.of(text) for text in (*document.tags, *document.people)]
    place = _Heard.of(document.place)
    for heard, weight, sound in (([title], TITLE, NAMED), (named, NAMED, FACT), ([place], FACT, FACT)):
        _add(weights, set().union(*(one.tokens for one in heard)), weight)
        _add(weights, set().union(*(one.spelled for one in heard)), sound)
        _add(weights, set().union(*(one.initials for one in heard)), TEXT)
        _add(weights, set().union(*(one.abbreviated for one in heard)), sound)
    _add(weights, set().union(*map(_tokens, document.facts)), FACT)
    # Initials are ambiguous; those of what is a name elsewhere are likely meant.
    _add(weights, set(map(abbreviated, names & _pieces(runs(fold(document.title))))), NAMED)
    for days, weight in ((document.days, FACT), (document.between, TEXT)):
        for token in {token for day in days for token in day_tokens(day)}:
            weights[token] = max(weight, weights.get(token, 0))
    if document.first:
        for token in {token for token in (*weights, *said) if token[0] == "d" and _DAY.fullmatch(token)}:
            _add(weights, (_with_year(token, document.first),), TEXT)
    return weights


class _Heard(NamedTuple):
    """What a short text is found by, and by its sound; most of them stand in many documents."""

    tokens: frozenset[str]
    spelled: frozenset[str]
    initials: frozenset[str]
    abbreviated: frozenset[str]

    @staticmethod
    @lru_cache(maxsize=KEPT)
    def of(text: str) -> "_Heard":
        folded = fold(text)
        return _Heard(
            _tokens(text),
            frozenset(spelled(folded)),
            frozenset(initials(folded)),
            frozenset(map(abbreviated, runs(folded))),
        )


@lru_cache(maxsize=KEPT)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(tokens(fold(text)))


def _add(weights: dict[str, int], found: Iterable[str], weight: int) -> None:
    for token in found:
        weights[token] = weights.get(token, 0) + weight


def _pieces(words: Iterable[str]) -> set[str]:
    """All parts of some words that are as long as a name may be."""
    return {
        word[at : at + n] for word in words for at in range(len(word)) for n in range(2, LONGEST_NAME + 1)
    }


def _with_year(token: str, near: date) -> str:
    """A day's token with the year that brings it nearest to a date."""
    month, day = int(token[1:3]), int(token[3:])
    ahead = (month - near.month) * 31 + day - near.day
    year = near.year + (ahead < -183) - (ahead > 183)
    return f"d{year}{token[1:]}"


_DAY = re.compile(r"d[01]\d[0-3]\d")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LEVEL = [max(level for level, least in enumerate(WEIGHTS) if least <= max(1, n)) for n in range(100)]


def _gap(number: int) -> str:
    high, low = divmod(number, len(LOW))
    digits = LOW[low]
    while high:
        high, digit = divmod(high, len(HIGH))
        digits = HIGH[digit] + digits
    return digits


def _written(token: str, found: Postings, gaps: Sequence[str]) -> str:
    return "".join(
        marker + "".join(map(gaps.__getitem__, map(sub, numbers, [-1, *numbers])))
        for marker, level in zip(MARKERS, found, strict=True)
        if (numbers := level.get(token))
    )
