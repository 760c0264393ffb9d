"""Dates on which nobody expects a station to be open: public holidays, closed hours, working weekends."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache, partial

from ..almanac import HORIZON, DayHours, Occurrence, day_hours, occurrences
from ..model import Activity, Site, Station, Status
from ..problems import Code, Problem
from . import _written

SHOWN = 3
"""Days that one warning names."""


def check(site: Site, today: date) -> Iterator[Problem]:
    # Many activities of a station are on the same days.
    hours_on: dict[str, Callable[[date], DayHours]] = {}
    for activity in site.activities:
        if station := site.stations.get(activity.station):
            if station.id not in hours_on:
                hours_on[station.id] = cache(partial(day_hours, station.hours, holidays=site.holidays))
            held = held_there(station, activity, today)
            yield from _when_closed(station, activity, held, hours_on[station.id])


def held_there(station: Station, activity: Activity, today: date) -> tuple[Occurrence, ...]:
    """Dates for which the station has to be open, but for those that there is a report of."""
    if activity.outside_hours or _is_backwards(activity):
        return ()
    over = {report.date for report in activity.reports}
    dates = occurrences(activity, today + HORIZON)
    return tuple(one for one in dates if _is_at(station, one) and one.first_day not in over)


def _when_closed(
    station: Station, activity: Activity, held: Iterable[Occurrence], hours_on: Callable[[date], DayHours]
) -> Iterator[Problem]:
    """One warning of each kind, with the first of the days."""
    found: dict[Code, list[date]] = {}
    names: dict[Code, str] = {}
    for occurrence in held:
        hours = hours_on(occurrence.first_day)
        code = _trouble(hours, occurrence)
        if code is not None:
            found.setdefault(code, []).append(occurrence.first_day)
            names.setdefault(code, hours.holiday.name if hours.holiday else "")
    for code, days in found.items():
        more = "…" if len(days) > SHOWN else ""
        values = {"value": _written.days(tuple(days[:SHOWN])) + more, "name": names[code]}
        yield Problem(mark=activity.mark.of("start"), code=code, values={**values, "station": station.name})


def _trouble(hours: DayHours, occurrence: Occurrence) -> Code | None:
    if hours.exception is None and hours.holiday is not None and not hours.holiday.is_off_day:
        return Code.ON_WORKING_WEEKEND
    if _is_open(hours, occurrence):
        return None
    is_holiday = hours.exception is None and hours.holiday is not None and not hours.periods
    return Code.ON_HOLIDAY if is_holiday else Code.OUTSIDE_HOURS


def _is_open(hours: DayHours, occurrence: Occurrence) -> bool:
    """Whether the station is open while it goes on; if for days, at the hours of each as on the first."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        return bool(hours.periods)
    if not isinstance(end, datetime) or end <= start:
        return any(period.opens <= start.time() < period.closes for period in hours.periods)
    if end.date() > start.date() and end.time() <= start.time():
        return False
    # A long one may go on over the midday break.
    opened = any(period.opens <= start.time() < period.closes for period in hours.periods)
    return opened and any(period.opens < end.time() <= period.closes for period in hours.periods)


def _is_at(station: Station, occurrence: Occurrence) -> bool:
    """Whether it takes place in the station, so that the station's hours matter."""
    if not occurrence.takes_place or occurrence.status in (Status.moved_online, Status.draft):
        return False
    if occurrence.location is None:
        return occurrence.activity.address is None
    return any(room.id == occurrence.location for room in station.rooms)


def _is_backwards(activity: Activity) -> bool:
    """Whether the end is before the start, which is told once."""
    end = activity.end
    return end is not None and _written.is_before(end, activity.start)
