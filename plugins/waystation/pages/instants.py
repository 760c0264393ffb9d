"""Instants as the browser's clock writes them, and what stands on a page one after the other as they pass.

All are local times of the network, like ``2026-11-28T09:00``, so that they compare as texts.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
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
    if isinstance(moment, datetime):
        return f"{moment.date().isoformat()}T{moment.time().isoformat('minutes')}"
    return f"{moment.isoformat()}T00:00"


def ends(moment: Moment) -> str:
    """A day counts to its end."""
    return begins(moment if isinstance(moment, datetime) else moment + timedelta(days=1))


def end_of(occurrence: Occurrence) -> str:
    """What has no end of its own ends with its day."""
    return ends(occurrence.end if isinstance(occurrence.end, datetime) else occurrence.last_day)


def end_of_all(dates: Iterable[Occurrence]) -> str:
    """When the last of several to end does so; there must be one."""
    held = tuple(dates)
    last = max(one.last_day for one in held)
    return max(end_of(one) for one in held if one.last_day == last)


def has_come(instant: str, today: date) -> bool:
    """Whether it comes before the day of the build is over."""
    return instant < ends(today)


def turns(dates: Iterable[Occurrence], told: Iterable[T]) -> tuple[Turn[T], ...]:
    """What is told of each date, shown until the date is over; equal neighbours are one."""
    found: list[tuple[T, Occurrence]] = []
    for one, value in zip(dates, told, strict=True):
        if found and (found[-1][0] is value or found[-1][0] == value):
            found[-1] = found[-1][0], one
        else:
            found.append((value, one))
    ended = [*(end_of(last) for _, last in found[:-1]), ""]
    return tuple(
        Turn(value=value, after=after, until=until)
        for (value, _), after, until in zip(found, ["", *ended], ended, strict=False)
    )


def first_turn(dates: Iterable[Occurrence], told: Iterable[T]) -> tuple[Turn[T], ...]:
    """The first of ``turns``, if any; nothing is told of dates after the one that takes its place."""
    kept: list[tuple[T, Occurrence]] = []
    for one, value in zip(dates, told, strict=False):
        if kept and kept[-1][0] != value:
            return (Turn(value=kept[0][0], after="", until=end_of(kept[-1][1])),)
        kept.append((value, one))
    return turns((one for _, one in kept), (value for value, _ in kept))


def once_each(
    dates: Iterable[Occurrence], like: Callable[[Occurrence], Hashable], tell: Callable[[Occurrence], T]
) -> Iterator[T]:
    """What is told of each date, told but once of those that are ``like`` each other."""
    told: dict[Hashable, T] = {}
    for one in dates:
        key = like(one)
        if key not in told:
            told[key] = tell(one)
        yield told[key]
