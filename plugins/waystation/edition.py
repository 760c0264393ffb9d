"""What one build is about: the content, the words, the day, and every date expanded once.

Outputs are pure functions of an ``Edition``, which holds only what follows from site, words and today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from .almanac import (
    HORIZON,
    Agenda,
    ChangeNotice,
    NoticeState,
    Occurrence,
    by_severity,
    changes,
    concerns,
    newest_first,
    notice_state,
    uncovered,
)
from .almanac.hours import table
from .model import Activity, Announcement, Site, Slug, Station, Team
from .permalinks import Permalinks, permalinks
from .words import Words

_Item = TypeVar("_Item", Activity, Team)


@dataclass(frozen=True, kw_only=True)
class Edition:
    site: Site
    words: Words
    today: date
    agenda: Agenda
    by_activity: Mapping[str, tuple[Occurrence, ...]]
    """Occurrences by the activity's path, in order."""
    announcements: tuple[Announcement, ...]
    """All of them, newest first."""
    permalinks: Permalinks
    assets: Mapping[str, str] = field(default_factory=dict)
    """Where the looks' files are served, by the path that they are written under."""

    def asset(self, path: str) -> str:
        return self.assets.get(path, path)

    def activities_of(self, station: Slug) -> tuple[Activity, ...]:
        return self._activities.get(station, ())

    def teams_of(self, station: Slug) -> tuple[Team, ...]:
        return self._teams.get(station, ())

    def team_of(self, activity: Activity) -> Team | None:
        here = self.teams_of(activity.station)
        return next((team for team in here if team.id == activity.team), None)

    def agenda_of(self, station: Station) -> Agenda:
        return self._agendas[station.id]

    def hours_ahead(self, station: Station) -> str:
        """Hours from a week ago to the horizon, or until it closes for good; see ``almanac.hours.table``."""
        return self._hours_ahead[station.id]

    @cached_property
    def _activities(self) -> Mapping[Slug, tuple[Activity, ...]]:
        return _by_station(self.site.activities)

    @cached_property
    def _teams(self) -> Mapping[Slug, tuple[Team, ...]]:
        return _by_station(self.site.teams)

    @cached_property
    def _agendas(self) -> Mapping[str, Agenda]:
        found: dict[str, list[Occurrence]] = {name: [] for name in self.site.stations}
        for occurrence in self.agenda.occurrences:
            found[occurrence.activity.station].append(occurrence)
        return {name: Agenda(occurrences=tuple(held)) for name, held in found.items()}

    @cached_property
    def _hours_ahead(self) -> Mapping[str, str]:
        first, horizon = self.today - timedelta(days=7), self.today + HORIZON
        return {
            name: table(
                station.hours,
                first,
                horizon if station.closed_on is None else min(horizon, station.closed_on - timedelta(days=1)),
                self.site.holidays,
            )
            for name, station in self.site.stations.items()
        }

    def next_or_last(self, dates: Sequence[Occurrence]) -> Occurrence:
        """What an activity is about: the next date that takes place, else the next, else the last."""
        coming = [occurrence for occurrence in dates if occurrence.last_day >= self.today]
        return next((one for one in coming if one.takes_place), coming[0] if coming else dates[-1])

    def current(self, announcements: Iterable[Announcement]) -> tuple[Announcement, ...]:
        """Those in force today, the most severe first."""
        in_force = (a for a in announcements if notice_state(a, self.today) is NoticeState.current)
        return by_severity(tuple(in_force))

    def changes(
        self, announcements: Iterable[Announcement], station: Station | None = None
    ) -> tuple[ChangeNotice, ...]:
        """Changes of the coming fortnight, at one station or at all, that none of the announcements tells."""
        if station is None:
            found = changes(self.agenda.occurrences, self.site.stations.values(), self.today)
        else:
            found = changes(self.agenda_of(station).occurrences, (station,), self.today)
        return uncovered(found, announcements)

    def alive(self, announcements: Iterable[Announcement]) -> tuple[Announcement, ...]:
        """Those in force today or to come."""
        living = (NoticeState.current, NoticeState.upcoming)
        return tuple(a for a in announcements if notice_state(a, self.today) in living)

    def announcements_for(self, station: Station) -> tuple[Announcement, ...]:
        """Those of the station's own folder and the network's that concern it, newest first."""
        return tuple(a for a in self.announcements if concerns(a, station.id))


def _by_station(items: Iterable[_Item]) -> Mapping[Slug, tuple[_Item, ...]]:
    found: dict[Slug, list[_Item]] = {}
    for item in items:
        found.setdefault(item.station, []).append(item)
    return {station: tuple(held) for station, held in found.items()}


def edition(site: Site, words: Words, today: date) -> Edition:
    agenda = Agenda.of(site.activities, today + HORIZON, site.holidays)
    by_activity: dict[str, list[Occurrence]] = {}
    for occurrence in agenda.occurrences:
        by_activity.setdefault(occurrence.activity.path, []).append(occurrence)
    return Edition(
        site=site,
        words=words,
        today=today,
        agenda=agenda,
        by_activity={path: tuple(dates) for path, dates in by_activity.items()},
        announcements=newest_first(site.announcements),
        permalinks=permalinks(site, today),
    )
