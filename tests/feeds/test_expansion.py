"""Other programs read the almanac's dates out of the calendars, whatever the series."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.builds import REPO
from tests.feeds.artifacts import artifacts
from tests.feeds.calendar_rules import broken_rules
from tests.in_memory import site
from waystation.almanac import occurrences
from waystation.model import Site, Status

Found = tuple[Any, Any, str, str]
"""Start, end, state and the activity's id."""
Expand = Callable[[bytes, date], list[Found]]

JS = REPO / "tests" / "js"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FIRST = date(2026, 8, 3)
PREFIXES = {
    "【取消】": "feeds.cancelled",
    "【延期】": "feeds.postponed",
    "【改期】": "feeds.rescheduled",
    "【改线上】": "feeds.moved_online",
    "": "feeds.scheduled",
}


def test_draft_date_of_a_series_is_left_out() -> None:
    repeat = {"every": "week", "until": "2026-12-26"}
    made = site(activity={"repeat": repeat, "changes": [{"date": "2026-12-19", "status": "draft"}]})
    read = _expanded(artifacts(made)["calendar.ics"], date(2027, 3, 1))
    assert [start.day for start, _, _, _ in read] == [5, 12, 26]


@st.composite
def patterns(draw: st.DrawFn) -> dict[str, Any]:
    """What all calendars agree on: days, weeks, months by weekday or by date, years."""
    every = draw(st.sampled_from(["day", "week", "week", "month", "month", "year"]))
    repeat: dict[str, Any] = {"every": every, "interval": str(draw(st.integers(1, 3)))}
    repeat["holidays"] = draw(st.sampled_from(["keep", "skip"]))
    repeat["make_up_days"] = draw(st.sampled_from(["keep", "skip"]))
    if every == "week":
        repeat["days"] = sorted(draw(st.sets(st.sampled_from(DAYS))))
    if every == "month" and draw(st.booleans()):
        nth = st.sampled_from(["1st", "2nd", "3rd", "4th", "last"])
        repeat["days"] = sorted(
            draw(st.sets(st.builds("{} {}".format, nth, st.sampled_from(DAYS)), max_size=2))
        )
    elif every == "month":
        dates = st.sampled_from(["1", "15", "28", "30", "31", "last"])
        repeat["on_dates"] = sorted(draw(st.sets(dates, max_size=2)))
    return repeat


@st.composite
def series(draw: st.DrawFn) -> dict[str, Any]:
    """A repeating activity, timed or of whole days, with exceptions, changes and additions."""
    begins = FIRST + timedelta(days=draw(st.integers(0, 20)))
    clock = draw(st.sampled_from(["", " 08:30", " 19:00", " 22:30"]))
    repeat = draw(patterns())
    ends = draw(st.sampled_from(["", "until", "count"]))
    if ends == "until":
        repeat["until"] = str(begins + timedelta(days=draw(st.integers(0, 120))))
    if ends == "count":
        repeat["count"] = str(draw(st.integers(1, 30)))
    near = st.integers(0, 100).map(lambda n: begins + timedelta(days=n))
    repeat["except"] = [str(day) for day in sorted(draw(st.sets(near, max_size=5)))]
    values: dict[str, Any] = {"start": f"{begins}{clock}", "end": None, "repeat": repeat, "changes": []}
    length = draw(st.integers(0, 3))
    if clock:
        values["duration"] = f"{length * 60 + 45}min"
    else:
        values["end"] = str(begins + timedelta(days=length))
    for day in sorted(draw(st.sets(near, max_size=6))):
        change: dict[str, str] = {"date": str(day)}
        status = draw(
            st.sampled_from([None, "cancelled", "postponed", "rescheduled", "moved_online", "draft"])
        )
        if status:
            change["status"] = status
        if status == "rescheduled":
            to = day + timedelta(days=draw(st.integers(-20, 20)))
            change["start"] = f"{to} 15:00" if clock else str(to)
        values["changes"].append(change)
    # Beyond every date of the pattern, so that none is added twice.
    if draw(st.booleans()):
        values["add"] = [{"start": f"{FIRST - timedelta(days=9)}{clock}"}]
    return values


@pytest.fixture(scope="module")
def ical_js() -> Iterator[Expand]:
    """ical.js, which Thunderbird reads calendars with, in one process for all calendars."""
    node = shutil.which("node")
    if node is None or not (JS / "node_modules" / "ical.js").is_dir():
        pytest.fail("ical.js is missing. Install Node.js with npm, then run make test.", pytrace=False)
    with subprocess.Popen(
        [node, "expand.mjs"], cwd=JS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        asked, answers = process.stdin, process.stdout

        def expand(content: bytes, last: date) -> list[Found]:
            print(json.dumps({"ics": content.decode(), "last": str(last)}), file=asked, flush=True)
            return [(start, end, *_named(*name)) for start, end, *name in json.loads(answers.readline())]

        yield expand


@given(series(), st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC"]))
def test_other_programs_read_the_dates_of_the_almanac(
    ical_js: Expand, activity: dict[str, Any], zone: str
) -> None:
    made = site(activity=activity, network={"timezone": zone})
    content = artifacts(made)["calendar.ics"]
    last = FIRST + timedelta(days=200)
    announced = _announced(made, last)
    assert not broken_rules(content)
    assert _expanded(content, last) == announced
    local = [(_local(start), _local(end), *name) for start, end, *name in announced]
    assert sorted(ical_js(content, last)) == sorted(local)


def _local(moment: date) -> str:
    """On the wall clock, as ical.js writes it; UTC says so."""
    if not isinstance(moment, datetime):
        return str(moment)
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + ("Z" if str(moment.tzinfo) == "UTC" else "")


def _named(summary: str, uid: str) -> tuple[str, str]:
    """State and id, as a calendar tells them."""
    return PREFIXES[summary.removesuffix("手工课")], uid.split("@")[0].split(".")[1]


def _sorted(found: Iterable[Found]) -> list[Found]:
    """By activity first: days and times do not compare, and an activity has only one of them."""
    return sorted(found, key=lambda one: (one[3], one[0], one[1], one[2]))


def _announced(of: Site, last: date) -> list[Found]:
    # A date may be moved back by 20 days at most, so dates announced a month later cannot be missing.
    ahead = last + timedelta(days=30)
    found = [one for activity in of.activities for one in occurrences(activity, ahead, of.holidays)]
    return _sorted(
        (
            one.start,
            one.end if isinstance(one.start, datetime) else one.last_day + timedelta(days=1),
            f"feeds.{one.status}",
            one.activity.id,
        )
        for one in found
        if one.status is not Status.draft and one.first_day <= last
    )


def _expanded(content: bytes, last: date) -> list[Found]:
    query = recurring_ical_events.of(Calendar.from_ical(content))
    found = query.between(FIRST - timedelta(days=30), last + timedelta(days=2))
    dates = [
        (event.decoded("DTSTART"), event.decoded("DTEND"), *_named(event["SUMMARY"], event["UID"]))
        for event in found
    ]
    return _sorted(
        one for one in dates if (one[0].date() if isinstance(one[0], datetime) else one[0]) <= last
    )
