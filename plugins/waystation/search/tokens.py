"""What a text can be found by: pairs of Han characters, words, numbers, dates, the ends of phone numbers.

``overrides/assets/javascripts/search.js`` takes queries apart in the same way.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import add

from .folding import HAN

_DIGIT = re.compile(r"[0-9]")
_HAN = re.compile(f"[{HAN}]+")
_WORD = re.compile(r"[a-z0-9\u00df-\u024f]+")
_COUNTED = re.compile(f"(\\d+)\\s*([{HAN}])")
_FULL_DATE = re.compile(r"((?:19|20)\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)")
_SHORT_DATE = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_HAN_DATE = re.compile("([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]")
_PHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[- ]?(\d{3,4}[- ]?\d{4})"
    r"|(1\d{2}[- ]?\d{4}[- ]?\d{4})"
    r"|([48]00[- ]?\d{3}[- ]?\d{4}))(?!\d)"
)
_NUMERALS = "〇一二三四五六七八九"


def runs(text: str) -> list[str]:
    """The runs of Han characters in a folded text."""
    return _HAN.findall(text)


def tokens(text: str) -> list[str]:
    """Of a folded text; a token comes as often as it stands there."""
    return [*pairs(text), *others(text)]


def pairs(text: str) -> list[str]:
    """The Han characters of a folded text, each with the next, and the last of each run alone."""
    found: list[str] = []
    for run in _HAN.findall(text):
        found.extend(map(add, run, run[1:]))
        found.append(run[-1])
    return found


def counted_pairs(text: str) -> Counter[str]:
    """How often a folded text has each of its ``pairs``."""
    found = runs(text)
    if not found:
        return Counter()
    row = "\n".join(found) + "\n"
    counted = Counter(map(add, row, row[1:]))
    for last in {run[-1] for run in found}:
        counted[last] = counted.pop(f"{last}\n")
    for first in {run[0] for run in found[1:]}:
        counted.pop(f"\n{first}")
    return counted


def others(text: str) -> list[str]:
    """What a folded text has besides pairs: words, numbers, dates, phone numbers."""
    found: list[str] = []
    if "月" in text or _DIGIT.search(text):
        found.extend(_dates(text))
        text, phones = _without_phones(text)
        found.extend(phones)
        found.extend(map("".join, _COUNTED.findall(text)))
    found.extend(_WORD.findall(text))
    return found


@lru_cache(maxsize=4096)
def day_tokens(day: date) -> tuple[str, str]:
    """``d20261001`` for those who give the year, ``d1001`` for those who do not."""
    return f"d{day:%Y%m%d}", f"d{day:%m%d}"


def _dates(text: str) -> Iterator[str]:
    for year, month, day in _FULL_DATE.findall(text):
        yield f"d{year}{month:>02}{day:>02}"
        yield f"d{month:>02}{day:>02}"
    for month, day in _SHORT_DATE.findall(text):
        yield f"d{month:>02}{day:>02}"
    for month, day in _HAN_DATE.findall(text):
        yield f"d{_number(month):02}{_number(day):02}"


def _number(written: str) -> int:
    tens, ten, ones = written.rpartition("十")
    return (_NUMERALS.find(tens) if tens else len(ten)) * 10 + (_NUMERALS.find(ones) if ones else 0)


def _without_phones(text: str) -> tuple[str, list[str]]:
    """The rest of a text, and its phone numbers without area code and hyphens, whole and by their ends."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match[match.lastindex or 0])
        found.extend(sorted({digits, digits[-8:], digits[-7:], digits[-4:]}))
        return " "

    return _PHONE.sub(take, text), found
