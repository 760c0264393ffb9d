"""Month pages of the network and of each station: a table of days, and the same as a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..almanac import Agenda, Occurrence, State, day_hours, states
from ..almanac.months import first_of, last_of, set_dates
from ..edition import Edition
from ..model import Page, Station
from ..words import dates, lunar
from ..words.holidays import holiday_name
from . import empties, subscriptions
from .filters import choices
from .moved import leading
from .template import fill
from .weeks import by_week, week_anchor

ACTIVITIES = "activities/"
"""The list of everything to come, where a choice may find what this month has not."""
IN_CELL = 3
"""Titles shown in a day's cell; the rest is counted, and listed under the table."""
MONTHS_BACK, MONTHS_AHEAD = 3, 4
"""Months that exist around the build's even when nothing is on."""


def render(edition: Edition) -> Iterator[Page]:
    yield from _months(edition, None, edition.agenda)
    for station in edition.site.stations.values():
        yield from _months(edition, station, edition.agenda_of(station))


def month_path(folder: str, day: date) -> str:
    return f"{folder}calendar/{day.year}-{day.month:02}/"


def _months(edition: Edition, station: Station | None, agenda: Agenda) -> Iterator[Page]:
    yield _current(edition, station)
    months = span(edition)
    for at, month in enumerate(months):
        before = months[at - 1] if at else None
        after = months[at + 1] if at + 1 < len(months) else None
        yield _page(edition, station, agenda, month, before, after)


def _current(edition: Edition, station: Station | None) -> Page:
    """Months come and go; this address stays, and leads to the month of the day."""
    words, folder = edition.words, station.path if station else ""
    heading = words("calendar.current", name=station.name if station else edition.site.network.name)
    lead = words("moved.lead", name=dates.month(words, edition.today))
    to = month_path(folder, edition.today)
    page = leading(edition, f"{folder}calendar/", to, heading, lead, "calendar")
    return replace(page, phone=station.phone) if station else page


def span(edition: Edition) -> tuple[date, ...]:
    """First days of all months with a page, the same for the network and each station."""
    first, last = first_of(edition.today, -MONTHS_BACK), first_of(edition.today, MONTHS_AHEAD)
    fixed = set_dates(edition.agenda).occurrences
    first = min([first, *(o.first_day.replace(day=1) for o in fixed)])
    last = max([last, *(o.last_day.replace(day=1) for o in fixed)])
    months = [first]
    while months[-1] < last:
        months.append(first_of(months[-1], 1))
    return tuple(months)


def _page(
    edition: Edition,
    station: Station | None,
    agenda: Agenda,
    month: date,
    before: date | None,
    after: date | None,
) -> Page:
    words = edition.words
    folder = station.path if station else ""
    path = month_path(folder, month)
    now = first_of(edition.today)
    last = last_of(month)
    days = agenda.days(month, last)
    name = station.name if station else edition.site.network.name
    count = len(agenda.between(month, last).occurrences)
    listed = agenda.starts(month, last)
    empty = empties.of_month(edition, station, agenda, month)
    described = words("calendar.description", month=dates.month(words, month), name=name, count=count)
    headed = {day for day, _ in listed}
    content = fill(
        "calendar",
        edition,
        path,
        station=station,
        name=name,
        title=dates.month(words, month),
        count=words("calendar.count", name=name, count=count),
        is_empty=not listed,
        empty=empty,
        following=empties.following(edition, station, last),
        elsewhere={"path": ACTIVITIES, "station": station.id if station else ""},
        weekdays=[words(f"dates.short_weekdays.{n}") for n in range(1, 8)],
        weeks=_weeks(
            edition, [_cell(edition, station, day, held, day in headed) for day, held in days], month
        ),
        agenda=tuple(by_week(edition, listed, month)),
        before=_turn(edition, folder, before),
        after=_turn(edition, folder, after),
        now=_turn(edition, folder, now if now not in (before, month, after) else None),
        places=[
            {"name": other.name, "path": month_path(other.path, month), "is_here": other is station}
            for other in edition.site.stations.values()
        ],
        network=month_path("", month),
        choices=choices(edition, stations=station is None),
    )
    title = words("calendar.title", month=dates.month(words, month), name=name)
    return Page(
        path=path,
        title=title,
        description=empty.summary if empty else described,
        html=content,
        kind="calendar",
        section="calendar",
        phone=station.phone if station else "",
        feeds=subscriptions.of_station(edition, station) if station else subscriptions.of_network(edition),
    )


def _cell(
    edition: Edition, station: Station | None, day: date, held: tuple[Occurrence, ...], is_headed: bool
) -> dict[str, object]:
    words = edition.words
    holiday = edition.site.holidays.get(day)
    closed = (
        station is not None and day_hours(station.hours, day, edition.site.holidays).exception is not None
    )
    kinds = [
        "past" if day < edition.today else "",
        "rest" if holiday and holiday.is_off_day else "",
    ]
    return {
        "iso": day.isoformat(),
        "anchor": f"d{day.isoformat()}" if is_headed else "",
        "day": day.day,
        "words": dates.day(words, day),
        "kinds": [kind for kind in kinds if kind],
        "mark": "" if holiday is None else words("hours.off" if holiday.is_off_day else "hours.work"),
        "lunar": lunar.short(words, day),
        "is_festival": bool(lunar.festival(words, day)),
        "remark": _remark(edition, day, closed),
        "count": words("calendar.in_day", count=len(held)) if held else "",
        "shown": [_in_cell(edition, occurrence) for occurrence in held[:IN_CELL]],
        "more": words("calendar.more", count=len(held) - IN_CELL) if len(held) > IN_CELL else "",
    }


def _remark(edition: Edition, day: date, closed: bool) -> str:
    """The holiday, unless the festival above has its name; that it is provisional; that hours differ."""
    words, holiday = edition.words, edition.site.holidays.get(day)
    named = lunar.festival(words, day)
    parts = []
    name = holiday_name(words, holiday.name) if holiday is not None and holiday.is_off_day else ""
    if name and not (named and name.startswith(named)):
        parts.append(name)
    if holiday is not None and holiday.provisional:
        parts.append(words("dates.provisional_short"))
    if closed:
        parts.append(words("calendar.changed"))
    return words("lunar.joint").join(parts)


def _in_cell(edition: Edition, occurrence: Occurrence) -> dict[str, object]:
    off = next(
        (s for s in states(occurrence, edition.today) if s in (State.cancelled, State.postponed)), None
    )
    return {
        "time": dates.clock_span(occurrence.start, None),
        "title": occurrence.activity.title,
        "path": occurrence.activity.path,
        "off": edition.words(f"states.{off}") if off else "",
    }


def _weeks(edition: Edition, cells: list[dict[str, object]], month: date) -> list[dict[str, object]]:
    """Rows of seven days, Monday first, with None outside the month, headed by the number of their week."""
    padded: list[dict[str, object] | None] = [None] * month.weekday() + cells
    padded += [None] * (-len(padded) % 7)
    rows = [padded[at : at + 7] for at in range(0, len(padded), 7)]
    mondays = [month + timedelta(days=7 * at - month.weekday()) for at in range(len(rows))]
    return [
        {
            "anchor": week_anchor(monday) if any(cell and cell["anchor"] for cell in row) else "",
            "number": edition.words("calendar.week_short", number=monday.isocalendar().week),
            "words": edition.words("calendar.week", number=monday.isocalendar().week),
            "cells": row,
        }
        for monday, row in zip(mondays, rows, strict=True)
    ]


def _turn(edition: Edition, folder: str, month: date | None) -> dict[str, str] | None:
    if month is None:
        return None
    return {"path": month_path(folder, month), "title": dates.month(edition.words, month)}
