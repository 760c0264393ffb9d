"""Opening hours: no time twice on a day, and a date for every exception."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from ..model import Period, Site, Station, Weekday
from ..problems import Code, Problem
from . import _written

Named = tuple[str, Period]


def check(site: Site, today: date) -> Iterator[Problem]:
    for station in site.stations.values():
        yield from _regular(station)
        yield from _exceptions(station)


def _regular(station: Station) -> Iterator[Problem]:
    by_day: dict[Weekday, list[Named]] = {}
    for index, rule in enumerate(station.hours.regular):
        at = f"hours.regular.{index}"
        for field, entries in (("days", rule.days), ("open", rule.open)):
            if not entries:
                mark = station.mark.of(f"{at}.{field}")
                yield Problem(mark=mark, code=Code.EMPTY_LIST, values={"field": field})
        named = [(f"{at}.open.{n}", period) for n, period in enumerate(rule.open)]
        for day in dict.fromkeys(rule.days):
            by_day.setdefault(day, []).extend(named)
    told: set[tuple[str, str]] = set()
    for day, periods in by_day.items():
        for first, second in _overlaps(periods):
            if (first[0], second[0]) not in told:
                told.add((first[0], second[0]))
                yield _overlap(station, first[1], second, day.value)


def _exceptions(station: Station) -> Iterator[Problem]:
    for index, exception in enumerate(station.hours.exceptions):
        at = f"hours.exceptions.{index}"
        first = exception.date or exception.from_
        if first is None:
            yield Problem(
                mark=station.mark.of(at), code=Code.EXCEPTION_WITHOUT_DATE, values={"field": "date"}
            )
        elif exception.to is not None and exception.to < first:
            values = {"field": "to", "value": exception.to.isoformat()}
            values |= {"other_field": "from" if exception.from_ else "date", "other": first.isoformat()}
            yield Problem(mark=station.mark.of(f"{at}.to"), code=Code.UNTIL_BEFORE_FROM, values=values)
        for one, other in _overlaps((f"{at}.open.{n}", period) for n, period in enumerate(exception.open)):
            yield _overlap(station, one[1], other, first.isoformat() if first else "")


def _overlaps(periods: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    for one, other in combinations(periods, 2):
        if one[1].opens < other[1].closes and other[1].opens < one[1].closes:
            yield one, other


def _overlap(station: Station, first: Period, second: Named, day: str) -> Problem:
    values = {"value": _written.period(second[1]), "first": _written.period(first), "day": day}
    return Problem(mark=station.mark.of(second[0]), code=Code.PERIODS_OVERLAP, values=values)
