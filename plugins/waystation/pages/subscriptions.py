"""Which feeds a page offers."""

from ..edition import Edition
from ..model import FeedLink, Station, Team

CALENDAR = "text/calendar"
ATOM = "application/atom+xml"


def of_network(edition: Edition) -> tuple[FeedLink, ...]:
    name = edition.site.network.name
    return (
        FeedLink(
            path="calendar.ics", title=edition.words("subscriptions.calendar", name=name), type=CALENDAR
        ),
        FeedLink(
            path="announcements.xml", title=edition.words("subscriptions.announcements", name=name), type=ATOM
        ),
    )


def of_station(edition: Edition, station: Station) -> tuple[FeedLink, ...]:
    calendar = edition.words("subscriptions.calendar", name=station.name)
    announcements = edition.words("subscriptions.announcements", name=station.name)
    return (
        FeedLink(path=f"{station.path}calendar.ics", title=calendar, type=CALENDAR),
        FeedLink(path=f"{station.path}announcements.xml", title=announcements, type=ATOM),
    )


def of_team(edition: Edition, team: Team) -> tuple[FeedLink, ...]:
    title = edition.words("subscriptions.calendar", name=team.title)
    return (FeedLink(path=f"{team.path}calendar.ics", title=title, type=CALENDAR),)
