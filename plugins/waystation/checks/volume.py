"""Series with more dates than anybody can look at; where there are any, no other check begins to count."""

from collections.abc import Iterator
from datetime import date

from ..almanac import HORIZON
from ..almanac.occurrences import day_of
from ..almanac.recurrence import most_days
from ..model import Activity, Repeat, Site
from ..problems import Code, Problem
from .series import AROUND

MOST_DATES = 5_000
"""Of one series: every day of thirteen years."""
MOST_DATES_IN_ALL = 5_000_000


def check(site: Site, today: date) -> Iterator[Problem]:
    in_all = 0
    for activity in site.activities:
        rule = activity.rule
        if rule is None:
            in_all += 1 + activity.horizon if activity.follows_sky else 1
            continue
        dates = most_days(day_of(activity.start), rule, _horizon(activity, rule, today))
        in_all += dates
        mark = activity.mark.of("repeat" if activity.repeat is not None else "rrule")
        if dates > MOST_DATES:
            values = {
                "value": str(dates),
                "most": str(MOST_DATES),
                "start": day_of(activity.start).isoformat(),
            }
            yield Problem(mark=mark, code=Code.TOO_MANY_DATES, values=values)
        elif in_all > MOST_DATES_IN_ALL:
            values = {"most": str(MOST_DATES_IN_ALL)}
            yield Problem(mark=mark, code=Code.TOO_MANY_DATES_IN_ALL, values=values)
            return


def _horizon(activity: Activity, rule: Repeat, today: date) -> date:
    """The last day for which any check or page asks."""
    named = [today + HORIZON, *rule.except_]
    named += [change.date for change in activity.changes]
    named += [day_of(change.start) for change in activity.changes if change.start is not None]
    named += [day_of(one.start) for one in activity.add]
    named += [report.date for report in activity.reports]
    return max(named) + AROUND
