"""What makes a site, part by part, and what each part follows from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from .. import build
from ..edition import Edition
from ..feeds import icalendar, short_links
from ..model import Artifact, Page, Sheet, Slug
from ..pages import areas
from ..pages.areas import Area
from .outline import Ties
from .parts import Keys, Part
from .press import Job

LISTS, ANNOUNCEMENTS, CALENDARS, ALL = "lists", "announcements", "calendars", "all"
"""Parts of the network as a whole; those of areas and stations are called by their paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobs:
    about: Edition
    whole: Callable[[], Edition]
    """Makes the edition of everything, where ``about`` is of some stations only."""
    keys: Keys | None
    """None where nobody knows what parts follow from."""
    entries: Callable[[], Mapping[str, bytes]]
    """Digests of the files of entries without their texts, by path from the project's root."""
    last: Mapping[str, Part]
    """What the last build made."""
    known: Mapping[str, Part] | None
    """The same, where ``about`` is of all stations that have changed."""
    ties: dict[Slug, Ties]
    """Filled as jobs of stations are asked for."""

    def of_stations(self) -> Iterator[Job]:
        """Each one's lists, then what shows its texts."""
        told = {station.id: self.about.of_station(station) for station in self.about.told}
        self.ties.update((name, Ties.of(about)) for name, about in told.items())
        for folder, key_of, outputs in (
            ("calendar/", Keys.of_months, build.MONTHS),
            ("", Keys.of_station, build.STATION),
        ):
            for station in self.about.site.stations.values():
                name = f"{station.path}{folder}"
                if about := told.get(station.id):
                    key = key_of(self.keys, about) if self.keys else ""
                    yield Job(name=name, key=key, make=partial(build.render, about, outputs))
                elif self.known is not None:
                    make = partial(self._of_other, station.id, outputs)
                    yield Job(name=name, key=self.known[name].key, make=make)

    def of_areas(self) -> Iterator[Job]:
        """Those of a large network; of a small one, none."""
        for area in areas.apart(self.about):
            if self.known is not None:
                key, make = self.known[area.path].key, partial(self._of_area, area)
            else:
                about = self.about.of_area(area.path, area.stations)
                key, make = self.keys.of_months(about) if self.keys else "", partial(build.render, about)
            yield Job(name=area.path, key=key, make=make)

    def of_network(self) -> Iterator[Job]:
        """All that is made of the network as a whole, but for its calendars; one is run before the next."""
        key = self.keys.of_lists() if self.keys else ""
        sheets: list[Sheet] = []
        yield Job(name=LISTS, key=key, make=lambda: self._lists(sheets))
        yield from self._of_sheets(sheets)
        if self.known is not None:
            key = self.known[ANNOUNCEMENTS].key
        elif self.keys:
            key = self.keys.of_announcements(self.about)
        yield Job(
            name=ANNOUNCEMENTS,
            key=key,
            make=lambda: build.render(self.whole().of_network(), build.ANNOUNCEMENTS),
        )

        if self.known is not None:
            for name in filter(short_links.is_group, self.known):
                yield Job(name=name, key=self.known[name].key, make=partial(self._of_other_links, name))
        else:
            for name, links in short_links.groups(self.about).items():
                key = self.keys.of_short_links(links) if self.keys else ""
                yield Job(name=name, key=key, make=partial(short_links.documents, self.about, links))

    def calendars(self, parts: Mapping[str, Part], read: Callable[[str], bytes]) -> Job:
        """The network's, joined from those of its stations; ``parts`` are made, ``read`` gets a file."""
        stations = self.about.site.stations.values()
        paths = {station.id: icalendar.path_of(station) for station in stations}
        sums = [parts[station.path].files[paths[station.id]] for station in stations]
        return Job(
            name=CALENDARS,
            key=self.keys.of_calendars(sums) if self.keys else "",
            make=lambda: build.join_calendars(
                self.whole().of_network(), {name: read(path) for name, path in paths.items()}
            ),
        )

    def _lists(self, sheets: list[Sheet]) -> Iterator[Page | Artifact]:
        """The network's lists but for the ``sheets`` of long ones."""
        for one in build.sheets(self.whole().of_network(), build.LISTS):
            if isinstance(one, Sheet):
                sheets.append(one)
            else:
                yield one

    def _of_sheets(self, sheets: Sequence[Sheet]) -> Iterator[Job]:
        """Where the lists have stayed, there are none, and those of the last build stay."""
        entries = self.entries() if sheets and self.keys else {}
        for sheet in sheets:
            key = self.keys.of_sheet(self.whole(), sheet, entries) if self.keys else ""
            yield Job(name=_name(sheet), key=key, make=partial(_made, sheet))
        again = cache(self._sheets)
        for name in () if sheets else filter(_is_sheet, self.last):
            yield Job(name=name, key=self.last[name].key, make=partial(_made_of, again, name))

    def _sheets(self) -> Mapping[str, Sheet]:
        """By the names of their parts."""
        outputs = build.sheets(self.whole().of_network(), build.LISTS)
        return {_name(one): one for one in outputs if isinstance(one, Sheet)}

    def _of_area(self, area: Area) -> Iterator[Page | Artifact]:
        yield from build.render(self.whole().of_area(area.path, area.stations))

    def _of_other(self, name: Slug, outputs: Iterable[build.Output]) -> Iterator[Page | Artifact]:
        whole = self.whole()
        yield from build.render(whole.of_station(whole.site.stations[name]), outputs)

    def _of_other_links(self, name: str) -> Iterator[Artifact]:
        whole = self.whole().of_network()
        yield from short_links.documents(whole, short_links.groups(whole)[name])


def _made(sheet: Sheet) -> Iterator[Page]:
    yield sheet.make()


def _made_of(sheets: Callable[[], Mapping[str, Sheet]], name: str) -> Iterator[Page]:
    yield sheets()[name].make()


def _name(sheet: Sheet) -> str:
    return f"{LISTS}/{sheet.path}"


def _is_sheet(name: str) -> bool:
    return name.startswith(f"{LISTS}/")
