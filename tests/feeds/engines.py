"""Programs that are not ours expand a calendar into its dates."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from tests.builds import REPO

Found = tuple[Any, Any, str, str]
"""Start, end, summary and UID."""
Expand = Callable[[bytes, date, date], list[Found]]
"""The dates of a calendar that begin from one day to another, both included."""

JS = REPO / "tests" / "js"


def recurring(content: bytes, first: date, last: date) -> list[Found]:
    """With recurring-ical-events: days, and times in their zone."""
    query = recurring_ical_events.of(Calendar.from_ical(content))
    found = query.between(first, last + timedelta(days=2))
    dates = (
        (event.decoded("DTSTART"), event.decoded("DTEND"), str(event["SUMMARY"]), str(event["UID"]))
        for event in found
    )
    return [one for one in dates if first <= _day(one[0]) <= last]


@contextmanager
def ical_js() -> Iterator[Expand]:
    """With ical.js, which Thunderbird reads calendars with, in one process for all calendars.

    It tells days, and times on the wall clock, as texts.
    """
    node = shutil.which("node")
    if node is None or not (JS / "node_modules" / "ical.js").is_dir():
        pytest.fail("ical.js is missing. Install Node.js with npm, then run make test.", pytrace=False)
    with subprocess.Popen(
        [node, "expand.mjs"], cwd=JS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        asked, answers = process.stdin, process.stdout

        def expand(content: bytes, first: date, last: date) -> list[Found]:
            print(json.dumps({"ics": content.decode(), "last": str(last)}), file=asked, flush=True)
            found = (tuple(one) for one in json.loads(answers.readline()))
            return [one for one in found if one[0][:10] >= str(first)]

        yield expand


def as_ical_js(found: Iterable[Found]) -> list[Found]:
    return [(_local(start), _local(end), *named) for start, end, *named in found]


def _local(moment: date) -> str:
    """On the wall clock, as ical.js writes it; UTC says so."""
    if not isinstance(moment, datetime):
        return str(moment)
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + ("Z" if str(moment.tzinfo) == "UTC" else "")


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
