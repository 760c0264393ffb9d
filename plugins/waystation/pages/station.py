"""A station: is it open, where is it, whom do I call, what is on there."""

from collections.abc import Iterator

from ..almanac.hours import week_of
from ..edition import Edition
from ..markup import plain
from ..model import Page, Severity, Station
from ..words import dates
from . import empties, linked_data, linked_places, subscriptions
from .areas import Area, areas, by_station, trail
from .figures import sums
from .freshness import freshness
from .maps import maps
from .notices import in_force, notices, with_changes
from .opening import ahead, opening, regular, this_week
from .parts import month_path
from .rows import by_start
from .short import short
from .team import card as team_card
from .template import fill

COMING = 8
TEAMS = 6
OTHERS = 11
"""Other stations named."""
MOST_ALERTS = 6
"""Announcements, and changes that make a notice of themselves, that stand above everything else."""
"""Occurrences listed."""
ANNOUNCEMENTS = 5
ALERTS = (Severity.urgent, Severity.closure, Severity.important)
"""What stands above everything else while it is in force."""


def render(edition: Edition) -> Iterator[Page]:
    area_of = by_station(areas(edition))
    for station in edition.told:
        yield _page(edition, station, area_of.get(station.id))


def _page(edition: Edition, station: Station, area: Area | None) -> Page:
    words, today = edition.words, edition.today
    coming = edition.agenda_of(station).from_day(today).occurrences
    announcements = edition.announcements_for(station)
    urgent = [a for a in announcements if a.severity in ALERTS or a.banner]
    changes = edition.changes(edition.alive(announcements), station)
    others = [a for a in announcements if a not in edition.alive(urgent)]
    current = edition.current(others)
    services = {service.id: service for service in edition.site.network.service_lines}
    content = fill(
        "station",
        edition,
        station.path,
        station=station,
        trail=trail(edition, area),
        successor=edition.site.stations.get(station.successor) if station.successor else None,
        calendar=subscriptions.calendar(edition, station, words("station.subscribe", name=station.name)),
        opening=opening(edition, station, today),
        alerts=with_changes(edition, in_force(edition, urgent, MOST_ALERTS), changes[:MOST_ALERTS]),
        days=tuple(by_start(edition, coming[:COMING])),
        empty=empties.of_list(edition, station, words("empty.station"), today),
        month=month_path(station.path, today),
        week=this_week(edition, station),
        week_span=words(
            "dates.days",
            first=dates.short_day(words, week_of(today)[0]),
            last=dates.short_day(words, week_of(today)[-1]),
        ),
        ahead=ahead(edition, station),
        regular=tuple(regular(edition, station)),
        services=[{"line": services[offer.service], "offer": offer} for offer in station.services],
        access=[words(f"access.{item}") for item in station.access],
        teams=[team_card(edition, team) for team in edition.teams_of(station.id)[:TEAMS]],
        notices=notices(edition, [*current, *(a for a in others if a not in current)][:ANNOUNCEMENTS]),
        impact=impact(edition, station),
        counted=words("figures.reported", year=today.year),
        short=short(edition, station.path),
        checked=dates.full_date(words, station.checked_on) if station.checked_on else "",
        fresh=freshness(edition, station),
        maps=maps(edition, station),
        others=_others(edition, station, area),
    )
    place = words("station.description", name=station.name, address=station.address, phone=station.phone)
    return Page(
        path=station.path,
        title=station.name,
        description=plain(place),
        html=content,
        kind="station",
        section="stations",
        source="stations.yml",
        phone=station.phone,
        image=station.photos[0].src if station.photos else None,
        feeds=subscriptions.of_station(edition, station),
        head=linked_data.script(linked_places.station(edition, station)),
    )


def _others(edition: Edition, station: Station, area: Area | None) -> list[Station]:
    """The other stations, of many those in the same area."""
    found = area.stations if area else edition.site.stations.values()
    return [other for other in found if other is not station and other.closed_on is None][:OTHERS]


def impact(edition: Edition, station: Station) -> list[dict[str, str]]:
    """This year's figures from the reports on past dates."""
    year = edition.today.year
    reports = [
        report
        for activity in edition.activities_of(station.id)
        for report in activity.reports
        if report.date.year == year
    ]
    return sums(edition, reports)
