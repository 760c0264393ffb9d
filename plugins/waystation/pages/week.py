"""A week of a month that is too long for its page: its days with their dates, or the ways to them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from ..almanac.hours import week_of
from ..almanac.months import first_of
from ..edition import Edition
from ..model import Page, Sheet
from ..words import dates
from .branch import Branch
from .instants import begins, ends
from .parts import Parts, day_path, month_path, week_path
from .rows import day_rows, remarks
from .scope import Scope, page
from .sheets import sheet
from .weeks import week_span


def pages(edition: Edition, scope: Scope, told: Parts) -> Iterator[Sheet]:
    mondays = list(told.weeks)
    for before, monday, after in zip([None, *mondays], mondays, [*mondays[1:], None], strict=False):
        sunday = monday + timedelta(days=6)
        yield sheet(
            edition,
            week_path(scope.path, monday),
            scope.agenda.between(monday, sunday).occurrences,
            (before, after, told.months, told.weeks[monday], *map(told.days.get, week_of(monday))),
            partial(_page, edition, scope, told, before, monday, after),
            last=sunday,
            station=scope.station,
            here=scope.agenda,
        )


def _page(
    edition: Edition, scope: Scope, told: Parts, before: date | None, monday: date, after: date | None
) -> Page:
    words, path = edition.words, week_path(scope.path, monday)
    thursday, sunday = monday + timedelta(days=3), monday + timedelta(days=6)
    # The month that has most of the week, if it has a page.
    month = next(one for one in map(first_of, (thursday, sunday, monday)) if one in told.months)
    going = scope.agenda.between(monday, sunday).occurrences
    held = scope.agenda.starts(monday, sunday)
    is_long = any(day in told.days for day in week_of(monday))
    number = words("calendar.week", number=monday.isocalendar().week)
    span = week_span(words, monday)
    count = words("calendar.count", name=scope.name, count=told.weeks[monday])
    return page(
        edition,
        scope,
        "week",
        path,
        title=words("calendar.week_title", year=f"{monday:%G}", week=number, span=span, name=scope.name),
        description=count,
        held=going,
        last=sunday,
        heading=span,
        number=number,
        count=count,
        days=[] if is_long else [day_rows(edition, day, occurrences) for day, occurrences in held],
        ways=[_way(edition, told, day) for day in week_of(monday) if day in told.days] if is_long else [],
        month={"path": month_path(scope.path, month), "title": dates.month(words, month)},
        before=_turn(edition, scope, before),
        after=_turn(edition, scope, after),
    )


def _way(edition: Edition, told: Parts, day: date) -> Branch:
    return Branch(
        path=day_path(told.folder, day),
        title=dates.day(edition.words, day),
        count=edition.words("calendar.in_day", count=told.days[day]),
        hint=edition.words("lunar.joint").join(remarks(edition, day)),
        now=edition.words("states.today"),
        after=begins(day) if day >= edition.today else "",
        until=ends(day),
    )


def _turn(edition: Edition, scope: Scope, monday: date | None) -> dict[str, str] | None:
    if monday is None:
        return None
    return {"path": week_path(scope.path, monday), "title": week_span(edition.words, monday)}
