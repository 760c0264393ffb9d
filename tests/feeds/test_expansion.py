"""Other programs read the almanac's dates out of the calendars, and pages print them, whatever the series.

Many series share one calendar, because a calendar of its own for each would take most of the time.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

import pytest

from tests.feeds.artifacts import artifacts
from tests.feeds.calendar_rules import broken_rules
from tests.feeds.engines import Found, IcalJs, as_ical_js, ical_js, recurring
from tests.feeds.random_series import FIRST, LAST, MOVED_DAYS, series
from tests.in_memory import edition_of, site
from waystation import build as verbs
from waystation.almanac import occurrences
from waystation.edition import HORIZON, Edition
from waystation.feeds import icalendar
from waystation.model import Site, Status
from waystation.pages import activity as activity_page
from waystation.pages import calendar as month_page
from waystation.pages.when import NEXT

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC")
SERIES = 2000
TOGETHER = 100
"""Series in one calendar."""
BATCHES = range(SERIES // TOGETHER)
FEW = 12
"""Series that leave the tables of months room for their names."""
PRINTED = [(batch, count) for batch in range(2) for count in (FEW, TOGETHER)]
"""Batches that are also read from the pages: with the example's zone, and with one that has summer time."""
START = FIRST - timedelta(days=2 * MOVED_DAYS)
BEFORE = START - timedelta(days=1)
"""A day of the build on which every date is still to come."""
PRINTED_UNTIL = BEFORE + HORIZON - timedelta(days=MOVED_DAYS)
CELL = re.compile(r'<td class="[^"]*" data-day="(?P<day>[^"]+)">(?P<list>.*?)</td>')
IN_CELL = re.compile(r'<li[^>]*><a href="[^"]*/activities/([^/"]+)/">')
IN_LIST = re.compile(
    r'<li class="ws-row[^>]*><p><time datetime="([^"]+)">.*?<a href="[^"]*/activities/([^/"]+)/">'
)
COUNTED = re.compile(r"<span>(\d+)场</span>")
LISTED = re.compile(r'<li data-start[^>]*><time datetime="([^"]+)">')
PREFIXES = {
    "cancelled": "【取消】",
    "postponed": "【延期】",
    "rescheduled": "【改期】",
    "moved_online": "【改线上】",
    "scheduled": "",
}


@pytest.fixture(scope="module")
def engine() -> Iterator[IcalJs]:
    with ical_js() as one:
        yield one


def test_draft_date_of_a_series_is_left_out() -> None:
    repeat = {"every": "week", "until": "2026-12-26"}
    made = site(activity={"repeat": repeat, "changes": [{"date": "2026-12-19", "status": "draft"}]})
    read = recurring(artifacts(made)["calendar.ics"], START, date(2027, 3, 1))
    assert sorted(start.day for start, _, _, _ in read) == [5, 12, 26]


@pytest.mark.parametrize("batch", BATCHES)
def test_other_programs_read_the_dates_of_the_almanac(engine: IcalJs, batch: int) -> None:
    about = _edition(batch)
    content = next(icalendar.render(about)).content
    assert not broken_rules(content)
    announced = _announced(about.site)
    assert len(announced) > TOGETHER
    _require_equal(batch, announced, recurring(content, START, LAST))
    _require_equal(batch, as_ical_js(announced), engine.expand(content, START, LAST))


@pytest.mark.parametrize(("batch", "count"), PRINTED)
def test_pages_print_the_dates_of_the_calendar(batch: int, count: int) -> None:
    about = _edition(batch, count)
    read = recurring(next(icalendar.render(about)).content, START, PRINTED_UNTIL)
    starts: dict[str, list[str]] = {}
    in_months: list[tuple[str, str]] = []
    for start, end, _, uid in sorted(read, key=lambda one: str(one[0])):
        starts.setdefault(_number(uid), []).append(_iso(start))
        # What lasts for days ends on the day after the last; nothing made here ends at midnight.
        last = end.date() if isinstance(end, datetime) else end - timedelta(days=1)
        days = (_day(start) + timedelta(days=n) for n in range((last - _day(start)).days + 1))
        in_months += [(day.isoformat(), _number(uid)) for day in days]
    pages = tuple(verbs.render(about, (month_page.render,)))
    months = [page for page in pages if page.kind == "calendar" and page.path.startswith("calendar/")]
    printed_until = min(f"{months[-1].path.split('/')[1]}-31", PRINTED_UNTIL.isoformat())
    cells = {one for page in months for one in _cells(page.html)}
    assert len(cells) > FEW or count > FEW
    assert _until(cells, printed_until) <= set(in_months)
    counted = {day: count for page in months for day, count in _counted(page.html) if day <= printed_until}
    assert counted == Counter(day for day, _ in in_months if day <= printed_until)
    below = {(start, number) for page in pages for start, number in IN_LIST.findall(page.html)}
    announced = {(start, number) for number, every in starts.items() for start in every}
    assert _until(below, printed_until) == _until(announced, printed_until)
    listed = {page.path.split("/")[3]: LISTED.findall(page.html) for page in activity_page.render(about)}
    for number, expected in starts.items():
        found = [start for start in listed[number] if start[:10] <= PRINTED_UNTIL.isoformat()]
        # More than a few only as far as the first that takes place.
        printed = max(NEXT, len(found))
        assert found == expected[:printed] or len(expected) == 1, series(int(number[1:]))


def _until(days: set[tuple[str, str]], last: str) -> set[tuple[str, str]]:
    return {one for one in days if one[0][:10] <= last}


def _counted(html: str) -> Iterator[tuple[str, int]]:
    """Day and number of entries of every cell of a month's table that has any."""
    for cell in CELL.finditer(html):
        if count := COUNTED.search(cell["list"]):
            yield cell["day"], int(count[1])


def _cells(html: str) -> Iterator[tuple[str, str]]:
    """Day and activity of what the cells of a month's table name."""
    for cell in CELL.finditer(html):
        yield from ((cell["day"], number) for number in IN_CELL.findall(cell["list"]))


@cache
def _edition(batch: int, count: int = TOGETHER) -> Edition:
    numbers = range(batch * TOGETHER, batch * TOGETHER + count)
    zone = ZONES[batch % len(ZONES)]
    made = site(activities=[series(number) for number in numbers], network={"timezone": zone})
    return edition_of(made, BEFORE)


def _announced(of: Site) -> list[Found]:
    # A date may be moved back, so dates announced after the last must not be missing.
    ahead = LAST + timedelta(days=MOVED_DAYS)
    found = [one for activity in of.activities for one in occurrences(activity, ahead, of.holidays)]
    return [
        (
            one.start,
            one.end if isinstance(one.start, datetime) else one.last_day + timedelta(days=1),
            f"{PREFIXES[one.status]}手工课",
            _uid(one.activity.id, one.original if one.is_addition else None),
        )
        for one in found
        if one.status is not Status.draft and one.first_day <= LAST
    ]


def _uid(number: str, added: date | None) -> str:
    own = f".{added:%Y%m%d}" if added else ""
    return f"yongfuli.{number}{own}@waystation.example.org"


def _require_equal(batch: int, ours: Iterable[Found], theirs: Iterable[Found]) -> None:
    """Fail with the first series that differs, and how to have it alone."""
    expected, found = _by_number(ours), _by_number(theirs)
    for number in sorted(expected.keys() | found.keys()):
        if expected.get(number) != found.get(number):
            zone = ZONES[batch % len(ZONES)]
            told = f"{zone}, series({number.removeprefix('n')}): {series(int(number.removeprefix('n')))}"
            assert found.get(number) == expected.get(number), told


def _by_number(found: Iterable[Found]) -> dict[str, list[Found]]:
    numbered: dict[str, list[Found]] = {}
    for one in found:
        numbered.setdefault(_number(one[3]), []).append(one)
    return {number: sorted(dates) for number, dates in numbered.items()}


def _number(uid: str) -> str:
    """The activity's id, as a calendar tells it."""
    return uid.split("@")[0].split(".")[1]


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _iso(moment: date) -> str:
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()
