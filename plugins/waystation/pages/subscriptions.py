"""Which feeds a page offers, and the ways to get them or a single date into a calendar."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from ..almanac import Occurrence
from ..edition import Edition
from ..model import FeedLink, ServiceLine, Station, Team
from .facts import place, way
from .maps import query

CALENDAR = "text/calendar"
ATOM = "application/atom+xml"
GOOGLE = "https://calendar.google.com/calendar/render"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar to subscribe to."""

    path: str
    title: str
    address: str = ""
    """Absolute, to be copied; empty while the site's own is not known."""
    webcal: str = ""
    """The same for programs that subscribe when such a link is followed."""


def of_network(edition: Edition) -> tuple[FeedLink, ...]:
    name = edition.site.network.name
    return _calendar_link(edition, "", name), _announcements_link(edition, "", name)


def of_station(edition: Edition, station: Station) -> tuple[FeedLink, ...]:
    return (
        _calendar_link(edition, station.path, station.name),
        _announcements_link(edition, station.path, station.name),
    )


def of_team(edition: Edition, team: Team) -> tuple[FeedLink, ...]:
    return (_calendar_link(edition, team.path, team.title),)


def of_services(edition: Edition) -> tuple[FeedLink, ...]:
    return tuple(_calendar_link(edition, line.path, line.name) for line in edition.site.network.service_lines)


def of_service(edition: Edition, line: ServiceLine) -> tuple[FeedLink, ...]:
    return (_calendar_link(edition, line.path, line.name),)


def calendar(edition: Edition, of: Station | Team | ServiceLine | None, title: str) -> Calendar:
    """The calendar of a station, a team or a service line; of the network for None."""
    path = f"{of.path if of else ''}calendar.ics"
    url = edition.site.url
    if not url:
        return Calendar(path=path, title=title)
    parts = urlsplit(url + path)
    return Calendar(
        path=path, title=title, address=url + path, webcal=parts._replace(scheme="webcal").geturl()
    )


def google(edition: Edition, occurrence: Occurrence) -> str:
    """Address that opens the date in Google's calendar, ready to be saved; empty for what it cannot show."""
    start, end, activity = occurrence.start, occurrence.end, occurrence.activity
    if not isinstance(start, datetime) or not isinstance(end, datetime) or end <= start:
        return ""
    if not occurrence.takes_place or occurrence.last_day < edition.today:
        return ""
    words = edition.words
    station = edition.site.stations[activity.station].name
    where = (station, place(edition, occurrence), *way(edition, occurrence)[:1])
    page = edition.site.url + activity.path if edition.site.url else ""
    asked = {
        "action": "TEMPLATE",
        "text": activity.title,
        "dates": "/".join(f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (start, end)),
        "ctz": edition.site.network.timezone.key,
        "location": words("page.comma").join(filter(None, where)),
        "details": "\n".join(filter(None, (activity.summary, page))),
    }
    return f"{GOOGLE}?{query(asked)}"


def _calendar_link(edition: Edition, folder: str, name: str) -> FeedLink:
    title = edition.words("subscriptions.calendar", name=name)
    return FeedLink(path=f"{folder}calendar.ics", title=title, type=CALENDAR)


def _announcements_link(edition: Edition, folder: str, name: str) -> FeedLink:
    title = edition.words("subscriptions.announcements", name=name)
    return FeedLink(path=f"{folder}announcements.xml", title=title, type=ATOM)
