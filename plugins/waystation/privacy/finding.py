"""What is found: a kind of personal data and its place in a text, never the value itself."""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """``high`` is checked by its own arithmetic or form; ``medium`` may be meant and can be allowed."""

    high = "high"
    medium = "medium"


class Kind(StrEnum):
    resident_id = "resident_id"
    mobile = "mobile"
    bank_card = "bank_card"
    old_resident_id = "old_resident_id"
    """The form with 15 digits, in use until 2013, which has no check digit."""
    home = "home"
    plate = "plate"
    wechat = "wechat"
    qq = "qq"
    email = "email"
    birth = "birth"

    @property
    def confidence(self) -> Confidence:
        return Confidence.high if self in _CERTAIN else Confidence.medium


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    kind: Kind
    start: int
    end: int
    """In characters of the text, the end excluded."""

    @property
    def confidence(self) -> Confidence:
        return self.kind.confidence


_CERTAIN = frozenset({Kind.resident_id, Kind.mobile, Kind.bank_card})
