"""Identity numbers of residents (GB 11643-1999): region, date of birth, order, check digit."""

import re
from collections.abc import Iterator
from datetime import date

from .digits import numbers
from .finding import Finding, Kind


def find(text: str) -> Iterator[Finding]:
    for number in numbers(text, _SHAPE, 18, 18):
        if is_resident_id(number.digits):
            yield Finding(kind=Kind.resident_id, start=number.start, end=number.end)


def is_resident_id(written: str) -> bool:
    """Whether region, date and check digit (ISO 7064 MOD 11-2) are those of an identity number."""
    digits, check = written[:17], written[17:]
    if not digits.isdecimal() or not is_region(digits) or not is_day(digits[6:14]):
        return False
    total = sum(int(digit) * 2 ** (17 - at) for at, digit in enumerate(digits))
    return "10X98765432"[total % 11] == check


def is_region(digits: str) -> bool:
    """Whether it begins with the code of a province (GB/T 2260)."""
    return digits[:2] in _PROVINCES and digits[2:4] != "99"


def is_day(digits: str) -> bool:
    """Whether ``yyyymmdd`` is a day on which somebody may have been born."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    if not 1900 <= year < 2100:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_SHAPE = re.compile("[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9X]")
_PROVINCES = frozenset(
    str(code)
    for first, last in (
        (11, 15),
        (21, 23),
        (31, 37),
        (41, 46),
        (50, 54),
        (61, 65),
        (71, 71),
        (81, 83),
        (91, 91),
    )
    for code in range(first, last + 1)
)
