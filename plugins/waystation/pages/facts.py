"""An activity's facts in their fixed order: rule, place, audience, fee, places, language, access."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Activity, AgeRange, Fee, Status
from ..words import Words, dates, rules
from .rows import fee, left


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    text: str
    path: str = ""
    """Relative link, for a line that is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    icon: str
    term: str
    lines: tuple[Line, ...]
    note: str = ""
    wide: bool = False


def facts(edition: Edition, occurrence: Occurrence) -> tuple[Fact | None, ...]:
    """All of them in their order; None for what nobody has said."""
    return tuple(_facts(edition, occurrence))


def place(edition: Edition, occurrence: Occurrence) -> str:
    """Where it takes place, in words: the room, another place, or that this is open."""
    station = edition.site.stations[occurrence.activity.station]
    if occurrence.status is Status.moved_online:
        return edition.words("facts.online")
    if occurrence.location is None:
        return ""
    return next((room.name for room in station.rooms if room.id == occurrence.location), occurrence.location)


def way(edition: Edition, occurrence: Occurrence) -> tuple[str, ...]:
    """How to get there, line by line; nothing for what is online or whose place is not the station's."""
    activity = occurrence.activity
    station = edition.site.stations[activity.station]
    if occurrence.status is Status.moved_online:
        return ()
    if activity.address:
        return (activity.address,)
    return tuple(filter(None, (station.address, station.bus))) if is_here(edition, occurrence) else ()


def is_here(edition: Edition, occurrence: Occurrence) -> bool:
    """Whether it takes place in the station, so that the way to the station is the way there."""
    activity = occurrence.activity
    if occurrence.status is Status.moved_online or activity.address:
        return False
    rooms = edition.site.stations[activity.station].rooms
    return occurrence.location is None or any(room.id == occurrence.location for room in rooms)


def audience(edition: Edition, activity: Activity) -> str:
    names = {audience.id: audience.name for audience in edition.site.network.audiences}
    shown = [
        ages(edition.words, one) if isinstance(one, AgeRange) else names[one] for one in activity.audience
    ]
    return edition.words("dates.joint").join(shown)


def ages(words: Words, span: AgeRange) -> str:
    first, _, last = span.age.partition("-")
    if span.age.endswith("+"):
        return words("facts.age_from", first=span.age[:-1])
    return words("facts.age", first=first, last=last) if first else words("facts.age_to", last=last)


def _facts(edition: Edition, occurrence: Occurrence) -> Iterator[Fact | None]:
    words, activity = edition.words, occurrence.activity
    station = edition.site.stations[activity.station]

    def fact(icon: str, name: str, text: str, note: str = "", wide: bool = False) -> Fact | None:
        if not text:
            return None
        return Fact(icon=icon, term=words(f"facts.{name}"), lines=(Line(text=text),), note=note, wide=wide)

    yield fact("calendar", "rule", rules.exact(words, activity), wide=True)
    at = place(edition, occurrence)
    where = (Line(text=station.name, path="../../"), *([Line(text=words("page.comma") + at)] if at else []))
    yield Fact(icon="place", term=words("facts.place"), lines=where, note=activity.address or "")
    yield fact("people", "audience", audience(edition, activity))
    fee_note = activity.fee.note or "" if isinstance(activity.fee, Fee) else ""
    yield fact("fee", "fee", fee(words, activity), note=fee_note)
    yield fact("full", "places", _places(words, occurrence), note=_as_of(words, activity))
    yield fact("language", "languages", words("dates.joint").join(activity.languages))
    access = words("dates.joint").join(words(f"access.{item}") for item in activity.accessibility)
    yield fact("access", "access", access, wide=True)


def _places(words: Words, occurrence: Occurrence) -> str:
    remaining = left(words, occurrence)
    capacity = occurrence.activity.capacity
    total = words("places.capacity", count=capacity) if capacity else ""
    return words("page.comma").join(filter(None, (remaining, total)))


def _as_of(words: Words, activity: Activity) -> str:
    at: datetime | None = activity.places_left_at
    return words("places.as_of", when=dates.moment(words, at)) if at else ""
