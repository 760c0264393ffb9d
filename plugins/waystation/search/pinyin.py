"""How Han characters sound: as people type them, spelled out (``qinzi``) or by initials (``qz``).

A spelled run is indexed in pairs of syllables, so that any part of it is found; initials in fours behind ``~``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pypinyin import lazy_pinyin

from .folding import HAN

INITIALS = "~"
LONGEST = 4
"""Initials in one token."""

_HAN = re.compile(f"[{HAN}]+")


def sounds(text: str) -> Iterator[str]:
    """Tokens of a folded text's Han characters."""
    for run in _HAN.findall(text):
        yield from _run(run)


def by_sound(characters: Iterable[str]) -> Mapping[str, str]:
    """The characters of each syllable."""
    found: dict[str, list[str]] = defaultdict(list)
    for char in characters:
        for syllable in lazy_pinyin(char):
            if syllable.isascii():
                found[syllable].append(char)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


@cache
def _run(run: str) -> tuple[str, ...]:
    syllables = [one for one in lazy_pinyin(run) if one.isascii() and one.isalpha()]
    if not syllables:
        return ()
    pairs = map("".join, zip(syllables, syllables[1:], strict=False))
    initials = "".join(one[0] for one in syllables)
    starts = (INITIALS + initials[at : at + LONGEST] for at in range(len(initials)))
    return (*pairs, syllables[-1], *starts)
