"""An activity: when, where, for whom, how to take part — and first of all whether it still takes place."""

from collections.abc import Iterator
from datetime import timedelta

from ..almanac import Occurrence, State, states
from ..almanac.hours import weekly
from ..almanac.occurrences import day_of
from ..edition import Edition
from ..markup import html, plain
from ..model import Page, Registration, Report, Station
from ..words import dates, lunar
from ..words.numbers import grouped
from . import linked_data, subscriptions
from .facts import facts, place, way
from .rows import BADGES, Badge, badges, iso, left, rows, times
from .template import fill

NEXT = 5
"""Dates of a series listed; as many neighbours from the same station."""
FOUND = timedelta(days=90)
"""How long after its last date search engines may still find an activity."""


def render(edition: Edition) -> Iterator[Page]:
    for path, dates_of in edition.by_activity.items():
        yield _page(edition, path, dates_of)


def _page(edition: Edition, path: str, all_dates: tuple[Occurrence, ...]) -> Page:
    words = edition.words
    occurrence = edition.next_or_last(all_dates)
    activity = occurrence.activity
    station = edition.site.stations[activity.station]
    is_over = all(one.last_day < edition.today for one in all_dates)
    near = edition.agenda_of(station).from_day(edition.today).where(lambda o: o.activity is not activity)
    year = occurrence.first_day.year != edition.today.year
    when = dates.span(words, occurrence.start, occurrence.end, year=year)
    content = fill(
        "activity",
        edition,
        path,
        activity=activity,
        station=station,
        strip=strip(edition, occurrence),
        block=_block(edition, occurrence),
        when=when,
        iso=iso(occurrence.start),
        times=times(occurrence),
        last=times(all_dates[-1]).end,
        was=dates.span(words, occurrence.original, None) if occurrence.moved else "",
        place=place(edition, occurrence),
        way=way(edition, occurrence),
        facts=facts(edition, occurrence),
        series=_series(edition, all_dates),
        join=None if is_over or not occurrence.takes_place else _join(edition, occurrence, station),
        cancelled=not occurrence.takes_place,
        body=html(activity.body, words.mapping("markup"), f"stations/{station.id}/activities"),
        google=subscriptions.google(edition, occurrence),
        calendar=subscriptions.calendar(edition, station, words("station.subscribe", name=station.name)),
        team=edition.team_of(activity),
        reports=[
            _report(edition, report)
            for report in sorted(activity.reports, key=lambda r: r.date, reverse=True)
        ],
        near=rows(edition, near.one_each()[:NEXT], dated=True),
        updated=dates.full_date(words, activity.updated) if activity.updated else "",
    )
    return Page(
        path=path,
        title=activity.title,
        description=plain(f"{when} {station.name} {activity.summary}"),
        html=content,
        kind="activity",
        section="activities",
        source=activity.mark.path,
        image=activity.image,
        head=linked_data.script(linked_data.events(edition, all_dates)),
        noindex=all(one.last_day < edition.today - FOUND for one in all_dates),
    )


def strip(edition: Edition, occurrence: Occurrence) -> dict[str, object] | None:
    """What is not normal, above everything else: the state, its reason, what to do instead, since when."""
    found = states(occurrence, edition.today)
    if not found:
        return None
    words = edition.words
    first: State = found[0]
    kind, icon = BADGES[first]
    said = first in (State.cancelled, State.postponed, State.rescheduled, State.moved_online, State.tentative)
    return {
        "kind": kind,
        "icon": icon,
        "word": words(f"states.{first}"),
        "more": badges(words, found[1:]),
        "day": dates.span(words, occurrence.original, None) if said else "",
        "reason": (occurrence.reason or "") if said else "",
        "instead": (occurrence.instead or "") if said else "",
        "posted": dates.full_date(words, occurrence.posted) if said and occurrence.posted else "",
        "left": left(words, occurrence) if first is State.full else "",
    }


def _block(edition: Edition, occurrence: Occurrence) -> list[dict[str, object]]:
    """Date blocks: the date, or the old one and the new one."""
    words = edition.words
    days = [occurrence.first_day]
    if occurrence.moved and (was := day_of(occurrence.original)) != occurrence.first_day:
        days.insert(0, was)
    ended = occurrence.last_day < edition.today
    return [
        {
            "iso": day.isoformat(),
            "month": dates.short_month(words, day),
            "day": day.day,
            "weekday": dates.weekday(words, day),
            "lunar": lunar.notable(words, day),
            "is_festival": bool(lunar.festival(words, day)),
            "kind": "moved" if day != days[-1] or not occurrence.takes_place else ("ended" if ended else ""),
        }
        for day in days
    ]


def _series(edition: Edition, all_dates: tuple[Occurrence, ...]) -> list[dict[str, object]]:
    """The next dates of a series, each with its own state; of an ended one, the last."""
    if len(all_dates) < 2:
        return []
    coming = [occurrence for occurrence in all_dates if occurrence.last_day >= edition.today]
    words = edition.words
    return [
        {
            "iso": iso(occurrence.start),
            "times": times(occurrence),
            "when": dates.span(words, occurrence.start, occurrence.end),
            "badges": _own_badges(edition, occurrence),
            "reason": occurrence.reason or "",
            "was": dates.moment(words, occurrence.original) if occurrence.moved else "",
        }
        for occurrence in (coming[:NEXT] or all_dates[-NEXT:])
    ]


def _own_badges(edition: Edition, occurrence: Occurrence) -> tuple[Badge, ...]:
    return badges(edition.words, states(occurrence, edition.today))


def _join(edition: Edition, occurrence: Occurrence, station: Station) -> dict[str, object]:
    words = edition.words
    registration = occurrence.activity.registration or Registration()
    opens = dates.moment(words, registration.opens) if registration.opens else ""
    closes = dates.moment(words, registration.closes) if registration.closes else ""
    monday = dates.periods(words, weekly(station.hours, 0))
    return {
        "required": registration.required,
        "phone": registration.phone or station.phone,
        "hours": words("join.phone_hours", hours=monday) if weekly(station.hours, 0) else "",
        "desk": registration.desk or "",
        "url": registration.url or "",
        "opens": words("join.opens", when=opens) if opens else "",
        "closes": words("join.closes", when=closes) if closes else "",
        "proxy": registration.proxy,
        "note": registration.note or "",
        "left": left(words, occurrence),
        "closed": State.registration_closed in states(occurrence, edition.today),
    }


def _report(edition: Edition, report: Report) -> dict[str, object]:
    words = edition.words
    numbers = (
        ("people", report.attendance),
        ("volunteers", report.volunteers),
        ("hours", report.hours),
    )
    return {
        "iso": report.date.isoformat(),
        "day": dates.day(words, report.date, year=True),
        "numbers": [
            {"number": grouped(value), "unit": words(f"figures.{name}")}
            for name, value in numbers
            if value is not None
        ],
        "note": report.note or "",
    }
