"""What looks like personal data in the content, and what of it the editors say is none, or may be told."""

from dataclasses import dataclass, field
from typing import Literal

from .source import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyAllowance:
    """One value at one place that ``check`` lets pass; numbers that are certain cannot be allowed."""

    mark: Mark
    path: str
    """The file that holds it."""
    kind: Literal["old_resident_id", "home", "plate", "wechat", "qq", "email", "birth", "scan"]
    """``scan``: a page that is nothing but a picture, which somebody has looked at."""
    fingerprint: str
    """As ``check`` tells it."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A value that may belong to somebody alone: what kind stands where, and nothing to know it by."""

    mark: Mark
    kind: str
    """One of ``privacy.Kind``."""
    fingerprint: str
    number: str = field(default="", repr=False)
    """Of a mobile number, as it is compared with those that the site asks people to call."""
