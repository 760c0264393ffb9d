"""Addresses whose page is no more: what was here, since when and why it is gone, where to look instead."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Gone, Page, Permalink, Slug, Station
from ..words import dates
from .moved import SECTIONS
from .template import fill

ICONS = {
    "activities": "activity",
    "announcements": "notice",
    "services": "service",
    "stations": "place",
    "teams": "team",
}


def render(edition: Edition) -> Iterator[Page]:
    for old, now in edition.permalinks.lost():
        if isinstance(now, Gone) and old.path.endswith("/"):
            yield _page(edition, old, now)


def _page(edition: Edition, old: Permalink, now: Gone) -> Page:
    words = edition.words
    name = (now.title if now.path == old.path else None) or old.title
    station = _station(edition, old.path)
    said = words("gone.lead", day=dates.full_date(words, now.date), reason=now.reason)
    content = fill(
        "gone",
        edition,
        old.path,
        heading=words("gone.heading", name=name) if name else words("gone.heading_unnamed"),
        lead=said,
        doors=tuple(_doors(edition, old, now, station)),
        phone=station.phone if station else edition.site.network.phone or "",
    )
    return Page(
        path=old.path,
        title=words("gone.title", name=name or old.path),
        description=said,
        html=content,
        kind="gone",
        section=SECTIONS.get(old.kind, "home"),
        source=now.mark.path,
        phone=station.phone if station else "",
        noindex=True,
    )


def _station(edition: Edition, path: str) -> Station | None:
    """The station in whose folder it stood, if that is still there."""
    steps = path.split("/")
    return edition.site.stations.get(Slug(steps[1])) if steps[0] == "stations" and len(steps) > 3 else None


def _doors(edition: Edition, old: Permalink, now: Gone, station: Station | None) -> Iterator[dict[str, str]]:
    """What the editors offer instead, then the station, then the list of all of the kind."""
    if now.instead is not None:
        path = edition.permalinks.successors.of(now.instead)
        assert isinstance(path, str), "a check refuses what leads nowhere"
        title = edition.permalinks.living[path].title
        yield {"path": path, "title": title or edition.words("gone.instead"), "icon": "arrow"}
    if station:
        yield {"path": station.path, "title": station.name, "icon": "place"}
    if section := SECTIONS.get(old.kind):
        yield {"path": f"{section}/", "title": edition.words(f"sections.{section}"), "icon": ICONS[section]}
    else:
        yield {"path": "", "title": edition.words("sections.home"), "icon": "home"}
