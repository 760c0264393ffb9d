"""Lists of activities: everything to come, and an archive by year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Page, Status
from ..words import dates
from . import empties, subscriptions
from .calendar import month_path
from .filters import choices
from .rows import DayRows, Row, by_start, row
from .template import fill

PATH = "activities/"


def render(edition: Edition) -> Iterator[Page]:
    past = edition.agenda.where(lambda o: o.last_day < edition.today)
    by_year: dict[int, dict[str, list[Occurrence]]] = {}
    for occurrence in reversed(past.occurrences):
        of_year = by_year.setdefault(occurrence.first_day.year, {})
        of_year.setdefault(occurrence.activity.path, []).append(occurrence)
    years = tuple(by_year)
    yield _upcoming(edition, years)
    for year, of_year in by_year.items():
        yield _archive(edition, year, of_year, years)


def _upcoming(edition: Edition, years: tuple[int, ...]) -> Page:
    """Each activity once, under its next date, so that a series does not flood the list."""
    words = edition.words
    coming = edition.agenda.from_day(edition.today).one_each()
    content = fill(
        "activities",
        edition,
        PATH,
        title=words("activities.title"),
        lead=words("activities.lead"),
        count=words("activities.count", count=len(coming)),
        days=tuple(_with_missed(edition, day) for day in by_start(edition, coming)),
        months=(),
        years=[{"year": year, "path": _path(year)} for year in years],
        here=0,
        month=month_path("", edition.today),
        empty=empties.of_list(edition, None, words("empty.upcoming"), edition.today),
        following=empties.following(edition, None, edition.today),
        choices=choices(edition),
    )
    return Page(
        path=PATH,
        title=words("activities.title"),
        description=words("activities.description", name=edition.site.network.name),
        html=content,
        kind="activities",
        section="activities",
        feeds=subscriptions.of_network(edition),
    )


def _with_missed(edition: Edition, day: DayRows) -> DayRows:
    """Beside the next date of a series that takes place, those before it that do not."""
    missed: dict[str, tuple[str, ...]] = {}
    for one in day.rows:
        coming = (
            o for o in edition.agenda.from_day(edition.today).occurrences if o.activity.path == one.path
        )
        before = (o for o in coming if o.status is Status.cancelled and o.first_day.isoformat() < day.iso)
        missed[one.path] = tuple(dates.short_day(edition.words, o.first_day) for o in before)
    return replace(day, rows=tuple(replace(one, missed=missed[one.path]) for one in day.rows))


def _archive(
    edition: Edition, year: int, of_year: Mapping[str, list[Occurrence]], years: tuple[int, ...]
) -> Page:
    """Each activity once, under the last of its dates of the year, which come newest first."""
    words = edition.words
    months: dict[int, list[Row]] = {}
    for held in of_year.values():
        made = row(edition, held[0], dated=True)
        if len(held) > 1:
            made = replace(made, facts=(words("activities.times", count=len(held)), *made.facts))
        months.setdefault(held[0].first_day.month, []).append(made)
    title = words("activities.archive", year=year)
    content = fill(
        "activities",
        edition,
        _path(year),
        title=title,
        lead="",
        count=words("activities.count", count=sum(map(len, of_year.values()))),
        days=(),
        months=[{"title": words(f"dates.months.{month}"), "rows": made} for month, made in months.items()],
        years=[{"year": other, "path": _path(other)} for other in years],
        here=year,
        month=month_path("", edition.today),
        empty=None,
        following=empties.following(edition, None, edition.today),
        choices=choices(edition),
    )
    return Page(
        path=_path(year),
        title=title,
        description=words("activities.archive_description", name=edition.site.network.name, year=year),
        html=content,
        kind="activities",
        section="activities",
    )


def _path(year: int) -> str:
    return f"{PATH}{year}/"
