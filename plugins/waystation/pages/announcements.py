"""All announcements: in force, to come, and an archive by year."""

from collections.abc import Iterator

from ..almanac import NoticeState, by_severity, notice_state
from ..edition import Edition
from ..model import Announcement, Page
from . import subscriptions
from .notices import notices
from .template import fill

PATH = "announcements/"


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    by_state: dict[NoticeState, list[Announcement]] = {state: [] for state in NoticeState}
    for announcement in edition.announcements:
        by_state[notice_state(announcement, edition.today)].append(announcement)
    shown = (NoticeState.current, NoticeState.upcoming)
    by_year: dict[int, list[Announcement]] = {}
    for announcement in edition.announcements:
        if notice_state(announcement, edition.today) not in shown:
            by_year.setdefault(announcement.issued.year, []).append(announcement)
    content = fill(
        "announcements",
        edition,
        PATH,
        current=notices(edition, by_severity(tuple(by_state[NoticeState.current]))),
        upcoming=notices(edition, by_state[NoticeState.upcoming]),
        years=[
            {"title": words("announcements.archive", year=year), "notices": notices(edition, listed)}
            for year, listed in by_year.items()
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
