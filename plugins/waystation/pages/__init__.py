"""What residents read: one page type per file, its template beside it."""

from collections.abc import Callable, Iterator

from ..edition import Edition
from ..model import Page, Sheet
from . import (
    activities,
    activity,
    announcement,
    announcements,
    archive,
    area,
    calendar,
    gone,
    home,
    moved,
    search,
    service,
    services,
    station,
    stations,
    team,
    teams,
)

Renderer = Callable[[Edition], Iterator[Page | Sheet]]

PAGES: tuple[Renderer, ...] = (
    home.render,
    stations.render,
    station.render,
    area.render,
    activities.render,
    activity.render,
    calendar.render,
    services.render,
    service.render,
    teams.render,
    team.render,
    announcements.render,
    announcement.render,
    archive.render,
    search.render,
    moved.render,
    gone.render,
)

OF_AREAS: tuple[Renderer, ...] = (area.render, calendar.render)
"""Those that make pages of single areas: each follows from what an edition of one holds."""

LISTS_OF_STATIONS: tuple[Renderer, ...] = (calendar.render,)
OF_STATIONS: tuple[Renderer, ...] = (station.render, activity.render, team.render, announcement.render)
"""The same of single stations; their lists show what stands in the fields of entries, never texts."""
