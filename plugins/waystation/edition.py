"""What one build is about: the content, the words, the day, and every date expanded once.

Outputs are pure functions of an ``Edition``, which holds only what follows from site, words and today.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from .almanac import (
    HORIZON,
    Agenda,
    ChangeNotice,
    Expanded,
    NoticeState,
    Occurrence,
    by_severity,
    changes,
    newest_first,
    notice_state,
    uncovered,
)
from .almanac.hours import table
from .almanac.months import span
from .almanac.occurrences import written_days
from .model import Activity, Addresses, Announcement, ServiceLine, Site, Slug, Station, Team
from .permalinks import Permalinks, permalinks
from .words import Words

_Item = TypeVar("_Item", Activity, Team)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """``of_station`` narrows it to what the pages of one station follow from; nothing else is in it then."""

    site: Site
    words: Words
    today: date
    agenda: Agenda
    announcements: tuple[Announcement, ...]
    """All of them, newest first."""
    permalinks: Permalinks
    copies: Mapping[str, tuple[str, ...]]
    """Old addresses of feeds, by the address at which each is now."""
    months: tuple[date, ...]
    """First days of the months that the network and each station have a page of."""
    years: tuple[int, int]
    """The first and the last that activities name."""
    held: tuple[Slug, ...]
    """Stations whose activities, teams and announcements are in it."""
    told: tuple[Station, ...]
    """Stations that outputs are made of."""
    tells_network: bool = True
    """Whether outputs are made of the network as a whole."""
    areas: Collection[str] | None = None
    """Folders of the areas that outputs are made of; with the network, None stands for all."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Where the looks' files are served, by the path that they are written under."""

    def asset(self, path: str) -> str:
        return self.assets.get(path, path)

    def activities_of(self, station: Slug) -> tuple[Activity, ...]:
        return self._activities[station]

    def teams_of(self, station: Slug) -> tuple[Team, ...]:
        return self._teams[station]

    def team_of(self, activity: Activity) -> Team | None:
        here = self.teams_of(activity.station)
        return next((team for team in here if team.id == activity.team), None)

    def agenda_of(self, *stations: Station) -> Agenda:
        agendas = [self._agendas[station.id] for station in stations]
        return agendas[0] if len(agendas) == 1 else Agenda.joined(agendas)

    def hours_ahead(self, station: Station) -> str:
        """Hours from a week ago to the horizon, or until it closes for good; see ``almanac.hours.table``."""
        if station.id not in self._hours_ahead:
            first, horizon = self.today - timedelta(days=7), self.today + HORIZON
            ends = horizon if station.closed_on is None else station.closed_on - timedelta(days=1)
            self._hours_ahead[station.id] = table(
                station.hours, first, min(horizon, ends), self.site.holidays
            )
        return self._hours_ahead[station.id]

    def of_network(self) -> "Edition":
        """The same, for what is made of the network as a whole, and of none of its areas."""
        return replace(self, told=(), areas=())

    def of_area(self, folder: str, stations: Iterable[Station]) -> "Edition":
        """What all that is made of an area follows from, like ``of_station``: the content of its stations."""
        here = frozenset(station.id for station in stations)
        held = tuple(name for name in self.held if name in here)
        has_more = any(self._has_more(self.site.stations[name]) for name in held)
        about = self._narrowed(held) if has_more else self
        return replace(about, told=(), tells_network=False, areas=(folder,))

    def tells_area(self, folder: str) -> bool:
        return self.tells_network if self.areas is None else folder in self.areas

    def of_station(self, station: Station) -> "Edition":
        """What all that is made of one station follows from: its content, and that of those it leads to.

        Where one of these has nothing to come, its pages tell what is on elsewhere: then it is all content.
        """
        here = self.led_to(station)
        held = tuple(name for name in self.held if name in here)
        has_more = all(self._has_more(self.site.stations[name]) for name in held)
        about = self._narrowed(held) if has_more else self
        return replace(about, told=(station,), tells_network=False, areas=())

    def _narrowed(self, held: tuple[Slug, ...]) -> "Edition":
        """To the content of these stations."""
        site = replace(
            self.site,
            activities=tuple(one for name in held for one in self._activities[name]),
            teams=tuple(one for name in held for one in self._teams[name]),
            announcements=tuple(
                {one.path: one for name in held for one in self._announcements[name]}.values()
            ),
            prose=(),
            addresses=Addresses(),
            welcome=None,
            files=(),
            enclosures=(),
            privacy_allowed=(),
            sightings=(),
            contacts=frozenset(),
        )
        folders = tuple(f"stations/{name}/" for name in held)
        return replace(
            self,
            site=site,
            agenda=self.agenda_of(*(site.stations[name] for name in held)),
            announcements=newest_first(site.announcements),
            permalinks=Permalinks.of_codes(
                {path: code for name in held for path, code in self.codes[name].items()}
            ),
            copies={path: old for path, old in self.copies.items() if path.startswith(folders)},
            held=held,
        )

    def led_to(self, station: Station) -> frozenset[Slug]:
        """The station and those that its pages send visitors to."""
        here = {station.id, *_named(station)}
        for one in self.announcements_for(station):
            if one.station == station.id and one.activity:
                here.update(one.stations)
        return frozenset(here)

    def _has_more(self, station: Station) -> bool:
        """Whether anything is still to come there."""
        return any(
            one.takes_place and one.last_day >= self.today
            for one in reversed(self.agenda_of(station).occurrences)
        )

    @cached_property
    def by_activity(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """Occurrences by the activity's path, in order."""
        found: dict[str, list[Occurrence]] = {}
        for occurrence in self.agenda.occurrences:
            found.setdefault(occurrence.activity.path, []).append(occurrence)
        return {path: tuple(dates) for path, dates in found.items()}

    @cached_property
    def _activities(self) -> Mapping[Slug, tuple[Activity, ...]]:
        return _by_station(self.held, self.site.activities)

    @cached_property
    def _teams(self) -> Mapping[Slug, tuple[Team, ...]]:
        return _by_station(self.held, self.site.teams)

    @cached_property
    def _announcements(self) -> Mapping[Slug, tuple[Announcement, ...]]:
        found: dict[Slug, list[Announcement]] = {name: [] for name in self.held}
        for one in self.announcements:
            named = {*one.stations, *((one.station,) if one.station else ())}
            for name in named or self.held:
                if name in found:
                    found[name].append(one)
        return {name: tuple(held) for name, held in found.items()}

    @cached_property
    def codes(self) -> Mapping[Slug, Mapping[str, str]]:
        found: dict[Slug, dict[str, str]] = {name: {} for name in self.held}
        for path, code in self.permalinks.codes.items():
            found[Slug(path.split("/")[1])][path] = code
        return found

    @cached_property
    def _agendas(self) -> Mapping[str, Agenda]:
        found: dict[str, list[Occurrence]] = {name: [] for name in self.held}
        for occurrence in self.agenda.occurrences:
            found[occurrence.activity.station].append(occurrence)
        return {name: Agenda(occurrences=tuple(held)) for name, held in found.items()}

    @cached_property
    def _hours_ahead(self) -> dict[Slug, str]:
        """Filled as they are asked for: a table takes a while, and a station's edition needs few."""
        return {}

    def next_or_last(self, dates: Sequence[Occurrence]) -> Occurrence:
        """What an activity is about: the next date that takes place, else the next, else the last."""
        coming = [occurrence for occurrence in dates if occurrence.last_day >= self.today]
        return next((one for one in coming if one.takes_place), coming[0] if coming else dates[-1])

    def coming_of(self, line: ServiceLine) -> tuple[Occurrence, ...]:
        """Of each activity of a service line the first date from today on, or the first that takes place."""
        return self._coming.get(line.id, ())

    @cached_property
    def _coming(self) -> Mapping[str | None, tuple[Occurrence, ...]]:
        found: dict[str | None, list[Occurrence]] = {}
        for occurrence in self.agenda.from_day(self.today).occurrences:
            found.setdefault(occurrence.activity.service, []).append(occurrence)
        return {line: Agenda(occurrences=tuple(held)).one_each() for line, held in found.items()}

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
        return self._announcements[station.id]


def edition(site: Site, words: Words, today: date, expanded: Expanded | None = None) -> Edition:
    agenda = Agenda.of(site.activities, today + HORIZON, site.holidays, expanded)
    years = {day.year for activity in site.activities for day in written_days(activity)} or {today.year}
    addresses = permalinks(site, today)
    return Edition(
        site=site,
        words=words,
        today=today,
        agenda=agenda,
        announcements=newest_first(site.announcements),
        permalinks=addresses,
        copies=addresses.copies(),
        months=span(agenda, today),
        years=(min(years), max(years)),
        held=tuple(site.stations),
        told=tuple(site.stations.values()),
    )


def _by_station(stations: Iterable[Slug], items: Iterable[_Item]) -> Mapping[Slug, tuple[_Item, ...]]:
    found: dict[Slug, list[_Item]] = {name: [] for name in stations}
    for item in items:
        found[item.station].append(item)
    return {name: tuple(held) for name, held in found.items()}


def _named(station: Station) -> Iterator[Slug]:
    """Other stations that one sends its visitors to."""
    if station.successor:
        yield station.successor
    yield from (one.instead for one in station.hours.exceptions if one.instead)
