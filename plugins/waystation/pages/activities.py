"""Lists of activities: everything to come, and an archive by year, by month where a year has many."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Page, Sheet, Status
from ..words import dates
from . import empties, subscriptions
from .branch import Branch
from .filters import choices, chosen_from
from .paged import FEW, Numbered, paged
from .parts import IN_PAGE, month_path
from .rows import DayRows, Row, by_start, row
from .sheets import sheet
from .template import fill

PATH = "activities/"

Held = list[Occurrence]
"""Dates of one activity in one year, the newest first."""


def render(edition: Edition) -> Iterator[Page | Sheet]:
    past = edition.agenda.where(lambda o: o.last_day < edition.today)
    by_year: dict[int, dict[str, Held]] = {}
    for occurrence in reversed(past.occurrences):
        of_year = by_year.setdefault(occurrence.first_day.year, {})
        of_year.setdefault(occurrence.activity.path, []).append(occurrence)
    years = tuple(by_year)
    coming = edition.agenda.from_day(edition.today).one_each()
    for numbered in paged(PATH, coming, IN_PAGE):
        yield sheet(
            edition,
            numbered.path,
            _choosable(numbered, coming),
            (len(coming), numbered.others, years),
            partial(_upcoming, edition, numbered, coming, years),
            last=edition.today,
        )
    for year, of_year in by_year.items():
        yield from _archive(edition, year, of_year, years)


def _upcoming(
    edition: Edition, numbered: Numbered[Occurrence], coming: Sequence[Occurrence], years: tuple[int, ...]
) -> Page:
    """Each activity once, under its next date, so that a series does not flood the list."""
    words = edition.words
    days = tuple(_with_missed(edition, day) for day in by_start(edition, numbered.items))
    return _page(
        edition,
        numbered,
        words("activities.title"),
        years,
        shown=_choosable(numbered, coming),
        lead=words("activities.lead"),
        count=words("activities.count", count=len(coming)),
        days=days,
        empty=empties.of_list(edition, None, words("empty.upcoming"), edition.today),
        description=words("activities.description", name=edition.site.network.name),
    )


def _choosable(numbered: Numbered[Occurrence], coming: Sequence[Occurrence]) -> Sequence[Occurrence]:
    """What the choices of a page are made from: the page alone, where there are many."""
    return numbered.items if len(numbered.others) > FEW else coming


def _with_missed(edition: Edition, day: DayRows) -> DayRows:
    """Beside the next date of a series that takes place, those before it that do not."""
    missed: dict[str, tuple[str, ...]] = {}
    for one in day.rows:
        coming = (o for o in edition.by_activity[one.path] if o.last_day >= edition.today)
        before = (o for o in coming if o.status is Status.cancelled and o.first_day.isoformat() < day.iso)
        missed[one.path] = tuple(dates.short_day(edition.words, o.first_day) for o in before)
    return replace(day, rows=tuple(replace(one, missed=missed[one.path]) for one in day.rows))


def _archive(
    edition: Edition, year: int, of_year: Mapping[str, Held], years: tuple[int, ...]
) -> Iterator[Page | Sheet]:
    """Each activity once, under the last of its dates of the year, which come newest first."""
    words = edition.words
    title = words("activities.archive", year=year)
    by_month: dict[int, list[Held]] = {}
    for held in of_year.values():
        by_month.setdefault(held[0].first_day.month, []).append(held)
    is_long = len(of_year) > IN_PAGE
    whole = next(paged(_path(year), [*of_year.values()][:IN_PAGE], IN_PAGE))
    yield _page(
        edition,
        whole,
        title,
        years,
        here=year,
        shown=(held[0] for held in of_year.values()),
        count=words("activities.count", count=sum(map(len, of_year.values()))),
        months=() if is_long else tuple(_month(edition, *one) for one in by_month.items()),
        ways=tuple(_way(edition, year, *one) for one in by_month.items()) if is_long else (),
        description=words("activities.archive_description", name=edition.site.network.name, year=year),
    )
    for month, of_month in by_month.items() if is_long else ():
        count = sum(map(len, of_month))
        for numbered in paged(_path(year, month), of_month, IN_PAGE):
            yield sheet(
                edition,
                numbered.path,
                (held[0] for held in numbered.items),
                (count, numbered.others, years),
                partial(_of_month, edition, year, month, numbered, count, years),
                last=edition.today,
            )


def _of_month(
    edition: Edition, year: int, month: int, numbered: Numbered[Held], count: int, years: tuple[int, ...]
) -> Page:
    words = edition.words
    name = dates.month(words, date(year, month, 1))
    return _page(
        edition,
        numbered,
        words("activities.archive_month", month=name),
        years,
        above=({"path": _path(year), "title": words("activities.archive", year=year)},),
        here=year,
        shown=(held[0] for held in numbered.items),
        count=words("activities.count", count=count),
        months=({"title": "", "rows": tuple(_last(edition, held) for held in numbered.items)},),
        description=words("activities.archive_month_description", name=edition.site.network.name, month=name),
    )


def _month(edition: Edition, month: int, of_month: list[Held]) -> dict[str, object]:
    return {
        "title": edition.words(f"dates.months.{month}"),
        "rows": tuple(_last(edition, held) for held in of_month),
    }


def _way(edition: Edition, year: int, month: int, of_month: list[Held]) -> Branch:
    return Branch(
        path=_path(year, month),
        title=edition.words(f"dates.months.{month}"),
        count=edition.words("calendar.in_day", count=sum(map(len, of_month))),
    )


def _last(edition: Edition, held: Held) -> Row:
    made = row(edition, held[0], dated=True)
    if len(held) == 1:
        return made
    return replace(made, facts=(edition.words("activities.times", count=len(held)), *made.facts))


def _page(
    edition: Edition,
    numbered: Numbered[object],
    title: str,
    years: tuple[int, ...],
    *,
    shown: Iterable[Occurrence],
    count: str,
    description: str,
    lead: str = "",
    above: tuple[Mapping[str, str], ...] = (),
    here: int = 0,
    days: tuple[DayRows, ...] = (),
    months: tuple[Mapping[str, object], ...] = (),
    ways: tuple[Branch, ...] = (),
    empty: empties.Empty | None = None,
) -> Page:
    """``here`` is the year of the archive, 0 for what is to come; ``above`` are the pages that lead to it."""
    words = edition.words
    content = fill(
        "activities",
        edition,
        numbered.path,
        title=title,
        lead=lead,
        above=above,
        count=count,
        days=days,
        months=months,
        ways=ways,
        years=[{"year": year, "path": _path(year)} for year in years],
        here=here,
        month=month_path("", edition.today),
        empty=empty,
        following=empties.following(edition, None, edition.today),
        choices=choices(edition, chosen_from(edition, shown)),
        page=numbered,
    )
    return Page(
        path=numbered.path,
        title=numbered.titled(words, title),
        description=numbered.titled(words, description),
        html=content,
        kind="activities",
        section="activities",
        feeds=() if here else subscriptions.of_network(edition),
    )


def _path(year: int, month: int = 0) -> str:
    return f"{PATH}{year}/{f'{month:02}/' if month else ''}"
