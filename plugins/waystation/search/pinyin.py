"""How Han characters sound: as people type them, spelled out (``qinzi``) or by initials (``qz``).

A spelled run is indexed in pairs of syllables, so that any part is found; initials in fours after ``~``.
``pinyin.txt`` is made by ``tools/pinyin.py`` of pypinyin (MIT), which takes longer to load than a small
site to build: a syllable and its characters on each line, then the words that are read otherwise.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pkgutil import get_data
from typing import NamedTuple

from .folding import HAN

INITIALS = "~"
LONGEST = 4
"""Initials in one token."""

TABLE = "pinyin.txt"


class Readings(NamedTuple):
    chars: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    """Whose syllables are not those of their characters."""


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


def syllables(run: str, known: Readings) -> tuple[str, ...]:
    """Of a run's characters; where a word begins that is read otherwise, those of the longest such word."""
    found: list[str] = []
    at = 0
    while at < len(run):
        for end in range(min(len(run), at + _LONGEST_WORD), at + 1, -1):
            if word := known.words.get(run[at:end]):
                found.extend(word)
                at = end
                break
        else:
            if syllable := known.chars.get(run[at]):
                found.append(syllable)
            at += 1
    return tuple(found)


@cache
def readings() -> Readings:
    chars: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    for line in (get_data(__package__, TABLE) or b"").decode().splitlines():
        name, _, sounds = line.partition(" ")
        if name.isascii():
            chars.update(dict.fromkeys(sounds, name))
        else:
            words[name] = tuple(sounds.split(" "))
    return Readings(chars, words)


_HAN = re.compile(f"[{HAN}]+")
_LONGEST_WORD = 10


@lru_cache(maxsize=4096)
def _syllables(run: str) -> tuple[str, ...]:
    return syllables(run, readings())
