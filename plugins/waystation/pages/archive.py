"""Announcements that are over, by year: below those in force, or on pages of their own once they are many."""

from collections.abc import Iterator, Mapping, Sequence

from ..edition import Edition
from ..model import Page
from .notices import Notice, archived
from .paged import paged
from .template import fill

PATH = "announcements/archive/"
MOST = 12
"""Announcements that are over and still stand below those in force."""
IN_PAGE = 40


def render(edition: Edition) -> Iterator[Page]:
    found = by_year(edition)
    words = edition.words
    long = [year for year in found if year not in short(found)]
    years = [{"year": year, "path": path_of(year)} for year in long]
    for year in long:
        title = words("announcements.archive", year=year)
        described = words("announcements.archive_description", name=edition.site.network.name, year=year)
        for numbered in paged(path_of(year), found[year], IN_PAGE):
            content = fill(
                "archive",
                edition,
                numbered.path,
                title=title,
                notices=numbered.items,
                years=years,
                here=year,
                page=numbered,
            )
            yield Page(
                path=numbered.path,
                title=numbered.titled(words, title),
                description=numbered.titled(words, described),
                html=content,
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


def short(found: Mapping[int, Sequence[Notice]]) -> list[int]:
    """The years, the last first, that have no page of their own."""
    years: list[int] = []
    count = 0
    for year, listed in found.items():
        count += len(listed)
        if count > MOST:
            break
        years.append(year)
    return years


def path_of(year: int) -> str:
    return f"{PATH}{year}/"
