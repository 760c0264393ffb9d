"""What a calendar says of an event: a name that tells its state, why, how to take part, where."""

from collections.abc import Iterator

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Registration, Status
from ..words import dates


def summary(edition: Edition, occurrence: Occurrence) -> str:
    """The title, after the word for what is not as planned: many calendars show nothing else."""
    if occurrence.status is Status.scheduled:
        return occurrence.activity.title
    return edition.words(f"feeds.{occurrence.status}") + occurrence.activity.title


def description(edition: Edition, occurrence: Occurrence) -> str:
    """What happened, what it is about, how to take part while it takes place, and the page's address."""
    activity = occurrence.activity
    parts = [*_state(edition, occurrence), activity.summary]
    if occurrence.takes_place:
        parts += _join(edition, occurrence)
    if edition.site.url:
        parts.append(edition.site.url + activity.path)
    return "\n".join(filter(None, parts))


def location(edition: Edition, occurrence: Occurrence) -> str:
    """Station, room and address; another place with its own address, if that is known."""
    words, activity = edition.words, occurrence.activity
    if occurrence.status is Status.moved_online:
        return words("facts.online")
    station = edition.site.stations[activity.station]
    if is_at_station(edition, occurrence):
        room = next((room.name for room in station.rooms if room.id == occurrence.location), "")
        return words("page.comma").join(filter(None, (station.name, room, station.address)))
    # The address belongs to the place that the activity names, not to one that a single date moves to.
    address = activity.address if occurrence.location == activity.location else None
    return words("page.comma").join(filter(None, (occurrence.location, address)))


def is_at_station(edition: Edition, occurrence: Occurrence) -> bool:
    if occurrence.status is Status.moved_online:
        return False
    if occurrence.location is None:
        return occurrence.activity.address is None
    rooms = edition.site.stations[occurrence.activity.station].rooms
    return any(room.id == occurrence.location for room in rooms)


def _state(edition: Edition, occurrence: Occurrence) -> Iterator[str]:
    """What is not as planned, why, and what to do instead."""
    words = edition.words
    said = [] if occurrence.status is Status.scheduled else [words(f"states.{occurrence.status}")]
    if occurrence.reason:
        said.append(occurrence.reason)
    yield words("page.colon").join(said)
    if occurrence.moved:
        yield words("rows.was", day=dates.moment(words, occurrence.original, year=True))
    yield occurrence.instead or ""


def _join(edition: Edition, occurrence: Occurrence) -> Iterator[str]:
    """How to take part, the phone first, in the order of the activity's page."""
    words = edition.words
    registration = occurrence.activity.registration or Registration()
    colon = words("page.colon")
    if registration.required:
        yield words("join.required")
        yield words("join.proxy") if registration.proxy else ""
    elif occurrence.status is not Status.moved_online:
        yield words("join.walk_in")
    station = edition.site.stations[occurrence.activity.station]
    yield words("station.phone") + colon + (registration.phone or station.phone)
    yield registration.desk or ""
    if registration.url:
        yield words("join.online") + colon + registration.url
    if registration.opens:
        yield words("join.opens", when=dates.moment(words, registration.opens, year=True))
    if registration.closes:
        yield words("join.closes", when=dates.moment(words, registration.closes, year=True))
    yield registration.note or ""
