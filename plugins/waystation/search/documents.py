"""What can be found: every activity, announcement, station, team and service line, and the ordinary pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..almanac import NoticeState, Occurrence, notice_state, states
from ..almanac.occurrences import day_of
from ..edition import Edition
from ..markup import plain
from ..model import Activity, Announcement, Markdown, ServiceLine, Slug, Station, Team

MOST_DATES = 60
"""Dates of a series that it is found by."""
LONGEST_PERIOD = 14
"""Days of a period that something is found by; of a longer one only its ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    kind: str
    path: str
    title: str
    station: str = ""
    audience: tuple[str, ...] = ()
    first: date | None = None
    """The date that is shown with it."""
    last: date | None = None
    """Day after which it is past; None for what lasts."""
    state: str = ""
    """What a reader must know first; empty for what is as planned."""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    """Name of its station."""
    facts: tuple[str, ...] = ()
    """Summary, room, phone and other short texts."""
    days: tuple[date, ...] = ()
    """On which it begins or ends."""
    between: tuple[date, ...] = ()
    """On which it goes on."""
    text: str = ""


def documents(edition: Edition) -> Iterator[Document]:
    yield from of_network(edition)
    for station in edition.site.stations.values():
        yield from of_station(edition, station)


def of_network(edition: Edition) -> Iterator[Document]:
    """What belongs to no station."""
    for line in edition.site.network.service_lines:
        yield _line(line)
    for announcement in edition.announcements:
        if not _home(announcement):
            yield _announcement(edition, announcement)


def of_station(edition: Edition, station: Station) -> Iterator[Document]:
    """All that has the station's id; it follows from what ``Edition.of_station`` holds."""
    yield _station(edition, station)
    for team in edition.teams_of(station.id):
        yield _team(edition, team)
    for activity in edition.activities_of(station.id):
        if dates := edition.by_activity.get(activity.path):
            yield _activity(edition, dates)
    for announcement in edition.announcements_for(station):
        if _home(announcement) == station.id:
            yield _announcement(edition, announcement)


def _station(edition: Edition, station: Station) -> Document:
    offers = (
        text
        for one in station.services
        for text in (one.summary, one.who, one.how, one.cost, one.documents)
        if text
    )
    closed = station.closed_on is not None and station.closed_on <= edition.today
    return Document(
        kind="station",
        path=station.path,
        title=station.name,
        station=station.id,
        state="closed" if closed else "",
        tags=(*station.keywords, station.community),
        people=_written(one.contact for one in station.services),
        facts=_written((station.address, station.phone, station.subdistrict, station.kind)),
        text=_lines(station.landmark, station.bus, *station.facilities, *offers),
    )


def _line(line: ServiceLine) -> Document:
    return Document(
        kind="service",
        path=line.path,
        title=line.name,
        facts=_written((line.summary,)),
        text=_lines(line.who, line.how, line.cost),
    )


def _team(edition: Edition, team: Team) -> Document:
    return Document(
        kind="team",
        path=team.path,
        title=team.title,
        station=team.station,
        tags=team.keywords,
        people=_written((team.contact,)),
        place=edition.site.stations[team.station].name,
        facts=_written((team.summary, team.meets, team.phone)),
        text=_lines(team.who, team.join, *team.roles, _plain(team.body)),
    )


def _activity(edition: Edition, dates: tuple[Occurrence, ...]) -> Document:
    shown = edition.next_or_last(dates)
    activity = shown.activity
    station = edition.site.stations[activity.station]
    team = edition.team_of(activity)
    found = states(shown, edition.today)
    near = _nearest(dates, edition.today)
    phone = activity.registration.phone if activity.registration else None
    place = next((room.name for room in station.rooms if room.id == shown.location), shown.location)
    return Document(
        kind="activity",
        path=activity.path,
        title=activity.title,
        station=activity.station,
        audience=tuple(one for one in activity.audience if isinstance(one, str)),
        first=shown.first_day,
        last=max(one.last_day for one in dates),
        state=found[0] if found else "",
        tags=(*activity.keywords, *_audience(edition, activity), *_service(edition, activity.service)),
        people=_written((activity.organizer, team.title if team else "")),
        place=station.name,
        facts=_written((place, activity.address, activity.summary, phone, shown.reason, shown.instead)),
        days=tuple(day for one in near for day in (one.first_day, one.last_day)),
        between=tuple(day for one in near for day in _between(one.first_day, one.last_day)),
        text=_lines(_plain(activity.body), *activity.bring, *activity.volunteers, *_notes(activity)),
    )


def _nearest(dates: tuple[Occurrence, ...], today: date) -> tuple[Occurrence, ...]:
    coming = sum(one.last_day >= today for one in dates)
    first = max(0, min(len(dates) - coming - MOST_DATES // 4, len(dates) - MOST_DATES))
    return dates[first : first + MOST_DATES]


def _audience(edition: Edition, activity: Activity) -> Iterator[str]:
    return (one.name for one in edition.site.network.audiences if one.id in activity.audience)


def _service(edition: Edition, service: Slug | None) -> Iterator[str]:
    return (one.name for one in edition.site.network.service_lines if one.id == service)


def _notes(activity: Activity) -> Iterator[str]:
    return (report.note for report in activity.reports if report.note)


def _announcement(edition: Edition, one: Announcement) -> Document:
    found = notice_state(one, edition.today)
    over = {
        NoticeState.expired: "ended",
        NoticeState.withdrawn: "withdrawn",
        NoticeState.replaced: "replaced",
    }
    names = (edition.site.stations[station].name for station in _concerned(one))
    first = day_of(one.from_ or one.issued)
    last = day_of(one.until) if one.until else first
    ended = one.withdrawn_on if found is NoticeState.withdrawn else one.until
    return Document(
        kind="announcement",
        path=one.path,
        title=one.title,
        station=_home(one),
        first=day_of(one.issued),
        last=day_of(ended) if ended else None,
        state=over.get(found, ""),
        tags=(*one.keywords, *_service(edition, one.service)),
        people=_written((one.issued_by,)),
        place="、".join(names),
        facts=_written((one.summary, one.action, one.phone, one.objection_phone)),
        days=(first, last),
        between=_between(first, last) if one.from_ else (),
        text=_lines(_plain(one.body), one.basis, *(update.text for update in one.updates)),
    )


def _home(one: Announcement) -> str:
    """The station that it is from, or the only one that it concerns."""
    concerned = _concerned(one)
    return one.station or (concerned[0] if len(concerned) == 1 else "")


def _concerned(one: Announcement) -> tuple[Slug, ...]:
    return tuple(station for station in dict.fromkeys((one.station, *one.stations)) if station)


def _between(first: date, last: date) -> tuple[date, ...]:
    """The days of a short period without its first and last."""
    length = (last - first).days
    return tuple(first + timedelta(days=n) for n in range(1, length)) if length <= LONGEST_PERIOD else ()


def _plain(text: Markdown) -> str:
    return plain(text, most=len(text) + 1) if text else ""


def _written(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _lines(*texts: str | None) -> str:
    return " · ".join(text for text in texts if text)
