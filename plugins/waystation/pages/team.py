"""A volunteer team: what it does, who may join and how, what comes next."""

from collections.abc import Iterator

from ..edition import Edition
from ..markup import html, plain
from ..model import Page, Report, Team
from ..words.numbers import grouped
from . import subscriptions
from .figures import SMALLEST, counted, sums
from .rows import rows
from .short import short
from .template import fill

COMING = 5


def render(edition: Edition) -> Iterator[Page]:
    for station in edition.told:
        for team in edition.teams_of(station.id):
            yield _page(edition, team)


def card(edition: Edition, team: Team) -> dict[str, str]:
    return {
        "title": team.title,
        "path": team.path,
        "summary": team.summary,
        "station": edition.site.stations[team.station].name,
        "roles": edition.words("dates.joint").join(team.roles),
    }


def _reports(edition: Edition, team: Team) -> Iterator[Report]:
    for activity in edition.activities_of(team.station):
        if activity.team == team.id:
            yield from activity.reports


def _page(edition: Edition, team: Team) -> Page:
    words = edition.words
    station = edition.site.stations[team.station]
    coming = (
        edition.agenda_of(station)
        .from_day(edition.today)
        .where(lambda occurrence: occurrence.activity.team == team.id)
    )
    # The hours of one or two people say who they are.
    is_few = team.members is not None and team.members < SMALLEST
    content = fill(
        "team",
        edition,
        team.path,
        team=team,
        station=station,
        phone=team.phone or station.phone,
        body=html(team.body, words.mapping("markup"), f"stations/{station.id}/teams"),
        calendar=subscriptions.calendar(edition, team, words("team.subscribe")),
        coming=rows(edition, coming.one_each()[:COMING], dated=True),
        sums=sums(edition, _reports(edition, team)),
        short=short(edition, team.path),
        members=counted(words, team.members) if team.members else "",
        hours=grouped(team.hours_served) if team.hours_served and not is_few else "",
    )
    return Page(
        path=team.path,
        title=team.title,
        description=plain(team.summary or words("team.description", title=team.title, station=station.name)),
        html=content,
        kind="team",
        section="teams",
        source=team.mark.path,
        phone=station.phone,
        feeds=subscriptions.of_team(edition, team),
    )
