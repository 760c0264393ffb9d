"""From when on a station's facts ask to be confirmed by phone, by the build's day and the visitor's clock."""

from dataclasses import dataclass
from datetime import timedelta

from ..edition import Edition
from ..model import Station
from .instants import begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    is_stale: bool
    """Whether a visitor should call first, as of the day of the build."""
    after: str
    """Instant from which one should; empty for always."""


def freshness(edition: Edition, station: Station) -> Freshness:
    """Facts that nobody has ever confirmed are stale from the beginning."""
    if station.checked_on is None:
        return Freshness(is_stale=True, after="")
    first = station.checked_on + timedelta(days=edition.site.network.checked_within_days + 1)
    return Freshness(is_stale=first <= edition.today, after=begins(first))
