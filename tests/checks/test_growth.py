"""Reading and checking twice as much takes about twice as many steps, whatever the content.

Steps are lines of Python that run, which the clock and the machine have no part in.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.in_memory import TODAY, site
from waystation.checks import CHECKS, Check
from waystation.load import entries, holidays
from waystation.model import Mark, Site

KNOWN = holidays.read("CN")
FEW = 60
MOST_GROWTH = 2.2
"""Lists are sorted, too."""


def steps(run: Callable[[], object]) -> int:
    """How many lines of Python run."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def crowd(many: int) -> Site:
    """As many of everything, each naming others, in two stations."""
    stations = [
        {"id": f"s{n}", "coordinates": {"lat": f"24.{8000 + n}", "lon": "118.5743", "datum": "wgs84"}}
        for n in range(many)
    ]
    teams = [{"station": f"s{n % 2}", "id": f"t{n}", "title": f"队{n}"} for n in range(many)]
    activities = [
        {
            "station": f"s{n % 2}",
            "id": f"a{n}",
            "team": f"t{n}",
            "repeat": {"every": "week", "days": ["Sat"], "until": "2027-06-26"},
            "registration": {"required": "true", "phone": "0595-0000-0021", "closes": "2026-12-04"},
        }
        for n in range(many)
    ]
    announcements = [
        {"station": f"s{n % 2}", "id": f"n{n}", "activity": f"a{n}", "replaced_by": f"n{(n + 2) % many}"}
        for n in range(many)
    ]
    return site(stations=stations, teams=teams, activities=activities, announcements=announcements)


def busy(many: int) -> Site:
    """One series with as many exceptions, changes and reports, of years without published holidays."""
    days = [date(2020, 1, 4) + timedelta(days=7 * n) for n in range(4 * many)]
    repeat: dict[str, Any] = {"every": "week", "days": ["Sat"], "until": str(days[-1])}
    repeat["except"] = [str(day) for day in days[:many]]
    activity = {
        "start": f"{days[0]} 09:00",
        "end": f"{days[0]} 11:00",
        "repeat": repeat,
        "changes": [
            {"date": str(day), "start": f"{day + timedelta(days=1)} 09:00", "status": "rescheduled"}
            for day in days[many : 2 * many]
        ],
        "reports": [{"date": str(day)} for day in days[2 * many : 3 * many]],
    }
    made = site(activity=activity)
    return replace(made, holidays={day: one for day, one in KNOWN.days.items() if day.year == days[0].year})


@pytest.mark.parametrize("made", [crowd, busy])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__.rpartition(".")[2])
def test_a_check_of_twice_as_much_takes_twice_the_steps(made: Callable[[int], Site], check: Check) -> None:
    few, many = made(FEW), made(2 * FEW)
    growth = steps(lambda: list(check(many, TODAY))) / steps(lambda: list(check(few, TODAY)))
    assert growth < MOST_GROWTH


def test_a_list_of_twice_as_many_takes_twice_the_steps() -> None:
    place = entries.Place(path="a.yml", station="east", kind="activities", zone=ZoneInfo("UTC"))

    def read(many: int) -> entries.Found:
        found = entries.from_yaml(
            "".join(f"- id: a{n}\n  title: 甲\n  start: 2026-12-05 09:00\n" for n in range(many)), place
        )
        assert len(found.items) == many and found.items[-1].mark.of("title") == Mark(
            path="a.yml", line=3 * many - 1, column=10
        )
        return found

    read(1)
    assert steps(lambda: read(4 * FEW)) / steps(lambda: read(2 * FEW)) < MOST_GROWTH
