"""All announcements: in force, to come, and an archive by year."""

from collections.abc import Iterator
from dataclasses import replace

from ..almanac import NoticeState, notice_state
from ..edition import Edition
from ..model import Page
from . import archive, subscriptions
from .notices import in_force, notice
from .template import fill

PATH = "announcements/"


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    coming = [a for a in edition.announcements if notice_state(a, edition.today) is NoticeState.upcoming]
    waiting = [notice(edition, announcement) for announcement in coming]
    gone = archive.by_year(edition)
    content = fill(
        "announcements",
        edition,
        PATH,
        current=in_force(edition, edition.announcements),
        upcoming=[replace(one, until=one.comes) for one in waiting],
        upcoming_until=max((one.comes for one in waiting), default=""),
        years=[
            {
                "title": words("announcements.archive", year=year),
                "notices": listed,
                "after": min(one.after for one in listed),
            }
            for year, listed in gone.items()
            if len(listed) <= archive.MOST
        ],
        long=[
            {"year": year, "path": archive.path_of(year), "title": words("announcements.archive", year=year)}
            for year, listed in gone.items()
            if len(listed) > archive.MOST
        ],
    )
    yield Page(
        path=PATH,
        title=words("sections.announcements"),
        description=words("announcements.description", name=edition.site.network.name),
        html=content,
        kind="announcements",
        section="announcements",
        feeds=subscriptions.of_network(edition),
    )
