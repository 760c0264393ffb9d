"""Stations whose facts nobody has confirmed for so long that the site asks to call first."""

from collections.abc import Iterator
from datetime import date

from ..model import Site
from ..problems import Code, Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    most = site.network.checked_within_days
    for station in site.stations.values():
        if station.checked_on is None or (station.closed_on is not None and station.closed_on <= today):
            continue
        mark = station.mark.of("checked_on")
        values = {"field": "checked_on", "value": station.checked_on.isoformat(), "station": station.name}
        if station.checked_on > today:
            yield Problem(
                mark=mark, code=Code.CHECKED_IN_FUTURE, values={**values, "today": today.isoformat()}
            )
        elif (age := (today - station.checked_on).days) > most:
            more = {"days": str(age), "most": str(most)}
            yield Problem(mark=mark, code=Code.NOT_CHECKED, values={**values, **more})
