"""The permanent addresses of a site as its content is now."""

from collections.abc import Iterator
from datetime import date

from ..almanac import HORIZON, has_dates
from ..almanac.occurrences import day_of
from ..model import Kind, Mark, Moment, Permalink, Site, SitePath

HERE = Mark(path="stations.yml")
PAGES = ("", "activities/", "announcements/", "calendar/", "search/", "services/", "stations/", "teams/")
"""Pages that every site has."""
FEEDS = ("announcements.xml", "calendar.ics")


def living(site: Site, today: date) -> Iterator[Permalink]:
    """All but the short links, each thing followed by its feeds; the site's own pages after the authors'."""
    yield from site.addresses.ordinary
    for path in PAGES:
        yield Permalink(path=SitePath(path), kind=Kind.page, mark=HERE)
    yield from _feeds("", FEEDS, HERE)
    for line in site.network.service_lines:
        yield Permalink(path=SitePath(line.path), kind=Kind.service, title=line.name, mark=HERE)
        yield from _feeds(line.path, ("calendar.ics",), HERE)
    for station in site.stations.values():
        since, mark = str(station.since or ""), station.mark.of("id")
        yield _thing(station.path, Kind.station, station.name, since, mark)
        yield Permalink(path=SitePath(f"{station.path}calendar/"), kind=Kind.page, mark=mark)
        yield from _feeds(station.path, FEEDS, mark)
    for team in site.teams:
        yield _thing(team.path, Kind.team, team.title, str(team.since or ""), team.mark)
        yield from _feeds(team.path, ("calendar.ics",), team.mark)
    for announcement in site.announcements:
        issued, mark = _month(announcement.issued), announcement.mark
        yield _thing(announcement.path, Kind.announcement, announcement.title, issued, mark)
    for activity in site.activities:
        if has_dates(activity, today + HORIZON, site.holidays):
            yield _thing(activity.path, Kind.activity, activity.title, _month(activity.start), activity.mark)
            yield from _feeds(activity.path, ("event.ics",), activity.mark)


def _thing(path: str, kind: Kind, title: str, when: str, mark: Mark) -> Permalink:
    return Permalink(path=SitePath(path), kind=kind, title=title, when=when, mark=mark)


def _feeds(folder: str, names: tuple[str, ...], mark: Mark) -> Iterator[Permalink]:
    for name in names:
        yield Permalink(path=SitePath(folder + name), kind=Kind.feed, mark=mark)


def _month(moment: Moment) -> str:
    return day_of(moment).isoformat()[:7]
