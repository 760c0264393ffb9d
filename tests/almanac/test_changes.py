"""Which changes make a notice of their own, on which days, and when an announcement says it already."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.in_memory import edition_of, site
from waystation.almanac import ChangeNotice, HoursChange
from waystation.model import Site

TODAY = date(2026, 11, 28)
CANCELLED = {"status": "cancelled", "reason": "大雨"}
HOURS = {"regular": [{"days": ["Mon"], "open": ["09:00-12:00"]}]}


def told(of: Site, today: date = TODAY) -> tuple[ChangeNotice, ...]:
    about = edition_of(of, today)
    return about.changes(about.alive(about.announcements))


def kinds(of: Site, today: date = TODAY) -> list[str]:
    return [change.kind for change in told(of, today)]


def hours(*exceptions: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"hours": {**HOURS, "exceptions": list(exceptions)}}


@pytest.mark.parametrize("status", ["cancelled", "postponed", "moved_online"])
def test_a_date_that_is_not_as_announced_makes_a_notice(status: str) -> None:
    assert kinds(site(activity={"status": status, "reason": "大雨"})) == [status]


@pytest.mark.parametrize("status", ["scheduled", "tentative", "draft"])
def test_a_date_as_announced_makes_none(status: str) -> None:
    assert kinds(site(activity={"status": status})) == []


@pytest.mark.parametrize(
    ("today", "count"),
    [("2026-11-20", 0), ("2026-11-21", 1), ("2026-12-05", 1), ("2026-12-06", 0)],
)
def test_a_change_is_told_for_a_fortnight_and_on_its_day(today: str, count: int) -> None:
    assert len(kinds(site(activity=CANCELLED), date.fromisoformat(today))) == count


@pytest.mark.parametrize("today", ["2026-12-05", "2027-01-25"])
def test_a_moved_date_is_told_before_the_old_day_and_before_the_new(today: str) -> None:
    change = {"date": "2026-12-05", "status": "rescheduled", "start": "2027-01-30 09:00"}
    moved = site(activity={"changes": [change]})
    assert kinds(moved, date.fromisoformat(today)) == ["rescheduled"]
    assert kinds(moved, date(2026, 12, 30)) == []


@pytest.mark.parametrize(
    ("exception", "kind"),
    [
        ({"date": "2026-12-03", "closed": "true"}, "closed"),
        ({"from": "2026-11-01", "to": "2026-11-28", "closed": "true"}, "closed"),
        ({"date": "2026-12-03", "open": ["09:00-10:00"]}, "hours"),
    ],
)
def test_other_hours_make_a_notice(exception: Mapping[str, Any], kind: str) -> None:
    assert kinds(site(station=hours(exception))) == [kind]


def test_other_hours_far_ahead_or_past_make_none() -> None:
    past, far = ({"date": day, "closed": "true"} for day in ("2026-11-27", "2026-12-13"))
    assert kinds(site(station=hours(past, far))) == []


def test_a_station_that_closes_for_good_says_so() -> None:
    assert kinds(site(station={"closed_on": "2026-12-01"})) == ["closed_for_good"]


def test_the_nearest_comes_first_and_closure_before_the_rest_of_its_day() -> None:
    made = site(
        activities=[
            {**CANCELLED, "id": "later"},
            {**CANCELLED, "id": "b", "start": "2026-12-03", "end": None},
        ],
        station=hours({"date": "2026-12-03", "closed": "true"}),
    )
    assert [change.path.split("/")[-2] for change in told(made)] == ["yongfuli", "b", "later"]


@pytest.mark.parametrize(
    ("announcement", "count"),
    [
        ({"station": "yongfuli", "activity": "shougong"}, 0),
        ({"stations": ["yongfuli"], "activity": "shougong"}, 0),
        ({"station": "yongfuli", "activity": "other"}, 1),
        ({"station": "yongfuli", "activity": "shougong", "withdrawn_on": "2026-11-27"}, 1),
        ({"station": "yongfuli", "activity": "shougong", "issued": "2026-11-20"}, 1),
    ],
)
def test_what_an_announcement_says_of_an_activity_is_not_said_twice(
    announcement: Mapping[str, Any], count: int
) -> None:
    made = site(activity={**CANCELLED, "posted": "2026-11-24"}, announcement=announcement)
    assert len(kinds(made)) == count


@pytest.mark.parametrize(
    ("announcement", "count"),
    [
        ({"severity": "closure", "until": "2026-12-03"}, 0),
        ({"severity": "closure", "from": "2026-12-03", "until": "2026-12-04"}, 0),
        ({"severity": "closure", "from": "2026-12-04", "until": "2026-12-04"}, 1),
        ({"severity": "closure", "until": "2026-12-03", "stations": ["other"]}, 1),
        ({"severity": "normal", "until": "2026-12-03"}, 1),
    ],
)
def test_a_closure_that_is_announced_is_not_said_twice(announcement: Mapping[str, Any], count: int) -> None:
    closed = hours({"date": "2026-12-03", "closed": "true"})
    made = site(station=closed, announcement=announcement)
    assert len([change for change in told(made) if isinstance(change, HoursChange)]) == count


def test_a_change_was_posted_when_the_content_says_so() -> None:
    def posted(**fields: Any) -> str:
        (change,) = told(site(activity={**CANCELLED, **fields}))
        return change.posted.isoformat()

    assert posted(posted="2026-11-24") == "2026-11-24"
    assert posted(updated="2026-11-25") == "2026-11-25"
    assert posted(updated=None) == "2026-11-21"
