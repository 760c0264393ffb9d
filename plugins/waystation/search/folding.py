"""Texts as they are compared: one script, one case, one width, no quotation marks.

Traditional characters become simplified ones character by character (OpenCC's t2s), not phrase by phrase, so
that a browser with a table of characters folds exactly as the index was folded.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from unicodedata import is_normalized, normalize

from opencc import OpenCC

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Inside a character class: Han characters, with the marks that stand for one."""
QUOTES = "\"'`\u2018\u2019\u201c\u201d\u300a\u300b\u300c\u300d\u300e\u300f\u3008\u3009"


def fold(text: str) -> str:
    folded = text.translate(_table())
    # Only where marks combine with what stands before them is a text more than its characters.
    return folded if is_normalized("NFC", folded) else normalize("NFKC", text).translate(_table())


def joined(text: str) -> str:
    """A folded running text whose lines break between Han characters, without those breaks."""
    return _BREAK.sub("", text)


def alphabet(folded: Iterable[str], raw: Iterable[str]) -> Mapping[str, str]:
    """The characters that a query may have instead of those of the ``folded`` texts.

    These are the common traditional ones (Big5, level 1), and all that the ``raw`` texts have themselves.
    """
    known = set().union(*folded)
    written = dict.fromkeys(chain(_COMMON_TRADITIONAL.decode("big5"), sorted(set().union(*raw))))
    han = [char for char in written if "\u3400" <= char <= "\u9fff"]
    simple = _opencc().convert("\n".join(han)).split("\n")
    return {char: one for char, one in zip(han, simple, strict=True) if char != one and one in known}


def common() -> str:
    """The everyday simplified characters (GB 2312, level 1), by their sound."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return b"".join(rows).decode("gb2312", errors="ignore")


class _Table(dict[int, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = normalize("NFKC", chr(code)).lower()
        kept = "".join(char for char in plain if char not in QUOTES).replace("ü", "v")
        self[code] = folded = "".join(map(_opencc().convert, kept))
        return folded


@cache
def _table() -> _Table:
    return _Table()


@cache
def _opencc() -> OpenCC:
    return OpenCC("t2s")


# A break is looked for before what stands on its sides: there are few of them.
_BREAK = re.compile(f"\\s(?<=[{HAN}]\\s)\\s*(?=[{HAN}])")
_CELLS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
_COMMON_TRADITIONAL = b"".join(
    bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in _CELLS if (row, cell) <= (0xC6, 0x7E)
)
