"""Identity numbers in their old form: 15 digits, the year of birth with two, and no check digit."""

import re
from collections.abc import Iterator

from .digits import numbers
from .finding import Finding, Kind
from .resident_id import is_day, is_region


def find(text: str) -> Iterator[Finding]:
    for number in numbers(text, _SHAPE, 15, 15):
        digits = number.digits
        is_one = is_region(digits) and is_day(f"19{digits[6:12]}")
        if is_one and number.is_even and not number.touches_letters and not number.is_fraction:
            yield Finding(kind=Kind.old_resident_id, start=number.start, end=number.end)


_SHAPE = re.compile("[1-9][0-9]{14}")
