"""How Han characters sound: as people type them, spelled out (``qinzi``) or by initials (``qz``).

A spelled run is indexed in pairs of syllables, so that any part is found; initials in fours after ``~``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from ..words.pinyin import readings, syllables
from .folding import HAN

INITIALS = "~"
LONGEST = 4
"""Initials in one token."""


def spelled(text: str) -> Iterator[str]:
    """Tokens of a folded text's Han characters as they are spelled out."""
    for run in _HAN.findall(text):
        sounds = _syllables(run)
        yield from map("".join, pairwise(sounds))
        yield from sounds[-1:]


def initials(text: str) -> Iterator[str]:
    """Tokens of the initials of a folded text's Han characters, from each of them on."""
    for run in _HAN.findall(text):
        letters = "".join(one[0] for one in _syllables(run))
        yield from (INITIALS + letters[at : at + LONGEST] for at in range(len(letters)))


def abbreviated(word: str) -> str:
    """The token that a word's own initials begin with."""
    return INITIALS + "".join(one[0] for one in _syllables(word)[:LONGEST])


def by_sound(characters: Iterable[str]) -> Mapping[str, str]:
    """The characters of each syllable."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    known = readings().chars
    for char in characters:
        if syllable := known.get(char):
            found[syllable].append(char)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


_HAN = re.compile(f"[{HAN}]+")


@lru_cache(maxsize=4096)
def _syllables(run: str) -> tuple[str, ...]:
    return syllables(run, readings())
