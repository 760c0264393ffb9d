"""Writes the table of how characters sound, out of pypinyin's.

python tools/pinyin.py > plugins/waystation/words/pinyin.txt
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from waystation.search.folding import fold
from waystation.words.pinyin import Readings, syllables


def table() -> str:
    """One line for each syllable with its characters, then one for each word that is read otherwise."""
    chars = {char: lazy_pinyin(char)[0] for char in map(chr, _codes()) if fold(char) == char}
    by_sound: defaultdict[str, str] = defaultdict(str)
    for char, syllable in chars.items():
        by_sound[syllable] += char
    lines = [f"{syllable} {by_sound[syllable]}" for syllable in sorted(by_sound)]
    lines += (f"{word} {' '.join(sounds)}" for word, sounds in sorted(_words(chars).items()))
    return "\n".join(lines) + "\n"


def _codes() -> Iterator[int]:
    return (code for code in (0x3007, *range(0x4E00, 0xA000)) if code in PINYIN_DICT)


def _words(chars: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The words whose sounds follow neither from their characters nor from a shorter word within."""
    found: dict[str, tuple[str, ...]] = {}
    for word in _shortest_first(word for word in PHRASES_DICT if all(char in chars for char in word)):
        sounds = tuple(lazy_pinyin(word))
        if len(sounds) == len(word) and syllables(word, Readings(chars, found)) != sounds:
            found[word] = sounds
    return found


def _shortest_first(words: Iterable[str]) -> Iterable[str]:
    return sorted(words, key=lambda word: (len(word), word))


if __name__ == "__main__":
    print(table(), end="")
