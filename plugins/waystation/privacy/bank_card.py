"""Numbers of bank cards (ISO/IEC 7812): an issuer's first digits, 16 to 19 in all, and Luhn's check digit."""

import re
from collections.abc import Iterator

from .digits import Number, numbers
from .finding import Finding, Kind


def find(text: str) -> Iterator[Finding]:
    for number in numbers(text, _ISSUED, 16, 19):
        if _is_one(number):
            yield Finding(kind=Kind.bank_card, start=number.start, end=number.end)


def _is_one(number: Number) -> bool:
    if not _has_sum(number.digits) or number.touches_letters or number.is_fraction or not number.is_even:
        return False
    if _AT_HOME.match(number.digits):
        return True
    # Posts and pictures of other sites are numbered like cards from abroad.
    before = number.text[max(0, number.start - 200) : number.start]
    return bool(_ABROAD.fullmatch(number.digits)) and not _ADDRESS.search(before)


def _has_sum(digits: str) -> bool:
    """Luhn's sum (ISO/IEC 7812-1, annex B)."""
    backwards = [int(digit) for digit in reversed(digits)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in backwards[1::2])
    return (sum(backwards[::2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 2


# China UnionPay, and what the large banks issued before it.
_AT_HOME = re.compile(r"62|81[0-7]|9558[0-9]|9559[0-9]|60(?:13|14|38|59)|690755|685800|683970|621")
_ABROAD = re.compile(r"(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|35(?:2[89]|[3-8]))[0-9]*(?<=^.{16})")
_ISSUED = re.compile("[2-69][0-9]{15,18}|81[0-7][0-9]{13,16}")
_ADDRESS = re.compile(r"https?://[\x21-\x7e]*\Z")
