"""What is on when, with and without a memory of the build before."""

from dataclasses import replace
from datetime import date, timedelta

from tests.in_memory import TODAY, site
from waystation.almanac import Agenda, Expanded
from waystation.model import Activity, Holiday

WEEKLY = {"id": "weekly", "repeat": {"every": "week", "holidays": "skip"}}
HORIZON = TODAY + timedelta(days=60)


def series(**changes: object) -> tuple[Activity, ...]:
    return site(activities=[WEEKLY | changes, {"id": "once"}]).activities


def test_an_agenda_is_the_same_with_a_memory() -> None:
    expanded, known = Expanded(), series()
    off = {(day := date(2026, 12, 12)): Holiday(date=day, name="示例节", is_off_day=True)}
    later = tuple(replace(one, title="改过的名字") if one.id == "weekly" else one for one in known)
    for activities, horizon, holidays in (
        (known, HORIZON, {}),
        (later, HORIZON, {}),
        (later, HORIZON, off),
        (known, HORIZON, off),
        (known, HORIZON + timedelta(days=90), off),
        (known[1:], HORIZON, {}),
        (known, HORIZON, {}),
    ):
        found = Agenda.of(activities, horizon, holidays, expanded)
        assert found == Agenda.of(activities, horizon, holidays)
        assert found.occurrences


def test_dates_of_the_same_activity_are_the_same_objects() -> None:
    expanded, known = Expanded(), series()
    first = list(expanded.dates(known, HORIZON, {}))
    again = list(expanded.dates(known, HORIZON, {}))
    assert len(first) > 5 and all(one is other for one, other in zip(first, again, strict=True))
    equal = list(expanded.dates(series(), HORIZON, {}))
    assert equal == first and not any(one is other for one, other in zip(first, equal, strict=True))
