"""Programs that are not ours expand a calendar into its dates."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import IO, Any

import pytest
import recurring_ical_events
from icalendar import Calendar

from tests.builds import REPO

Found = tuple[Any, Any, str, str]
"""Start, end, summary and UID."""

JS = REPO / "tests" / "js"


def recurring(content: bytes, first: date, last: date) -> list[Found]:
    """The dates that recurring-ical-events finds from one day to another, both included."""
    query = recurring_ical_events.of(Calendar.from_ical(content))
    found = query.between(first, last + timedelta(days=2))
    dates = (
        (event.decoded("DTSTART"), event.decoded("DTEND"), str(event["SUMMARY"]), str(event["UID"]))
        for event in found
    )
    return [one for one in dates if first <= _day(one[0]) <= last]


@dataclass(frozen=True, slots=True)
class IcalJs:
    """ical.js, which Thunderbird reads calendars with: days, and times on the wall clock, as texts."""

    asked: IO[str]
    answers: IO[str]

    def expand(self, content: bytes, first: date, last: date) -> list[Found]:
        return [tuple(one[:4]) for one in self._all(content, last) if one[0][:10] >= str(first)]

    def instants(self, content: bytes, last: date) -> list[datetime]:
        """When the dates begin, by the calendar's own zone."""
        return [datetime.fromtimestamp(one[4], UTC) for one in self._all(content, last)]

    def _all(self, content: bytes, last: date) -> list[Any]:
        print(json.dumps({"ics": content.decode(), "last": str(last)}), file=self.asked, flush=True)
        found: list[Any] = json.loads(self.answers.readline())
        return found


@contextmanager
def ical_js() -> Iterator[IcalJs]:
    """One process for all calendars."""
    node = shutil.which("node")
    if node is None or not (JS / "node_modules" / "ical.js").is_dir():
        pytest.fail("ical.js is missing. Install Node.js with npm, then run make test.", pytrace=False)
    with subprocess.Popen(
        [node, "expand.mjs"], cwd=JS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        yield IcalJs(process.stdin, process.stdout)


def as_ical_js(found: Iterable[Found]) -> list[Found]:
    return [(_local(start), _local(end), *named) for start, end, *named in found]


def _local(moment: date) -> str:
    """On the wall clock, as ical.js writes it; UTC says so."""
    if not isinstance(moment, datetime):
        return str(moment)
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + ("Z" if str(moment.tzinfo) == "UTC" else "")


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
