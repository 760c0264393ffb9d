"""What a document is found by, and how much each token says about it: what its title says counts most."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from .documents import Document
from .folding import fold, joined
from .pinyin import abbreviated, initials, spelled
from .tokens import counted_pairs, day_tokens, others, runs, tokens

TITLE, NAMED, FACT, TEXT = 8, 5, 3, 1
WEIGHTS = (1, 2, 3, 5, 8, 13)
"""The greatest that a token reaches in a document counts."""
LONGEST_NAME = 6
"""Characters of a name that is looked for in titles."""
KEPT = 4096
"""Short texts whose tokens are kept while others are taken apart."""

Levels: TypeAlias = Sequence[list[str]]
"""For each of ``WEIGHTS`` the tokens of a document that reach it and none above."""
_Weights: TypeAlias = Mapping[str, int]


def levels(document: Document, named: Iterable[str]) -> Levels:
    """``named`` are the names, of all that the site has, that stand in the document's title."""
    found: Levels = [[] for _ in WEIGHTS]
    text = joined(fold(document.text))
    said = others(text)
    counted = counted_pairs(text)
    counted.update(said)
    weights = _weights(document, named, said)
    for token in weights.keys() & counted.keys():
        weights[token] += TEXT if counted.pop(token) < 3 else 2 * TEXT
    for token, weight in weights.items():
        found[_LEVEL[weight]].append(token)
    several = [token for token, times in counted.items() if times > 2]
    for token in several:
        counted.pop(token)
    found[_LEVEL[2 * TEXT]].extend(several)
    found[_LEVEL[TEXT]].extend(counted)
    return found


def names(document: Document) -> Iterable[str]:
    """Short names that are tags or people of a document."""
    found = (run for text in (*document.tags, *document.people) for run in _runs(text))
    return {run for run in found if len(run) <= LONGEST_NAME}


def named(title: str, names: Set[str]) -> Set[str]:
    """Those of the names that stand in a title."""
    return names & _pieces(title)


def _weights(document: Document, named: Iterable[str], said: Iterable[str]) -> dict[str, int]:
    """Of all tokens but those that only the text has, of which ``said`` may be days."""
    weights = dict(_heard(document.place, FACT, FACT))
    _add(weights, _heard(document.title, TITLE, NAMED))
    for found in _called((*document.tags, *document.people)):
        _add(weights, found)
    _add(weights, dict.fromkeys(set().union(*map(_tokens, document.facts)), FACT))
    # Initials are ambiguous; those of what is a name elsewhere are likely meant.
    _add(weights, dict.fromkeys(map(abbreviated, named), NAMED))
    for days, weight in ((document.days, FACT), (document.between, TEXT)):
        for token in {token for day in days for token in day_tokens(day)}:
            weights[token] = max(weight, weights.get(token, 0))
    if document.first:
        for token in {token for token in (*weights, *said) if token[0] == "d" and _DAY.fullmatch(token)}:
            _add(weights, {_with_year(token, document.first): TEXT})
    return weights


@lru_cache(maxsize=KEPT)
def _heard(text: str, weight: int, sound: int) -> _Weights:
    """What a short text is found by, and by its sound; most of them stand in many documents."""
    weights: dict[str, int] = {}
    for found in _called((text,), weight, sound):
        _add(weights, found)
    return weights


def _called(texts: Iterable[str], weight: int = NAMED, sound: int = FACT) -> Sequence[_Weights]:
    """Of several texts together, in which a token counts once."""
    known = [_sounds(text) for text in texts]
    kinds = zip(*known, strict=True)
    return [
        dict.fromkeys(set().union(*found), much)
        for found, much in zip(kinds, (weight, sound, TEXT, sound), strict=bool(known))
    ]


@lru_cache(maxsize=KEPT)
def _sounds(text: str) -> tuple[Set[str], Set[str], Set[str], Set[str]]:
    """The tokens of a short text, as it is written and spelled, by initials, and by those of whole runs."""
    folded = fold(text)
    return (
        _tokens(text),
        frozenset(spelled(folded)),
        frozenset(initials(folded)),
        frozenset(map(abbreviated, runs(folded))),
    )


@lru_cache(maxsize=KEPT)
def _tokens(text: str) -> Set[str]:
    return frozenset(tokens(fold(text)))


@lru_cache(maxsize=KEPT)
def _runs(text: str) -> Sequence[str]:
    return runs(fold(text))


def _add(weights: dict[str, int], more: _Weights) -> None:
    for token, weight in more.items():
        weights[token] = weights.get(token, 0) + weight


@lru_cache(maxsize=KEPT)
def _pieces(title: str) -> Set[str]:
    """All parts of a title's runs that are as long as a name may be."""
    return frozenset(
        run[at : at + n] for run in _runs(title) for at in range(len(run)) for n in range(2, LONGEST_NAME + 1)
    )


def _with_year(token: str, near: date) -> str:
    """A day's token with the year that brings it nearest to a date."""
    month, day = int(token[1:3]), int(token[3:])
    ahead = (month - near.month) * 31 + day - near.day
    year = near.year + (ahead < -183) - (ahead > 183)
    return f"d{year}{token[1:]}"


_DAY = re.compile(r"d[01]\d[0-3]\d")
_LEVEL = [max(level for level, least in enumerate(WEIGHTS) if least <= max(1, n)) for n in range(100)]
