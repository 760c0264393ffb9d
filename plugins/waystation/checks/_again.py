"""What is wrong with entries, station by station: where these are as they were, it is not found again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol, TypeVar

from ..model import Site
from ..problems import Problem

Find = Callable[[Site], Iterable[Problem]]


class _Entry(Protocol):
    @property
    def station(self) -> str | None: ...


_T = TypeVar("_T", bound=_Entry)
_Here = tuple[object, ...]


class Checked:
    """One process's memory of what was last found."""

    def __init__(self) -> None:
        self._beside: _Here = ()
        self._known: dict[str | None, tuple[_Here, tuple[Problem, ...]]] = {}

    def problems(self, site: Site, today: date, find: Find) -> Iterator[Problem]:
        """What ``find`` finds in entries, in whose problems other stations' entries have no part."""
        # All that ``_apart`` leaves beside entries.
        beside = (today, site.network, site.stations, site.holidays)
        if beside != self._beside:
            self._beside, self._known = beside, {}
        known, self._known = self._known, {}
        for name, here in _apart(site).items():
            said = (here.activities, here.teams, here.announcements, here.prose, here.welcome)
            before, found = known.get(name, ((), ()))
            # Entries of a memory are the very same objects as before, and so are equal at once.
            if before != said:
                found = tuple(find(here))
            self._known[name] = said, found
            yield from found


def _apart(site: Site) -> Mapping[str | None, Site]:
    """Each station's entries by themselves; what belongs to the network as a whole stands under None.

    Nothing is in them but what ``Checked`` compares, so that no check follows from anything else.
    """
    activities, teams = _by_station(site.activities), _by_station(site.teams)
    announcements = _by_station(site.announcements)
    return {
        name: Site(
            network=site.network,
            stations=site.stations,
            holidays=site.holidays,
            activities=activities.get(name, ()),
            teams=teams.get(name, ()),
            announcements=announcements.get(name, ()),
            prose=() if name else site.prose,
            welcome=None if name else site.welcome,
        )
        for name in (None, *site.stations)
    }


def _by_station(entries: Iterable[_T]) -> Mapping[str | None, tuple[_T, ...]]:
    found: dict[str | None, list[_T]] = {}
    for one in entries:
        found.setdefault(one.station, []).append(one)
    return {name: tuple(held) for name, held in found.items()}
