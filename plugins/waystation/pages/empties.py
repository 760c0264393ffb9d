"""What stands where no dates do: why there are none, the next one that there is, and whom to ask."""

from dataclasses import dataclass
from datetime import date, timedelta

from ..almanac import HORIZON, Agenda, Occurrence, day_hours
from ..almanac.months import last_of, published_until
from ..edition import Edition
from ..model import HoursException, Station
from ..words import dates
from .opening import next_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link out of an empty place."""

    label: str
    path: str
    text: str
    until: str = ""
    """Last day on which it leads to something still to come; empty if it always does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    kind: str
    """``unpublished``, ``nothing`` or ``closed``."""
    title: str
    lines: tuple[str, ...]
    ways: tuple[Way, ...]
    phone: str
    """Empty where nobody has given one."""

    @property
    def summary(self) -> str:
        return " · ".join((self.title, *self.lines))


def of_month(
    edition: Edition, station: Station | None, agenda: Agenda, month: date, name: str
) -> Empty | None:
    """What to say of a month in which nothing is on, or in which the station is closed from end to end."""
    last = last_of(month)
    if station is not None and _is_closed(edition, station, month, last):
        return _closed(edition, station, month, last)
    if agenda.between(month, last).occurrences:
        return None
    words, said = edition.words, dates.month(edition.words, month)
    if last > published_until(agenda, edition.today, edition.site.network.programme_day):
        kind, lines = "unpublished", [words("empty.unpublished_month", name=name, month=said)]
        lines += [programme(edition)] if edition.site.network.programme_day else []
    else:
        over = "past" if last < edition.today else "published"
        kind, lines = "nothing", [words(f"empty.{over}_month", name=name, month=said)]
    return Empty(
        kind=kind,
        title=words(f"empty.{kind}"),
        lines=tuple(lines),
        ways=following(edition, station, last, agenda),
        phone=_phone(edition, station),
    )


def of_list(edition: Edition, station: Station | None, title: str, after: date) -> Empty:
    """What to say where a list of what is to come would stand; ``after`` is the last day that it covers."""
    if station is not None and station.closed_on is not None and station.closed_on <= edition.today:
        return _closed(edition, station, edition.today, after)
    return Empty(
        kind="unpublished",
        title=title,
        lines=(programme(edition),),
        ways=following(edition, station, after),
        phone=_phone(edition, station),
    )


def following(
    edition: Edition, station: Station | None, after: date, here: Agenda | None = None
) -> tuple[Way, ...]:
    """The way to ``next_after``, if there is anything."""
    found = next_after(edition, station, after, here)
    if found is None:
        return ()
    at = edition.site.stations[found.activity.station]
    day = dates.day(edition.words, found.first_day, year=found.first_day.year != edition.today.year)
    label = edition.words("empty.following")
    if station is not None and at is not station:
        label = edition.words("empty.elsewhere", name=at.name)
    return (
        Way(
            label=label,
            path=found.activity.path,
            text=f"{day} {found.activity.title}",
            until=found.last_day.isoformat(),
        ),
    )


def next_after(
    edition: Edition, station: Station | None, after: date, here: Agenda | None = None
) -> Occurrence | None:
    """The next date to come after a day, else the next from today on: there, else anywhere."""
    start = max(edition.today, after + timedelta(days=1))
    here = edition.agenda_of(station) if station else here
    agendas = (here, edition.agenda) if here else (edition.agenda,)
    ways = (
        agenda.next_begun(start) or agenda.next_begun(edition.today) or _going_on(edition, agenda)
        for agenda in agendas
    )
    return next(filter(None, ways), None)


def _going_on(edition: Edition, agenda: Agenda) -> Occurrence | None:
    """The first to take place that is not over."""
    going = agenda.from_day(edition.today).occurrences
    return next((one for one in going if one.takes_place), None)


def programme(edition: Edition) -> str:
    """When more is usually announced: not announced is not the same as nothing on."""
    day = edition.site.network.programme_day
    return edition.words("empty.programme", day=day) if day else edition.words("empty.activities")


def _closed(edition: Edition, station: Station, first: date, last: date) -> Empty:
    words, ends = edition.words, station.closed_on
    if ends is not None and ends <= last:
        lines = [words("empty.closed_for_good", day=dates.full_date(words, ends))]
        instead = station.successor
    else:
        lines = [words("empty.closed_month", month=dates.month(words, first))]
        exceptions = _exceptions(edition, station, first, last)
        lines += [words("empty.why", note=note) for note in dict.fromkeys(e.note for e in exceptions) if note]
        again = next_open(edition, station, last, within=HORIZON)
        if again is not None and (ends is None or again.date < ends):
            day = dates.day(words, again.date, year=again.date.year != edition.today.year)
            lines.append(words("empty.again", day=day, time=dates.clock(again.periods[0].opens)))
        instead = next((e.instead for e in reversed(exceptions) if e.instead), None)
    other = edition.site.stations.get(instead) if instead else None
    way = (Way(label=words("empty.instead"), path=other.path, text=other.name),) if other else ()
    return Empty(
        kind="closed",
        title=words("empty.closed"),
        lines=tuple(lines),
        ways=(*way, *_next_of_closed(edition, station, other, last)),
        # Nobody answers any more where a station has closed for good.
        phone=_phone(edition, other if other and ends is not None and ends <= last else station),
    )


def _next_of_closed(edition: Edition, station: Station, other: Station | None, last: date) -> tuple[Way, ...]:
    """The station's own next date once it is open again, else that of the one to go to instead."""
    own = edition.agenda_of(station).where(lambda o: o.takes_place and o.first_day > last)
    gone = station.closed_on is not None
    return following(edition, other if other and (gone or not own.occurrences) else station, last)


def _is_closed(edition: Edition, station: Station, first: date, last: date) -> bool:
    """Whether it opens on no day of the span, and not only because it never does."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    gone = [day for day in days if station.closed_on is not None and station.closed_on <= day]
    excepted = False
    for day in days:
        if day not in gone:
            hours = day_hours(station.hours, day, edition.site.holidays)
            if hours.periods:
                return False
            excepted = excepted or hours.exception is not None
    return bool(gone) or excepted


def _exceptions(edition: Edition, station: Station, first: date, last: date) -> tuple[HoursException, ...]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    found = (day_hours(station.hours, day, edition.site.holidays).exception for day in days)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _phone(edition: Edition, station: Station | None) -> str:
    return (station.phone if station else edition.site.network.phone) or ""
