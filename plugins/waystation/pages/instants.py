"""Instants as the browser's clock writes them, and what stands on a page one after the other as they pass.

All are local times of the network, like ``2026-11-28T09:00``, so that they compare as texts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from ..almanac import Occurrence
from ..model import Moment

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Generic[T]):
    """What a page shows for a time. The first stands without scripts, too."""

    value: T
    after: str
    """Instant from which it is shown; empty for the first."""
    until: str
    """Instant at which the next takes its place; empty for the last."""


def begins(moment: Moment) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime) else f"{moment.isoformat()}T00:00"


def ends(moment: Moment) -> str:
    """A day counts to its end."""
    return begins(moment if isinstance(moment, datetime) else moment + timedelta(days=1))


def end_of(occurrence: Occurrence) -> str:
    """What has no end of its own ends with its day."""
    return ends(occurrence.end if isinstance(occurrence.end, datetime) else occurrence.last_day)


def has_come(instant: str, today: date) -> bool:
    """Whether it comes before the day of the build is over."""
    return instant < ends(today)


def turns(dates: Iterable[Occurrence], told: Iterable[T]) -> tuple[Turn[T], ...]:
    """What is told of each date, shown until the date is over; equal neighbours are one."""
    found: list[Turn[T]] = []
    for one, value in zip(dates, told, strict=True):
        if found and found[-1].value == value:
            found[-1] = replace(found[-1], until=end_of(one))
        else:
            found.append(Turn(value=value, after=found[-1].until if found else "", until=end_of(one)))
    return (*found[:-1], *(replace(last, until="") for last in found[-1:]))
