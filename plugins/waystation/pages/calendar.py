"""Month pages of the network and of each station: a table of days, and below it the same as a list."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..almanac import Occurrence, State, day_hours, states
from ..almanac.hours import week_of
from ..almanac.months import first_of, last_of, set_dates
from ..edition import Edition
from ..model import Page
from ..words import dates, lunar
from ..words.holidays import holiday_name
from . import day, empties, week
from .branch import Branch
from .filters import choices
from .instants import begins, ends
from .parts import IN_PAGE, Parts, day_anchor, month_path, parts, week_path, weeks_of
from .scope import Scope, scopes
from .template import fill
from .weeks import by_week, week_anchor, week_span

ACTIVITIES = "activities/"
"""The list of everything to come, where a choice may find what this month has not."""
IN_CELL = 3
"""Titles shown in a day's cell; the rest is counted, and listed under the table."""
MONTHS_BACK, MONTHS_AHEAD = 3, 4
"""Months that exist around the build's even when nothing is on."""


def render(edition: Edition) -> Iterator[Page]:
    months, found = span(edition), tuple(scopes(edition))
    all_parts = {scope.path: parts(scope.path, scope.agenda, months) for scope in found}
    for scope in found:
        told = all_parts[scope.path]
        for at, month in enumerate(months):
            before = months[at - 1] if at else None
            after = months[at + 1] if at + 1 < len(months) else None
            yield _page(edition, scope, told, month, before, after)
        yield from week.pages(edition, scope, told)
        yield from day.pages(edition, scope, all_parts)


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
    edition: Edition, scope: Scope, told: Parts, month: date, before: date | None, after: date | None
) -> Page:
    words, station, agenda = edition.words, scope.station, scope.agenda
    path = month_path(scope.path, month)
    now = first_of(edition.today)
    last = last_of(month)
    count = len(agenda.between(month, last).occurrences)
    is_whole = month in told.whole
    weeks = [monday for monday in weeks_of(month) if monday in told.weeks and not is_whole]
    empty = empties.of_month(edition, station, agenda, month)
    described = words("calendar.description", month=dates.month(words, month), name=scope.name, count=count)
    cells = [_cell(edition, scope, told, on, held) for on, held in agenda.days(month, last)]
    content = fill(
        "calendar",
        edition,
        path,
        station=station,
        name=scope.name,
        title=dates.month(words, month),
        count=words("calendar.count", name=scope.name, count=count),
        is_empty=not count,
        empty=empty,
        following=empties.following(edition, station, last),
        elsewhere={"path": ACTIVITIES, "station": station.id if station else ""},
        weekdays=[words(f"dates.short_weekdays.{n}") for n in range(1, 8)],
        weeks=_weeks(edition, told, cells, month),
        agenda=tuple(by_week(edition, agenda.starts(month, last), month)) if is_whole else (),
        ways=[_way(edition, told, monday) for monday in weeks],
        narrows=not any(on in told.days for monday in weeks for on in week_of(monday)),
        before=_turn(edition, scope, before),
        after=_turn(edition, scope, after),
        now=_turn(edition, scope, now if now not in (before, month, after) else None),
        places=[
            {"name": other.name, "path": month_path(other.path, month), "is_here": other is station}
            for other in edition.site.stations.values()
        ],
        network=month_path("", month),
        choices=choices(edition, stations=station is None),
    )
    title = words("calendar.title", month=dates.month(words, month), name=scope.name)
    return Page(
        path=path,
        title=title,
        description=empty.summary if empty else described,
        html=content,
        kind="calendar",
        section="calendar",
        phone=station.phone if station else "",
        feeds=scope.feeds,
    )


def _beside(path: str, folder: str) -> str:
    """The way to another page of the same calendar."""
    return f"../{path.removeprefix(f'{folder}calendar/')}"


def _to_list(told: Parts, on: date) -> str:
    """From the page of its month to where a day's dates are listed; empty where they are not."""
    if on not in told.listed:
        return ""
    return f"#{day_anchor(on)}" if first_of(on) in told.whole else _beside(told.path(on), told.folder)


def _cell(
    edition: Edition, scope: Scope, told: Parts, on: date, held: tuple[Occurrence, ...]
) -> dict[str, object]:
    words, station = edition.words, scope.station
    holiday = edition.site.holidays.get(on)
    closed = station is not None and day_hours(station.hours, on, edition.site.holidays).exception is not None
    kinds = [
        "past" if on < edition.today else "",
        "rest" if holiday and holiday.is_off_day else "",
    ]
    shown = held[:IN_CELL] if len(held) <= IN_PAGE else ()
    return {
        "iso": on.isoformat(),
        "href": _to_list(told, on),
        "day": on.day,
        "words": dates.day(words, on),
        "kinds": [kind for kind in kinds if kind],
        "mark": "" if holiday is None else words("hours.off" if holiday.is_off_day else "hours.work"),
        "lunar": lunar.short(words, on),
        "is_festival": bool(lunar.festival(words, on)),
        "remark": _remark(edition, on, closed),
        "count": words("calendar.in_day", count=len(held)) if held else "",
        "shown": [_in_cell(edition, occurrence) for occurrence in shown],
        "more": words(f"calendar.{'more' if shown else 'in_day'}", count=len(held) - len(shown))
        if len(held) > len(shown)
        else "",
    }


def _remark(edition: Edition, on: date, closed: bool) -> str:
    """The holiday, unless the festival above has its name; that it is provisional; that hours differ."""
    words, holiday = edition.words, edition.site.holidays.get(on)
    named = lunar.festival(words, on)
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


def _weeks(
    edition: Edition, told: Parts, cells: list[dict[str, object]], month: date
) -> list[dict[str, object]]:
    """Rows of seven days, Monday first, with None outside the month, headed by the number of their week."""
    padded: list[dict[str, object] | None] = [None] * month.weekday() + cells
    padded += [None] * (-len(padded) % 7)
    rows = [padded[at : at + 7] for at in range(0, len(padded), 7)]
    return [
        {
            "href": _to_week(told, month, monday, row),
            "number": edition.words("calendar.week_short", number=monday.isocalendar().week),
            "words": edition.words("calendar.week", number=monday.isocalendar().week),
            "cells": row,
        }
        for monday, row in zip(weeks_of(month), rows, strict=True)
    ]


def _to_week(told: Parts, month: date, monday: date, row: list[dict[str, object] | None]) -> str:
    if month not in told.whole:
        return _beside(week_path(told.folder, monday), told.folder) if monday in told.weeks else ""
    return f"#{week_anchor(monday)}" if any(cell and cell["href"] for cell in row) else ""


def _way(edition: Edition, told: Parts, monday: date) -> Branch:
    words, sunday = edition.words, monday + timedelta(days=6)
    return Branch(
        path=week_path(told.folder, monday),
        title=week_span(words, monday),
        count=words("calendar.in_day", count=told.weeks[monday]),
        hint=words("calendar.week", number=monday.isocalendar().week),
        now=words("calendar.this_week"),
        after=begins(monday) if sunday >= edition.today else "",
        until=ends(sunday),
    )


def _turn(edition: Edition, scope: Scope, month: date | None) -> dict[str, str] | None:
    if month is None:
        return None
    return {"path": month_path(scope.path, month), "title": dates.month(edition.words, month)}
