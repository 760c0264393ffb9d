"""How Han characters sound, and names in plain letters for addresses.

``pinyin.txt`` is made by ``tools/pinyin.py`` of pypinyin (MIT), which takes longer to load than a small
site to build: a syllable and its characters on each line, then the words that are read otherwise.
"""

import re
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import NamedTuple
from unicodedata import normalize

TABLE = "pinyin.txt"


class Readings(NamedTuple):
    chars: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    """Whose syllables are not those of their characters."""


def slug(name: str) -> str:
    """``qingyangjiedao`` for 青阳街道; empty for a name of other scripts."""
    spelled = _HAN.sub(lambda run: f" {''.join(syllables(run[0], readings()))} ", normalize("NFKD", name))
    return "-".join(re.findall(r"[a-z0-9]+", spelled.lower()))


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


_HAN = re.compile("[\u3400-\u9fff]+")
_LONGEST_WORD = 10
