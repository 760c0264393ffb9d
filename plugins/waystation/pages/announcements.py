"""All announcements: in force, to come, and an archive by year."""

from collections.abc import Iterator
from dataclasses import replace

from ..almanac import NoticeState, notice_state
from ..edition import Edition
from ..model import Page
from . import archive, subscriptions
from .notices import in_force, notice
from .paged import paged
from .template import fill

PATH = "announcements/"
IN_PAGE = 30
"""Announcements in force or to come on one page."""


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    waiting = (a for a in edition.announcements if notice_state(a, edition.today) is NoticeState.upcoming)
    coming = [notice(edition, announcement) for announcement in waiting]
    listed = [
        *((one, False) for one in in_force(edition, edition.announcements)),
        *((replace(one, until=one.comes), True) for one in coming),
    ]
    gone = archive.by_year(edition)
    short = archive.short(gone)
    for numbered in paged(PATH, listed, IN_PAGE):
        upcoming = [one for one, is_to_come in numbered.items if is_to_come]
        content = fill(
            "announcements",
            edition,
            numbered.path,
            current=[one for one, is_to_come in numbered.items if not is_to_come],
            upcoming=upcoming,
            upcoming_until=max((one.until for one in upcoming), default=""),
            page=numbered,
            years=[
                {
                    "title": words("announcements.archive", year=year),
                    "notices": gone[year],
                    "after": min(one.after for one in gone[year]),
                }
                for year in short
                if numbered.number == 1
            ],
            long=[
                {
                    "year": year,
                    "path": archive.path_of(year),
                    "title": words("announcements.archive", year=year),
                }
                for year in gone
                if year not in short
            ],
        )
        described = words("announcements.description", name=edition.site.network.name)
        yield Page(
            path=numbered.path,
            title=numbered.titled(words, words("sections.announcements")),
            description=numbered.titled(words, described),
            html=content,
            kind="announcements",
            section="announcements",
            feeds=subscriptions.of_network(edition),
        )
