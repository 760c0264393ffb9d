"""The ways on from a list that would be too long: to its weeks, days, months, places or next pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    path: str
    title: str
    count: str
    """How much is there, in words."""
    hint: str = ""
    now: str = ""
    """Word for the one that it is about now, while it lasts."""
    after: str = ""
    until: str = ""
    """Instants from which and until which it lasts."""
