"""A day of a week that is too long for its page: its dates or, where they are too many, who has them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from ..almanac import Occurrence
from ..almanac.hours import week_of
from ..almanac.months import first_of
from ..edition import Edition
from ..model import Page, Sheet
from ..words import dates
from .branch import Branch
from .parts import IN_PAGE, Parts, day_path, month_path, week_path
from .rows import day_rows, remarks
from .scope import Scope, page
from .sheets import sheet
from .weeks import week_span

PartsOf = Callable[[Scope], Parts]
"""How any calendar tells its dates apart."""
Counts = Sequence[tuple[Scope, Mapping[date, int]]]
"""How much is on in each part of a calendar on each day."""


def pages(edition: Edition, scope: Scope, parts_of: PartsOf) -> Iterator[Sheet]:
    days = list(parts_of(scope).days)
    counts = _counts(scope, days[0], days[-1]) if days else ()
    for before, day, after in zip([None, *days], days, [*days[1:], None], strict=False):
        held = scope.agenda.between(day, day).occurrences
        ways = tuple(_ways(edition, counts, parts_of, day)) if len(held) > IN_PAGE else ()
        yield sheet(
            edition,
            day_path(scope.path, day),
            held,
            (before, after, ways),
            partial(_page, edition, scope, held, ways, before, day, after),
            last=day,
            station=scope.station,
            here=scope.agenda,
        )


def _page(
    edition: Edition,
    scope: Scope,
    held: tuple[Occurrence, ...],
    ways: tuple[Branch, ...],
    before: date | None,
    day: date,
    after: date | None,
) -> Page:
    words, path = edition.words, day_path(scope.path, day)
    count = words("calendar.count", name=scope.name, count=len(held))
    return page(
        edition,
        scope,
        "day",
        path,
        title=words("calendar.day_title", day=dates.day(words, day, year=True), name=scope.name),
        description=count,
        held=held,
        last=day,
        heading=dates.day(words, day, year=day.year != edition.today.year),
        remarks=remarks(edition, day),
        count=count,
        day=None if ways else day_rows(edition, day, held),
        ways=ways,
        week={"path": week_path(scope.path, day), "title": week_span(words, week_of(day)[0])},
        month={"path": month_path(scope.path, day), "title": dates.month(words, first_of(day))},
        before=_turn(edition, scope, before),
        after=_turn(edition, scope, after),
    )


def _counts(scope: Scope, first: date, last: date) -> Counts:
    return tuple(
        (one, {day: len(held) for day, held in one.agenda.days(first, last) if held}) for one in scope.inside
    )


def _ways(edition: Edition, counts: Counts, parts_of: PartsOf, day: date) -> Iterator[Branch]:
    """To whoever has something on that day."""
    for one, held in counts:
        if count := held.get(day):
            told = parts_of(one)
            yield Branch(
                path=told.path(day) if first_of(day) in told.months else one.path,
                title=one.name,
                count=edition.words("calendar.in_day", count=count),
            )


def _turn(edition: Edition, scope: Scope, day: date | None) -> dict[str, str] | None:
    if day is None:
        return None
    return {"path": day_path(scope.path, day), "title": dates.day(edition.words, day)}
