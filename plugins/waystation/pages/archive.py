"""Announcements that are over, by year: below those in force, or on pages of their own once they are many."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Page
from .notices import Notice, archived
from .template import fill

PATH = "announcements/archive/"
MOST = 12
"""Announcements of one year that still stand below those in force."""

Year = dict[str, object]


def render(edition: Edition) -> Iterator[Page]:
    found = by_year(edition)
    words = edition.words
    for year, listed in found.items():
        if len(listed) <= MOST:
            continue
        title = words("announcements.archive", year=year)
        path = path_of(year)
        years = [{"year": one, "path": path_of(one)} for one, held in found.items() if len(held) > MOST]
        yield Page(
            path=path,
            title=title,
            description=words("announcements.archive_description", name=edition.site.network.name, year=year),
            html=fill("archive", edition, path, title=title, notices=listed, years=years, here=year),
            kind="archive",
            section="announcements",
        )


def by_year(edition: Edition) -> dict[int, list[Notice]]:
    """Those that are over or will be, newest first, by the year of their issue."""
    found: dict[int, list[Notice]] = {}
    for announcement in edition.announcements:
        if shown := archived(edition, announcement):
            found.setdefault(announcement.issued.year, []).append(shown)
    return found


def path_of(year: int) -> str:
    return f"{PATH}{year}/"
