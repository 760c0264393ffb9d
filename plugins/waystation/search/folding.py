"""Texts as they are compared: one script, one case, one width, no quotation marks.

Traditional characters become simplified ones character by character (OpenCC's t2s), not phrase by phrase, so
that a browser with a table of characters folds exactly as the index was folded.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from unicodedata import normalize

from opencc import OpenCC

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Inside a character class: Han characters, with the marks that stand for one."""
QUOTES = "\"'`\u2018\u2019\u201c\u201d\u300a\u300b\u300c\u300d\u300e\u300f\u3008\u3009"

_BREAK = re.compile(f"(?<=[{HAN}])\\s+(?=[{HAN}])")


def fold(text: str) -> str:
    return normalize("NFKC", text).lower().translate(_table())


def joined(text: str) -> str:
    """A folded running text whose lines break between Han characters, without those breaks."""
    return _BREAK.sub("", text)


def alphabet(folded: Iterable[str], raw: Iterable[str]) -> Mapping[str, str]:
    """The characters that a query may have instead of those of the ``folded`` texts.

    These are the common traditional ones (Big5, level 1), and all that the ``raw`` texts have themselves.
    """
    known = set().union(*folded)
    written = chain(_COMMON_TRADITIONAL.decode("big5"), sorted(set().union(*raw)))
    pairs = {char: _table().get(ord(char)) for char in written}
    return {char: simple for char, simple in pairs.items() if simple and simple in known}


def common() -> str:
    """The everyday simplified characters (GB 2312, level 1), by their sound."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return b"".join(rows).decode("gb2312", errors="ignore")


@cache
def _table() -> Mapping[int, str | None]:
    every = [chr(code) for code in chain(range(0x3400, 0x4DC0), range(0x4E00, 0xA000))]
    simple = OpenCC("t2s").convert("\n".join(every)).split("\n")
    table: dict[int, str | None] = {
        ord(char): other for char, other in zip(every, simple, strict=True) if char != other
    }
    return table | {ord(quote): None for quote in QUOTES} | {ord("ü"): "v"}


_CELLS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
_COMMON_TRADITIONAL = b"".join(
    bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in _CELLS if (row, cell) <= (0xC6, 0x7E)
)
