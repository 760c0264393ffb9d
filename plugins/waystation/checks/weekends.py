"""Dates on weekends of years whose holidays are not published yet: these may become working days (调休)."""

from collections.abc import Iterator
from datetime import date

from ..almanac.occurrences import written_days
from ..model import Activity, Site
from ..problems import Code, Problem
from .opening import held_there

SHOWN = 3
"""Activities that one warning names."""


def check(site: Site, today: date) -> Iterator[Problem]:
    published = max((day.year for day, h in site.holidays.items() if not h.provisional), default=None)
    if published is None:
        return
    unsure: dict[int, list[str]] = {}
    for activity in site.activities:
        station = site.stations.get(activity.station)
        if station is None or not _may_pass(activity, published):
            continue
        days = (one.first_day for one in held_there(station, activity, today))
        for year in {day.year for day in days if day.year > published and day.weekday() > 4}:
            unsure.setdefault(year, []).append(f"{activity.station}/{activity.id}")
    for year, names in sorted(unsure.items()):
        more = "…" if len(names) > SHOWN else ""
        values = {"year": str(year), "count": str(len(names)), "value": ", ".join(names[:SHOWN]) + more}
        yield Problem(mark=site.holidays_mark, code=Code.HOLIDAYS_UNPUBLISHED, values=values)


def _may_pass(activity: Activity, year: int) -> bool:
    """Whether it may have dates after a year; a repeated one without an end is not about one of them."""
    if activity.repeat is not None and activity.repeat.until is None:
        return False
    if activity.rrule is not None or activity.follows_sky:
        return True
    return any(day.year > year for day in written_days(activity))
