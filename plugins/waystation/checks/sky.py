"""Activities by the lunar calendar or the solar terms: nothing of both calendars, and days that exist."""

from collections.abc import Iterator
from datetime import date

from ..almanac import lunar
from ..almanac.occurrences import day_of
from ..model import Activity, LunarDay, Site
from ..problems import Code, Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        if not activity.follows_sky:
            yield from _only_lunar(activity)
            continue
        for field in ("start", "end", "duration", "repeat", "rrule"):
            if field in activity.mark.names:
                yield Problem(mark=activity.mark.of(field), code=Code.TWO_CALENDARS, values={"value": field})
        if activity.lunar is not None and activity.solar_term is not None:
            mark = activity.mark.of("solar_term")
            yield Problem(mark=mark, code=Code.TWO_CALENDARS, values={"value": "solar_term"})
        if isinstance(activity.lunar, LunarDay):
            yield from _exists(activity, activity.lunar)


def _only_lunar(activity: Activity) -> Iterator[Problem]:
    for field in ("time", "from", "horizon"):
        if field in activity.mark.names:
            yield Problem(mark=activity.mark.of(field), code=Code.TIME_WITHOUT_LUNAR, values={"value": field})


def _exists(activity: Activity, day: LunarDay) -> Iterator[Problem]:
    first = day_of(activity.start)
    mark = activity.mark.of("lunar")
    if day.leap == "only":
        years = range(first.year, lunar.LAST.year + 1)
        if not any(lunar.last_day_of_month(year, day.month, True) for year in years):
            values = {"value": str(day.month), "start": first.isoformat()}
            yield Problem(mark=mark, code=Code.LEAP_MONTH_NEVER, values=values)
    elif day.day == 30:
        years = range(first.year, first.year + activity.horizon)
        missing = [str(year) for year in years if lunar.solar_day(year, day.month, 30) is None]
        if missing:
            values = {"value": f"{day.month}-30", "years": ", ".join(missing)}
            yield Problem(mark=mark, code=Code.LUNAR_DAY_MISSING, values=values)
