"""Personal data in texts: what kind stands where. The values themselves never leave this package.

Detectors read a folded text, so that no other form of a character, digit or separator hides anything.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256

from . import bank_card, birth, email, home, mobile, old_resident_id, plate, qq, resident_id, wechat
from .finding import Confidence, Finding, Kind
from .folding import Folded, fold

__all__ = [
    "CERTAIN",
    "Confidence",
    "Finding",
    "Kind",
    "find",
    "fingerprint",
    "is_contact",
    "masked",
    "numbers_of",
]

Detector = Callable[[str], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    resident_id.find,
    mobile.find,
    bank_card.find,
    old_resident_id.find,
    email.find,
    wechat.find,
    qq.find,
    plate.find,
    home.find,
    birth.find,
)
"""The most certain first: of findings that overlap, the first one counts."""


CERTAIN = DETECTORS[:3]
"""Those whose findings are never allowed."""


def find(text: str, detectors: tuple[Detector, ...] = DETECTORS) -> tuple[Finding, ...]:
    """Everything in one text, by place."""
    folded = fold(text)
    kept: list[Finding] = []
    taken = bytearray(len(folded.text))
    for detect in detectors:
        # A numeral beside a number may be a part of it, or of the words that follow.
        for read in dict.fromkeys((folded.text, folded.unspoken)):
            for found in detect(read):
                if not any(taken[found.start : found.end]):
                    taken[found.start : found.end] = b"\1" * (found.end - found.start)
                    kept.append(found)
    return tuple(_written(found, folded) for found in sorted(kept, key=lambda found: found.start))


def fingerprint(text: str, found: Finding, path: str) -> str:
    """Tells one value at one path from others without saying it: 12 hexadecimal digits of SHA-256."""
    value = re.sub(r"[\s\-._·]", "", fold(text[found.start : found.end]).text).upper()
    return sha256(f"{found.kind}\n{value}\n{path}".encode()).hexdigest()[:12]


def masked(text: str) -> str:
    """The text with an ellipsis for each value, to be quoted in messages and paths."""
    for found in reversed(find(text)):
        text = f"{text[: found.start]}…{text[found.end :]}"
    return text


def numbers_of(phone: str) -> str:
    """A telephone number as it is compared with others: its digits, without the country's."""
    return re.sub(r"^(?:(?:00)?86|0)(?=1[3-9])", "", re.sub(r"[^0-9]", "", fold(phone).text))


def is_contact(text: str, found: Finding, contacts: frozenset[str]) -> bool:
    """Whether it is a mobile number that the site itself asks people to call."""
    return found.kind is Kind.mobile and numbers_of(text[found.start : found.end]) in contacts


def _written(found: Finding, folded: Folded) -> Finding:
    last = folded.places[found.end - 1]
    return Finding(kind=found.kind, start=folded.places[found.start], end=last + 1)
