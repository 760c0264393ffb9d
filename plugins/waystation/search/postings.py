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

from .documents import Document
from .folding import fold, joined
from .pinyin import abbreviated, initials, spelled
from .tokens import day_tokens, runs, tokens

TITLE, NAMED, FACT, TEXT = 8, 5, 3, 1
WEIGHTS = (1, 2, 3, 5, 8, 13)
"""What the markers stand for: the greatest that a token reaches in a document counts."""
LONGEST_NAME = 6
"""Characters of a name that is looked for in titles."""
MARKERS = " !#$%&"
LOW = "".join(map(chr, range(0x2A, 0x5C)))
HIGH = "".join(map(chr, range(0x5D, 0x7F)))

Postings = Mapping[str, Sequence[int]]
"""For each token ``number of document * len(WEIGHTS) + number of weight``, ascending."""


def postings(found: Sequence[Document]) -> Postings:
    made: defaultdict[str, list[int]] = defaultdict(list)
    names = frozenset(name for one in found for text in (*one.tags, *one.people) for name in runs(fold(text)))
    for number, document in enumerate(found):
        base = number * len(WEIGHTS)
        for token, weight in _weights(document, names).items():
            made[token].append(base + _LEVEL[weight])
    return made


def shards(found: Postings, size: int) -> Iterator[tuple[str, str]]:
    """First token and lines of each file of about ``size`` characters, sorted as browsers sort."""
    first, before, length = "", "", 0
    lines: list[str] = []
    for token in sorted(found, key=lambda token: token.encode("utf-16-be")):
        if length > size:
            yield first, "\n".join(lines)
            lines, before, length = [], "", 0
        first = first if lines else token
        shared = 0
        for one, other in zip(before, token, strict=False):
            if one != other or shared == len(_DIGITS) - 1:
                break
            shared += 1
        line = f"{_DIGITS[shared]}{token[shared:]}{_written(found[token])}"
        lines.append(line)
        length += len(line)
        before = token
    yield first, "\n".join(lines)


def _weights(document: Document, names: Set[str]) -> Mapping[str, int]:
    title = fold(document.title)
    named = fold("|".join((*document.tags, *document.people)))
    facts = fold("|".join(document.facts))
    counted = Counter(tokens(joined(fold(document.text))))
    weights = {token: TEXT if times < 3 else 2 * TEXT for token, times in counted.items()}
    say = (
        (title, TITLE, NAMED),
        (named, NAMED, FACT),
        (facts, FACT, 0),
        (fold(document.place), FACT, FACT),
    )
    for text, weight, sound in say:
        _add(weights, tokens(text), weight)
        if sound:
            _add(weights, spelled(text), sound)
            _add(weights, initials(text), TEXT)
            _add(weights, map(abbreviated, runs(text)), sound)
    # Initials are ambiguous; those of what is a name elsewhere are likely meant.
    _add(weights, map(abbreviated, names & _pieces(runs(title))), NAMED)
    for day in document.days:
        for token in day_tokens(day):
            weights[token] = max(FACT, weights.get(token, 0))
    if document.first:
        for token in [token for token in weights if _DAY.fullmatch(token)]:
            _add(weights, (_with_year(token, document.first),), TEXT)
    return weights


def _add(weights: dict[str, int], found: Iterable[str], weight: int) -> None:
    for token in set(found):
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


_GAPS = [_gap(number) for number in range(5000)]


def _written(packed: Sequence[int]) -> str:
    texts: list[list[str]] = [[] for _ in WEIGHTS]
    last = [-1] * len(WEIGHTS)
    for one in packed:
        number, level = divmod(one, len(WEIGHTS))
        gap = number - last[level] - 1
        texts[level].append(_GAPS[gap] if gap < len(_GAPS) else _gap(gap))
        last[level] = number
    return "".join(marker + "".join(gaps) for marker, gaps in zip(MARKERS, texts, strict=True) if gaps)
