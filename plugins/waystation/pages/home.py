"""The home page: what is on, what has changed, which station is open, where to start."""

from collections.abc import Iterator
from datetime import timedelta

from ..almanac.months import first_of
from ..edition import Edition
from ..markup import html, plain
from ..model import Page, YearRecord
from ..words import dates, lunar
from ..words.numbers import grouped
from . import empties, subscriptions
from .areas import areas, at_most, is_large
from .branch import Branch
from .figures import SMALLEST, recorded
from .notices import in_force, with_changes
from .opening import opening
from .parts import month_path, parts
from .rows import by_start, day_rows
from .template import fill

TODAY = 12
"""Occurrences of today shown."""
UPCOMING = 6
"""Occurrences shown after today's."""
MOST_AREAS = 60
"""Areas of a large network to choose from."""
ANNOUNCEMENTS = 3
CHANGES = 3
"""Notices that changes make of themselves, shown beside the announcements."""


def render(edition: Edition) -> Iterator[Page]:
    site, words, today = edition.site, edition.words, edition.today
    now = edition.agenda.between(today, today).occurrences
    fortnight = today + timedelta(days=13)
    coming = edition.agenda.between(today, fortnight).where(lambda o: o.first_day > today).occurrences
    open_ones = [
        station
        for station in site.stations.values()
        if station.closed_on is None or station.closed_on > today
    ]
    stations = [
        {"station": station, "opening": opening(edition, station, today)}
        for station in open_ones
        if not is_large(edition)
    ]
    current = edition.current(edition.announcements)
    content = fill(
        "home",
        edition,
        "",
        title=words("home.title", day=dates.day(words, today), count=len(now))
        if now
        else words("home.quiet", day=dates.day(words, today)),
        today=day_rows(edition, today, () if is_large(edition) else now[:TODAY]),
        later_today=None if is_large(edition) else _later_today(edition, len(now) - TODAY),
        large=is_large(edition),
        places=tuple(_places(edition)),
        block={
            "iso": today.isoformat(),
            "year": words("dates.year", year=today.year),
            "month": dates.short_month(words, today),
            "day": today.day,
            "weekday": dates.weekday(words, today),
            "lunar": lunar.notable(words, today),
            "is_festival": bool(lunar.festival(words, today)),
        },
        days=() if is_large(edition) else tuple(by_start(edition, coming[:UPCOMING])),
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
        counts={"stations": len(open_ones), "teams": len(site.teams)},
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


def _later_today(edition: Edition, more: int) -> dict[str, str] | None:
    """The way to what is on today and is not shown."""
    if more <= 0:
        return None
    told = parts("", edition.agenda, (first_of(edition.today),))
    return {"path": told.path(edition.today), "title": edition.words("calendar.more", count=more)}


def _places(edition: Edition) -> Iterator[Branch]:
    """The areas of a large network, with what is on there today."""
    words, today = edition.words, edition.today
    for area in at_most(areas(edition), MOST_AREAS):
        held = sum(
            len(edition.agenda_of(station).between(today, today).occurrences) for station in area.stations
        )
        yield Branch(
            path=area.path,
            title=area.name,
            hint=words("dates.joint").join(name for _, name in area.above),
            count=words("areas.today", count=held),
        )


def figures(edition: Edition, record: YearRecord) -> tuple[dict[str, str], ...]:
    """A year's record as numbers with unit and source."""
    words = edition.words
    source = words("figures.source", year=record.year)
    shown = [("activities", f"{record.activities:,}")] if record.activities is not None else []
    reports = [
        report
        for activity in edition.site.activities
        for report in activity.reports
        if report.date.year == record.year
    ]
    people = (
        ("people", record.people, [report.attendance or 0 for report in reports]),
        ("volunteers", record.volunteers, [report.volunteers or 0 for report in reports]),
    )
    shown += [(name, recorded(words, whole, parts)) for name, whole, parts in people if whole is not None]
    # The hours of one or two people say who they are.
    if record.hours is not None and not 0 < (record.volunteers or 0) < SMALLEST:
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
