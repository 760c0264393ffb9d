"""What is on when: all occurrences of a set of activities, in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from ..model import Activity, Holiday, Status
from .occurrences import Occurrence, occurrences, order_of

HORIZON = timedelta(days=400)
"""How far ahead of the build an open series is expanded."""


class Expanded:
    """One process's memory of dates: an activity's are not found again while it is the same object."""

    def __init__(self) -> None:
        self._beside: tuple[object, ...] = ()
        self._known: dict[int, tuple[Activity, tuple[Occurrence, ...]]] = {}

    def dates(
        self, activities: Iterable[Activity], horizon: date, holidays: Mapping[date, Holiday]
    ) -> Iterator[Occurrence]:
        """All of each activity's, one activity after another; see ``occurrences``."""
        if (beside := (horizon, holidays)) != self._beside:
            self._beside, self._known = beside, {}
        known, self._known = self._known, {}
        for activity in activities:
            found = known.get(id(activity)) or (activity, occurrences(activity, horizon, holidays))
            # Being in it, the activity lives, so that no other has its place in memory.
            self._known[id(activity)] = found
            yield from found[1]


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """Occurrences by start, then title, then path; drafts are left out."""

    occurrences: tuple[Occurrence, ...]

    @classmethod
    def of(
        cls,
        activities: Iterable[Activity],
        horizon: date,
        holidays: Mapping[date, Holiday],
        expanded: Expanded | None = None,
    ) -> "Agenda":
        published = (activity for activity in activities if activity.status is not Status.draft)
        dates = (expanded or Expanded()).dates(published, horizon, holidays)
        found = (occurrence for occurrence in dates if occurrence.status is not Status.draft)
        return cls(occurrences=tuple(sorted(found, key=_order)))

    @classmethod
    def joined(cls, agendas: Iterable["Agenda"]) -> "Agenda":
        found = (one for held in agendas for one in held.occurrences)
        return cls(occurrences=tuple(sorted(found, key=_order)))

    def where(self, holds: Callable[[Occurrence], bool]) -> "Agenda":
        return Agenda(occurrences=tuple(filter(holds, self.occurrences)))

    def from_day(self, day: date) -> "Agenda":
        """What goes on on ``day`` or begins after it."""
        return self.between(day, date.max)

    def between(self, first: date, last: date) -> "Agenda":
        """What goes on on any day from ``first`` to ``last``, both included."""
        since = first - self._longest if first - date.min > self._longest else date.min
        at = bisect_left(self.occurrences, since, key=_first_day)
        end = bisect_right(self.occurrences, last, key=_first_day)
        return Agenda(occurrences=tuple(o for o in self.occurrences[at:end] if o.last_day >= first))

    def next_begun(self, day: date) -> Occurrence | None:
        """The first to take place that begins on ``day`` or later."""
        at = bisect_left(self.occurrences, day, key=_first_day)
        begun = (self.occurrences[n] for n in range(at, len(self.occurrences)))
        return next((one for one in begun if one.takes_place), None)

    def days(self, first: date, last: date) -> tuple[tuple[date, tuple[Occurrence, ...]], ...]:
        """Each day of the span with what goes on on it; something of several days stands on each of them."""
        days: dict[date, list[Occurrence]] = {
            first + timedelta(days=n): [] for n in range((last - first).days + 1)
        }
        for occurrence in self.between(first, last).occurrences:
            begins, ends = max(occurrence.first_day, first), min(occurrence.last_day, last)
            for ahead in range((ends - begins).days + 1):
                days[begins + timedelta(days=ahead)].append(occurrence)
        return tuple((day, tuple(held)) for day, held in days.items())

    def starts(self, first: date, last: date) -> tuple[tuple[date, tuple[Occurrence, ...]], ...]:
        """The days of the span on which something begins; what began before stands on the first."""
        days: dict[date, list[Occurrence]] = {}
        for occurrence in self.between(first, last).occurrences:
            days.setdefault(max(occurrence.first_day, first), []).append(occurrence)
        return tuple((day, tuple(days[day])) for day in sorted(days))

    def one_each(self) -> tuple[Occurrence, ...]:
        """The first occurrence of each activity, so that a series does not flood a list."""
        first: dict[str, Occurrence] = {}
        for occurrence in self.occurrences:
            kept = first.get(occurrence.activity.path)
            if kept is None or (not kept.takes_place and occurrence.takes_place):
                first[occurrence.activity.path] = occurrence
        return tuple(sorted(first.values(), key=_order))

    @cached_property
    def _longest(self) -> timedelta:
        """From the first day of an occurrence to its last, at most."""
        return max((o.last_day - o.first_day for o in self.occurrences), default=timedelta(0))


def _first_day(occurrence: Occurrence) -> date:
    return occurrence.first_day


def _order(occurrence: Occurrence) -> tuple[tuple[date, bool, time], str, str]:
    return order_of(occurrence.start), occurrence.activity.title, occurrence.activity.path
