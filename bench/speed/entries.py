"""What a made-up network consists of, before any generator's way of writing it down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

Value: TypeAlias = "str | int | float | bool | date | datetime | Sequence[Value] | Mapping[str, Value]"

REPO = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 28)
"""Day that the networks are made around, and that their sites are built for."""
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
"""Of all activities that somebody has set: twelve month pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A station, with what the made-up entries have to keep to."""

    fields: Mapping[str, Value]
    city: str
    subdistrict: str
    closed: frozenset[date]
    """Days on which it is closed or open for shorter."""
    has_evenings: bool
    rooms: tuple[tuple[str, str], ...]
    """Ids and names."""

    @property
    def id(self) -> str:
        return str(self.fields["id"])

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    @property
    def phone(self) -> str:
        return str(self.fields["phone"])

    def is_evening(self, start: datetime) -> bool:
        """Whether it is open at that hour on some days only."""
        return self.has_evenings and start.hour >= 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file below ``content/``: an activity, a team or an announcement."""

    station: str | None
    """None for the network's own announcements."""
    kind: str
    """The folder: activities, teams or announcements."""
    id: str
    fields: Mapping[str, Value]
    """As Waystation names them."""
    body: str
    days: tuple[date, ...] = ()
    """Days on which an activity is held."""

    @property
    def is_series(self) -> bool:
        return self.kind == "activities" and ("repeat" in self.fields or "from" in self.fields)
