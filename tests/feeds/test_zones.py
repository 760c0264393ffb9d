"""A calendar's zone tells the changes of the clock, and other programs read the same instants from it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from tests.feeds.artifacts import artifacts
from tests.feeds.engines import IcalJs, ical_js, recurring
from tests.in_memory import site
from waystation.feeds.zone import vtimezone

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Shanghai")
ONSETS = {
    "Europe/Berlin": [("20270328T020000", "+0100", "+0200"), ("20271031T030000", "+0200", "+0100")],
    "America/New_York": [("20270314T020000", "-0500", "-0400"), ("20271107T020000", "-0400", "-0500")],
    "Australia/Sydney": [("20270404T030000", "+1100", "+1000"), ("20271003T020000", "+1000", "+1100")],
    "Asia/Shanghai": [],
}
"""Start on the clock before the change, offset before, offset after (RFC 5545 §3.6.5)."""


@pytest.fixture(scope="module")
def engine() -> Iterator[IcalJs]:
    with ical_js() as one:
        yield one


def calendar_of(zone: str, starts: tuple[datetime, ...]) -> bytes:
    activities = [
        {"id": f"n{number}", "start": f"{start:%Y-%m-%d %H:%M}", "end": None, "duration": "30min"}
        for number, start in enumerate(starts)
    ]
    return artifacts(site(activities=activities, network={"timezone": zone}))["calendar.ics"]


def around(zone: str) -> tuple[datetime, ...]:
    """Local times around the changes of 2027, but for those that there are twice or never."""
    found = []
    for at, _, _ in ONSETS[zone] or [("20270328T020000", "", "")]:
        for halves in range(-4, 8):
            local = datetime.strptime(at, "%Y%m%dT%H%M%S") + halves * timedelta(minutes=30)
            aware = local.replace(tzinfo=ZoneInfo(zone))
            if aware.utcoffset() == aware.replace(fold=1).utcoffset():
                found.append(aware)
    return tuple(found)


def changes(content: bytes) -> list[tuple[str, str, str]]:
    (zone,) = Calendar.from_ical(content).walk("VTIMEZONE")
    told = [
        (f"{one.DTSTART:%Y%m%dT%H%M%S}", one["TZOFFSETFROM"].to_ical(), one["TZOFFSETTO"].to_ical())
        for one in zone.subcomponents
    ]
    assert len({start for start, _, _ in told}) == len(told)
    return sorted(one for one in told if one[0].startswith("2027") and one[1] != one[2])


@pytest.mark.parametrize("zone", ZONES)
def test_a_change_of_the_clock_starts_on_the_clock_before(zone: str) -> None:
    assert changes(calendar_of(zone, around(zone))) == ONSETS[zone]


@pytest.mark.parametrize("zone", ZONES)
def test_other_programs_read_the_hours_around_a_change(zone: str, engine: IcalJs) -> None:
    starts = around(zone)
    # Under a name that no program knows, so that the calendar's own zone is what counts.
    content = calendar_of(zone, starts).replace(zone.encode(), f"Example/{zone}".encode())
    first, last = starts[0].date(), starts[-1].date()
    expected = [start.astimezone(UTC) for start in starts]
    assert sorted(one[0].astimezone(UTC) for one in recurring(content, first, last)) == expected
    assert sorted(engine.instants(content, last)) == expected


YEARS = (date(1986, 2, 1), date(2038, 1, 1))
OFFSETS = ("Asia/Shanghai", "America/Caracas", "Pacific/Apia", "Asia/Kathmandu", *ZONES)


@pytest.mark.parametrize("zone", sorted({*OFFSETS, "Europe/Dublin", "Australia/Lord_Howe", "UTC"}))
def test_changes_are_those_that_a_library_finds(zone: str) -> None:
    """It writes the first moment after a gap, and changes of one kind as RDATE of the first of them."""
    found = Timezone.from_tzinfo(ZoneInfo(zone), first_date=YEARS[0], last_date=YEARS[1])
    expected = set()
    for one in found.subcomponents:
        gap = max(one.TZOFFSETTO - one.TZOFFSETFROM, timedelta(0))
        further = one.get("RDATE")
        for start in (one.DTSTART, *((on.dt for on in further.dts) if further else ())):
            expected.add((start - gap, one.TZOFFSETFROM, one.TZOFFSETTO, str(one["TZNAME"]), one.name))
    written = Timezone.from_ical(vtimezone(ZoneInfo(zone), *YEARS))
    told = [
        (one.DTSTART, one.TZOFFSETFROM, one.TZOFFSETTO, str(one["TZNAME"]), one.name)
        for one in written.subcomponents
    ]
    assert written["TZID"] == zone
    assert set(told) == expected
    assert told == sorted(told, key=lambda one: one[0])


def test_a_change_for_some_weeks_is_found() -> None:
    """Morocco puts its clocks back for Ramadan; the library looks in longer steps, and misses some."""
    written = vtimezone(ZoneInfo("Africa/Casablanca"), date(2027, 1, 1), date(2028, 1, 1)).decode()
    onsets = [line for line in written.split("\r\n") if line.startswith("DTSTART")]
    assert onsets == ["DTSTART:20270101T000000", "DTSTART:20270207T030000", "DTSTART:20270314T020000"]


def test_local_mean_time_is_told_to_the_second() -> None:
    """Shanghai's clocks were at +08:05:43 until 1901."""
    assert b"TZOFFSETFROM:+080543\r\n" in vtimezone(
        ZoneInfo("Asia/Shanghai"), date(1900, 1, 1), date(1902, 1, 1)
    )
