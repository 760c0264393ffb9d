"""What was found in entries before is what would be found again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from tests.in_memory import TODAY, site
from waystation import build
from waystation.checks import Checked
from waystation.model import Site
from waystation.problems import Problem, Severity

EAST = {"station": "east", "id": "early", "start": "2026-12-05 05:00", "end": "2026-12-05 06:00"}
WEST = {"station": "west", "id": "late", "start": "2026-12-06 22:00", "end": "2026-12-06 23:00"}


def two(*activities: dict[str, str]) -> Site:
    """Each of the activities is at an hour at which nobody expects a station to be open."""
    return site(stations=[{"id": "east"}, {"id": "west"}], activities=activities)


def looked_at(checked: Checked, content: Site) -> Sequence[set[str]]:
    """The stations whose entries were looked through, and what was found."""
    seen: list[set[str]] = []

    def find(here: Site) -> Iterable[Problem]:
        seen.append({one.station for one in here.activities})
        return ()

    list(checked.problems(content, TODAY, find))
    return [one for one in seen if one]


def test_what_is_found_again_is_what_is_found_at_first() -> None:
    checked = Checked()
    broken = two(EAST | {"end": "2026-12-04 06:00"}, WEST)
    closed = two(EAST, WEST)
    for content in (
        closed,
        two(EAST | {"start": "2026-12-05 05:30"}, WEST),
        broken,
        two(WEST),
        two(),
        closed,
    ):
        for today in (TODAY, TODAY + timedelta(days=30), TODAY):
            found = build.check(content, today, checked)
            assert found == build.check(content, today)
            assert bool(found) is bool(content.activities)
            has_errors = any(one.severity is Severity.error for one in found)
            assert has_errors is (content is broken)


def test_a_station_whose_entries_are_as_they_were_is_not_looked_through() -> None:
    checked, content = Checked(), two(EAST, WEST)
    assert looked_at(checked, content) == [{"east"}, {"west"}]
    assert looked_at(checked, content) == []
    assert looked_at(checked, two(EAST, WEST | {"title": "夜谈"})) == [{"west"}]
    assert looked_at(checked, two(WEST | {"title": "夜谈"})) == []


def test_all_stations_are_looked_through_when_what_they_share_has_changed() -> None:
    checked, content = Checked(), two(EAST, WEST)
    looked_at(checked, content)
    shut = {name: replace(one, closed_on=TODAY) for name, one in content.stations.items()}
    assert len(looked_at(checked, replace(content, stations=shut))) == 2
    assert len(looked_at(checked, replace(content, holidays={}))) == 2
