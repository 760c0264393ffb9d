"""Texts as detectors read them: one form and script, nothing invisible, digits for spoken numerals.

Places in the folded text lead back to the text that was written.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

SEPARATORS = r" \t\-._·。()/~*`"
"""What stands between the groups of a number, Markdown's signs among it; part of a character class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    text: str
    unspoken: str
    """The same with its numerals as they are."""
    places: Sequence[int]
    """Where each character stood, and after the last one the length of what was written."""


def fold(written: str) -> Folded:
    """NFKC, simplified characters, ASCII digits, dashes and dots alike, without what nobody sees."""
    if _ODD.search(written) is None:
        return _folded(written.translate(_signs()), range(len(written) + 1))
    made: list[str] = []
    places: list[int] = []
    for at, character in enumerate(written):
        for one in _alike(character):
            made.append(one)
            places.append(at)
    return _folded("".join(made).translate(_signs()), (*places, len(written)))


def _folded(text: str, places: Sequence[int]) -> Folded:
    return Folded(text=_spoken(text), unspoken=text, places=places)


def _alike(character: str) -> str:
    if character.isascii():
        return character
    made = "".join(
        str(unicodedata.decimal(one, "")) or _SEPARATOR.get(one, one)
        for one in unicodedata.normalize("NFKC", character)
        if unicodedata.category(one) not in ("Cf", "Mn", "Me") and one != UNPRINTABLE
    )
    # ① is a number by itself, whatever follows.
    return f"{made} " if unicodedata.category(character) == "No" else made


UNPRINTABLE = "\ufffd"
"""Stands in messages for what nobody sees."""


def _spoken(text: str) -> str:
    """Numerals as digits wherever there are as many in a row as in no ordinary number."""
    if _NUMERAL.search(text) is None:
        return text
    return _RUN.sub(lambda run: run[0].translate(_DIGITS), text)


class _Signs(dict[int, str]):
    """What stands for one character whatever stands beside it, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        simple = _opencc().convert(one) if "\u4e00" <= one <= "\u9fff" else one
        self[code] = simple = simple if len(simple) == 1 else one
        return simple


@cache
def _signs() -> _Signs:
    return _Signs(_WIDE)


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


_SPOKEN = {
    "0": "零〇○洞",
    "1": "一壹幺么弌",
    "2": "二贰貳弍两",
    "3": "三叁參叄弎",
    "4": "四肆",
    "5": "五伍",
    "6": "六陆陸",
    "7": "七柒拐",
    "8": "八捌",
    "9": "九玖勾",
}
_DIGITS = {ord(numeral): digit for digit, numerals in _SPOKEN.items() for numeral in numerals}
_NUMERALS = "".join(_SPOKEN.values())
_NUMERAL = re.compile(f"[{_NUMERALS}]")
_RUN = re.compile(f"[0-9{_NUMERALS}](?:[{SEPARATORS}、,]{{0,2}}[0-9{_NUMERALS}]){{6,}}")

_SEPARATOR = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣⁃", "-"),
    **dict.fromkeys("•‧・∙⋅●・", "·"),
    **dict.fromkeys("．｡", "."),
    "×": "X",
    "✕": "X",
}
# Signs and letters that stand for one character each, whatever stands beside them.
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_WIDE |= {ord(sign): instead for sign, instead in _SEPARATOR.items()}
_ODD = re.compile("[^\\x00-\\x7f\\u4e00-\\u9fff\\u3000-\\u3002\\u3007-\\u3011\\uff01-\\uff5e·×‐-―‘-”•…]")
