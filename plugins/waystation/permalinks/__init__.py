"""Addresses for years: what stands where, what it is called in short, and where lost addresses lead.

Permanent are the pages of stations, activities, teams, announcements and services, the authors' ordinary
pages, the pages that every site has, all feeds and all short links. Views roll with the calendar and are no
promise: a month (``calendar/2026-12/``), its weeks and days, the archive of a year, and the further pages of
a list. ``calendar/`` and ``stations/<id>/calendar/`` are permanent and lead to the current month. Scripts,
styles and icons change their name with their content.

``urls.lock`` remembers what was published. An address in it that is no longer living needs a line in
``redirects.yml``: moved, or gone. An address is the same thing's as long as its title or its beginning is
still what was last published; where both are others, something else has taken its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from ..model import Gone, Kind, Mark, Permalink, Site, SitePath
from .codes import FOLDER, codes
from .living import living
from .successors import Successors

__all__ = ["FOLDER", "Permalinks", "is_same", "permalinks"]

WITH_SHORT_LINK = (Kind.station, Kind.activity, Kind.team)
ALIKE = 0.5
"""Likeness of two titles from which they are taken for one that was reworded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalinks:
    living: Mapping[str, Permalink]
    """By path; short links, which always lead somewhere, among them."""
    codes: Mapping[str, str]
    """Codes of short links by the path that they lead to."""
    published: Mapping[str, Permalink]
    successors: Successors

    @classmethod
    def of_codes(cls, codes: Mapping[str, str]) -> "Permalinks":
        """Short links by the path that they lead to, and nothing else."""
        nowhere = Successors(moved={}, gone={}, living=())
        return cls(living={}, codes=codes, published={}, successors=nowhere)

    def lost(self) -> Iterator[tuple[Permalink, SitePath | Gone | None]]:
        """Addresses that are no longer living, in order, each with what stands for it."""
        told = {line.old: line.mark for line in self.successors.moved.values()}
        told |= {line.path: line.mark for line in self.successors.gone.values()}
        for path in sorted(told.keys() | self.published.keys()):
            if path not in self.living:
                yield self.published.get(path) or _told(path, told), self.successors.of(path)

    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """Old addresses of feeds by the living one: programs that fetch them follow no page."""
        found: dict[str, tuple[str, ...]] = {}
        for old, now in self.lost():
            if isinstance(now, str) and old.kind is Kind.feed and self.living[now].kind is Kind.feed:
                found[now] = (*found.get(now, ()), old.path)
        return found

    def short_links(self) -> Iterator[tuple[str, str]]:
        """Each short link with the address that it leads to: of what is gone, the page that tells so."""
        for path, one in self.living.items():
            if one.kind is Kind.short and (now := self.successors.of(one.title)) is not None:
                yield path, one.title if isinstance(now, Gone) else now


def permalinks(site: Site, today: date) -> Permalinks:
    """The last site's are kept: first its checks ask for them, then its pages."""
    return _permalinks(_Itself(site), today)


class _Itself:
    """A site told from others by identity: to compare what two of them hold takes as long as to look."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def __hash__(self) -> int:
        return id(self.site)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.site is self.site


@lru_cache(maxsize=1)
def _permalinks(itself: _Itself, today: date) -> Permalinks:
    site = itself.site
    here: dict[str, Permalink] = {one.path: one for one in living(site, today)}
    published: dict[str, Permalink] = {one.path: one for one in site.addresses.published}
    given = {
        one.path.removeprefix(FOLDER).strip("/"): one.title
        for one in published.values()
        if one.kind is Kind.short
    }
    found = codes((one.path for one in here.values() if one.kind in WITH_SHORT_LINK), given)
    leading = given | {code: path for path, code in found.items()}
    successors = Successors(
        moved={line.old: line for line in reversed(site.addresses.moved)},
        gone={line.path: line for line in reversed(site.addresses.gone)},
        living=here.keys(),
    )
    short = {path: _short(path, to, here) for code, to in leading.items() if (path := f"{FOLDER}{code}/")}
    return Permalinks(living=here | short, codes=found, published=published, successors=successors)


def is_same(before: Permalink, now: Permalink) -> bool:
    """Whether an address still stands for what it was published for."""
    if before.when == now.when or not before.when or not now.when:
        return True
    return SequenceMatcher(None, before.title.casefold(), now.title.casefold()).ratio() >= ALIKE


def _told(path: str, marks: Mapping[SitePath, Mark]) -> Permalink:
    """An address that only ``redirects.yml`` knows, of the kind that its folder is for."""
    here = SitePath(path)
    folder = f"///{path}".split("/")[-3]
    kind = _FOLDERS.get(folder, Kind.page) if path.endswith("/") else Kind.feed
    return Permalink(path=here, kind=kind, mark=marks[here])


_FOLDERS = {
    "activities": Kind.activity,
    "announcements": Kind.announcement,
    "services": Kind.service,
    "stations": Kind.station,
    "teams": Kind.team,
}


def _short(path: str, to: str, here: Mapping[str, Permalink]) -> Permalink:
    mark = here[to].mark if to in here else Mark(path="urls.lock")
    return Permalink(path=SitePath(path), kind=Kind.short, title=to, mark=mark)
