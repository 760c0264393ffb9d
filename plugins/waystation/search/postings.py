"""Which documents have a token, and how much it says about each: lines of text that compress well.

A line is ``<shared><rest><marker><gaps>…``: how many characters the token shares with the one before it (base 36),
the rest of it, then for each weight its marker and the gaps between the documents' numbers. A gap is written with
any number of high digits and one low digit; low digits, high digits and markers are different characters.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from os.path import commonprefix

from .documents import Document
from .folding import fold, joined
from .pinyin import sounds
from .tokens import day_tokens, tokens

TITLE, NAMED, FACT, TEXT = 8, 5, 3, 1
WEIGHTS = (1, 2, 3, 5, 8, 13)
"""What the markers stand for: the greatest that a token reaches in a document counts."""
MARKERS = " !#$%&"
LOW = "".join(map(chr, range(0x2A, 0x5C)))
HIGH = "".join(map(chr, range(0x5D, 0x7F)))

Postings = dict[str, list[int]]
"""For each token ``number of document * len(WEIGHTS) + number of weight``, ascending."""


def postings(found: Iterable[Document]) -> Postings:
    made: Postings = {}
    for number, document in enumerate(found):
        base = number * len(WEIGHTS)
        for token, weight in _weights(document).items():
            made.setdefault(token, []).append(base + _LEVEL[min(weight, WEIGHTS[-1])])
    return made


def lines(found: Mapping[str, Sequence[int]], order: Sequence[str]) -> Iterator[str]:
    """The lines of these tokens, which are in order; the first one shares nothing."""
    before = ""
    for token in order:
        shared = len(commonprefix((before, token))) if before else 0
        shared = min(shared, 35)
        before = token
        yield f"{_DIGITS[shared]}{token[shared:]}{_written(found[token])}"


def _weights(document: Document) -> Counter[str]:
    title = fold(document.title)
    named = fold("|".join((*document.tags, *document.people)))
    facts = fold("|".join(document.facts))
    weights: Counter[str] = Counter()
    for text, weight in ((title, TITLE), (named, NAMED), (facts, FACT)):
        for token in set(tokens(text)):
            weights[token] += weight
    for token in set(sounds(title)):
        weights[token] += NAMED
    for token in set(sounds(named)):
        weights[token] += FACT
    if document.facts and document.station and document.kind != "station":
        for token in set(sounds(facts.partition("|")[0])):
            weights[token] += FACT
    for day in document.days:
        for token in day_tokens(day):
            weights[token] = max(FACT, weights[token])
    for token, times in Counter(tokens(joined(fold(document.text)))).items():
        weights[token] += TEXT if times < 3 else 2 * TEXT
    return weights


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LEVEL = [max(level for level, least in enumerate(WEIGHTS) if least <= max(1, n)) for n in range(14)]


def _gap(number: int) -> str:
    high, low = divmod(number, len(LOW))
    digits = LOW[low]
    while high:
        high, digit = divmod(high, len(HIGH))
        digits = HIGH[digit] + digits
    return digits


_GAPS = [_gap(number) for number in range(5000)]


def _written(packed: Sequence[int]) -> str:
    levels: list[list[int]] = [[-1] for _ in WEIGHTS]
    for one in packed:
        number, level = divmod(one, len(WEIGHTS))
        levels[level].append(number)
    return "".join(
        marker + "".join(_GAPS[gap] if (gap := b - a - 1) < len(_GAPS) else _gap(gap) for a, b in pairwise(numbers))
        for marker, numbers in zip(MARKERS, levels, strict=True)
        if len(numbers) > 1
    )
