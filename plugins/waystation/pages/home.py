"""The home page: what is on, what has changed, which station is open, where to start."""

from collections.abc import Iterator
from datetime import timedelta

from ..edition import Edition
from ..markup import html, plain
from ..model import Page, YearRecord
from ..words import dates, lunar
from ..words.numbers import grouped
from . import empties, subscriptions
from .notices import in_force, with_changes
from .opening import opening
from .parts import month_path
from .rows import by_start, day_rows
from .template import fill

UPCOMING = 6
"""Occurrences shown after today's."""
ANNOUNCEMENTS = 3
CHANGES = 3
"""Notices that changes make of themselves, shown beside the announcements."""


def render(edition: Edition) -> Iterator[Page]:
    site, words, today = edition.site, edition.words, edition.today
    now = edition.agenda.between(today, today).occurrences
    fortnight = today + timedelta(days=13)
    coming = edition.agenda.where(lambda o: today < o.first_day <= fortnight).occurrences
    stations = [
        {"station": station, "opening": opening(edition, station, today)}
        for station in site.stations.values()
        if station.closed_on is None or station.closed_on > today
    ]
    current = edition.current(edition.announcements)
    content = fill(
        "home",
        edition,
        "",
        title=words("home.title", day=dates.day(words, today), count=len(now))
        if now
        else words("home.quiet", day=dates.day(words, today)),
        today=day_rows(edition, today, now),
        block={
            "iso": today.isoformat(),
            "year": words("dates.year", year=today.year),
            "month": dates.short_month(words, today),
            "day": today.day,
            "weekday": dates.weekday(words, today),
            "lunar": lunar.notable(words, today),
            "is_festival": bool(lunar.festival(words, today)),
        },
        days=tuple(by_start(edition, coming[:UPCOMING])),
        empty=empties.of_list(edition, None, words("empty.fortnight"), fortnight),
        more=max(0, len(coming) - UPCOMING),
        month=month_path("", today),
        stations=stations,
        notices=with_changes(
            edition,
            in_force(edition, edition.announcements, ANNOUNCEMENTS),
            edition.changes(current)[:CHANGES],
        ),
        welcome=html(site.welcome, words.mapping("markup")),
        figures=figures(edition, site.network.history[-1]) if site.network.history else (),
        counts={"stations": len(stations), "teams": len(site.teams)},
    )
    slogan = site.network.slogan or site.network.name
    yield Page(
        path="",
        title=site.network.name,
        description=plain(site.welcome or slogan),
        html=content,
        kind="home",
        section="home",
        source="content/index.md" if site.welcome else "stations.yml",
        feeds=subscriptions.of_network(edition),
    )


def figures(edition: Edition, record: YearRecord) -> tuple[dict[str, str], ...]:
    """A year's record as numbers with unit and source."""
    words = edition.words
    source = words("figures.source", year=record.year)
    known = (("activities", record.activities), ("people", record.people), ("volunteers", record.volunteers))
    shown = [(name, f"{value:,}") for name, value in known if value is not None]
    if record.hours is not None:
        shown.append(("hours", grouped(record.hours)))
    return tuple(
        {
            "number": words("figures.nearly", number=number)
            if record.approximate and name == "people"
            else number,
            "unit": words(f"figures.{name}"),
            "source": source,
        }
        for name, number in shown
    )
