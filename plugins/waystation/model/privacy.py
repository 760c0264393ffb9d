"""What looks like personal data and is none, or may be told: the editors' own word for it."""

from dataclasses import dataclass
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
