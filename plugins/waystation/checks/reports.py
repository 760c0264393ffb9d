"""Reports on past dates."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..almanac.occurrences import Occurrence, occurrences
from ..model import Activity, Site
from ..problems import Code, Problem
from .series import AROUND, nearest


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        if activity.reports:
            yield from _reports(activity, today)


def _reports(activity: Activity, today: date) -> Iterator[Problem]:
    horizon = max(report.date for report in activity.reports) + AROUND
    dates = occurrences(activity, horizon)
    days = tuple(sorted({day for occurrence in dates for day in _days(occurrence)}))
    held = frozenset(days)
    before: dict[date, str] = {}
    for index, report in enumerate(activity.reports):
        mark = activity.mark.of(f"reports.{index}.date")
        values = {"field": "date", "value": report.date.isoformat()}
        if report.date > today:
            values["today"] = today.isoformat()
            yield Problem(mark=mark, code=Code.REPORT_FOR_FUTURE, values=values)
        elif days and report.date not in held:
            values |= nearest(report.date, tuple(day for day in days if day <= today))
            yield Problem(mark=mark, code=Code.NOT_IN_SERIES, values=values)
        elif report.date in before:
            values["first"] = before[report.date]
            yield Problem(mark=mark, code=Code.DATE_TWICE, values=values)
        before.setdefault(report.date, str(mark.line))


def _days(occurrence: Occurrence) -> Iterator[date]:
    """Days on which something takes place: those of a moved date are where it moved to."""
    length = (occurrence.last_day - occurrence.first_day).days
    yield from (occurrence.first_day + timedelta(days=n) for n in range(max(length, 0) + 1))
