"""Month pages of the network and of each station: a table of days, and below it the same as a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from ..almanac import Agenda, Occurrence, State, day_hours, states
from ..almanac.hours import week_of
from ..almanac.months import first_of, last_of
from ..edition import Edition
from ..model import Page, Sheet, Station
from ..words import dates, lunar
from ..words.holidays import holiday_name
from . import day, empties, programme, week
from .branch import Branch
from .instants import begins, ends
from .moved import leading
from .parts import Parts, day_anchor, list_path, month_path, parts, week_path, weeks_of
from .scope import Scope, page, scopes
from .weeks import by_week, span_inside, week_anchor, week_span

ACTIVITIES = "activities/"
"""The list of everything to come, where a choice may find what this month has not."""
IN_CELL = 3
"""Titles shown in a day's cell; the rest is counted, and listed under the table."""


def render(edition: Edition) -> Iterator[Page | Sheet]:
    if edition.tells_network:
        yield _current(edition, None)
    for station in edition.told:
        yield _current(edition, station)
    known: dict[str, Parts] = {}

    def parts_of(scope: Scope) -> Parts:
        if scope.path not in known:
            months = _months(edition, is_area=scope.is_area)
            known[scope.path] = parts(scope.path, scope.agenda, months, counts=scope.is_divided)
        return known[scope.path]

    for scope in scopes(edition):
        told = parts_of(scope)
        shown = told.months
        for before, month, after in zip([None, *shown], shown, [*shown[1:], None], strict=False):
            yield _page(edition, scope, told, month, before, after)
        yield from programme.pages(edition, scope, told)
        yield from week.pages(edition, scope, told)
        yield from day.pages(edition, scope, parts_of)


def _months(edition: Edition, *, is_area: bool) -> tuple[date, ...]:
    """Those that a calendar has a page of; what was on in an area is found at its stations."""
    now = first_of(edition.today)
    return tuple(month for month in edition.months if month >= now) if is_area else edition.months


def _current(edition: Edition, station: Station | None) -> Page:
    """Months come and go; this address stays, and leads to the month of the day."""
    words, folder = edition.words, station.path if station else ""
    heading = words("calendar.current", name=station.name if station else edition.site.network.name)
    lead = words("moved.lead", name=dates.month(words, edition.today))
    to = month_path(folder, edition.today)
    page = leading(edition, f"{folder}calendar/", to, heading, lead, "calendar")
    return replace(page, phone=station.phone) if station else page


def _page(
    edition: Edition,
    scope: Scope,
    told: Parts,
    month: date,
    before: date | None,
    after: date | None,
) -> Page:
    words, station, agenda = edition.words, scope.station, scope.agenda
    path = month_path(scope.path, month)
    now = first_of(edition.today)
    last = last_of(month)
    held = agenda.between(month, last).occurrences
    count = len(held)
    is_whole = month in told.whole
    is_apart = month in told.apart
    weeks = [monday for monday in weeks_of(month) if monday in told.weeks and not (is_whole or is_apart)]
    empty = empties.of_month(edition, station, agenda, month, scope.name)
    described = words("calendar.description", month=dates.month(words, month), name=scope.name, count=count)
    cells = [_cell(edition, scope, told, on, going) for on, going in agenda.days(month, last)]
    return page(
        edition,
        scope,
        "calendar",
        path,
        title=words("calendar.title", month=dates.month(words, month), name=scope.name),
        description=empty.summary if empty else described,
        held=held,
        last=last,
        heading=dates.month(words, month),
        count=words("calendar.count", name=scope.name, count=count),
        is_empty=not count,
        empty=empty,
        elsewhere={"path": ACTIVITIES, "station": station.id if station else ""},
        weekdays=[words(f"dates.short_weekdays.{n}") for n in range(1, 8)],
        weeks=_weeks(edition, told, cells, month),
        agenda=tuple(by_week(edition, agenda.starts(month, last), month)) if is_whole else (),
        ways=[*_listed(edition, told, agenda, month)]
        if is_apart
        else [_way(edition, told, monday) for monday in weeks],
        narrows=not any(on in told.days for monday in weeks for on in week_of(monday)),
        before=_turn(edition, scope, before),
        after=_turn(edition, scope, after),
        now=_turn(edition, scope, now if now not in (before, month, after) else None),
        divided=scope.is_divided,
        places=[
            {"name": one.title, "path": month_path(one.path, month), "is_here": one.path == scope.path}
            for one in (scope.whole, *scope.places)
            if month in _months(edition, is_area=one.is_area)
        ],
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
    shown = held[:IN_CELL] if first_of(on) not in told.crowded else ()
    return {
        "iso": on.isoformat(),
        "href": _to_list(told, on),
        # What goes on for days is listed where it begins.
        "path": held[0].activity.path if held else "",
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
    if month not in told.whole | told.apart:
        return _beside(week_path(told.folder, monday), told.folder) if monday in told.weeks else ""
    if not any(cell and cell["href"] for cell in row):
        return ""
    anchor = f"#{week_anchor(monday)}"
    return anchor if month in told.whole else _beside(list_path(told.folder, month), told.folder) + anchor


def _listed(edition: Edition, told: Parts, agenda: Agenda, month: date) -> Iterator[Branch]:
    """The weeks of a month that is listed apart."""
    words = edition.words
    for monday, held in groupby(agenda.starts(month, last_of(month)), key=lambda day: week_of(day[0])[0]):
        yield Branch(
            path=f"{list_path(told.folder, month)}#{week_anchor(monday)}",
            title=span_inside(words, monday, month),
            count=words("calendar.in_day", count=sum(len(occurrences) for _, occurrences in held)),
            hint=words("calendar.week", number=monday.isocalendar().week),
            **_lasting(edition, monday),
        )


def _way(edition: Edition, told: Parts, monday: date) -> Branch:
    words = edition.words
    return Branch(
        path=week_path(told.folder, monday),
        title=week_span(words, monday),
        count=words("calendar.in_day", count=told.weeks[monday]),
        hint=words("calendar.week", number=monday.isocalendar().week),
        **_lasting(edition, monday),
    )


def _lasting(edition: Edition, monday: date) -> dict[str, str]:
    """How a branch says that it leads to this week, while it does."""
    sunday = monday + timedelta(days=6)
    return {
        "now": edition.words("calendar.this_week"),
        "after": begins(monday) if sunday >= edition.today else "",
        "until": ends(sunday),
    }


def _turn(edition: Edition, scope: Scope, month: date | None) -> dict[str, str] | None:
    if month is None:
        return None
    return {"path": month_path(scope.path, month), "title": dates.month(edition.words, month)}
