"""Calendars: what they say, and that they break no rule."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from tests.feeds.artifacts import artifacts, calendar, golden, golden_cases
from tests.feeds.calendar_rules import broken_rules
from tests.in_memory import TODAY, edition_of, site
from waystation.feeds import FEEDS
from waystation.feeds.content_lines import component, moment, moments, text
from waystation.geodesy import convert
from waystation.model import Coordinates, Datum, Site

EVENT = "stations/yongfuli/activities/shougong/event.ics"
WEEKLY = {"every": "week", "until": "2027-01-31"}


def events(of: Site, path: str = "calendar.ics") -> list[Event]:
    return calendar(of, path).walk("VEVENT")


def only(of: Site, path: str = "calendar.ics") -> Event:
    (event,) = events(of, path)
    return event


@pytest.mark.parametrize("name", golden_cases())
def test_feeds_are_as_accepted(name: str) -> None:
    made, accepted = golden(name)
    assert made.decode() == accepted.decode()


@pytest.mark.parametrize("name", golden_cases())
def test_golden_calendars_break_no_rule(name: str) -> None:
    made, _ = golden(name)
    if made.startswith(b"BEGIN:VCALENDAR"):
        assert not broken_rules(made)


@pytest.mark.parametrize(
    ("sound", "broken", "told"),
    [
        (b"\r\nUID", b"\nUID", "bare line end"),
        (b"SUMMARY:", b"SUMMARY:" + b"x" * 80, "over 75 octets"),
        (
            b"DTEND;TZID=Asia/Shanghai:20261205T103000",
            b"DTEND;TZID=Asia/Shanghai:20261205T090000",
            "DTEND not",
        ),
        (b"DTEND;TZID=Asia/Shanghai:20261205T103000", b"DTEND;VALUE=DATE:20261206", "DTEND of another"),
        (b"UNTIL=20270131T010000Z", b"UNTIL=20270131", "UNTIL of another"),
        (b"EXDATE;TZID=Asia/Shanghai:20261212T090000", b"EXDATE;VALUE=DATE:20261212", "EXDATE of another"),
        (b"TZID:Asia/Shanghai", b"TZID:Asia/Chongqing", "without VTIMEZONE"),
        (b"STATUS:CONFIRMED", b"STATUS:RESCHEDULED", "unknown STATUS"),
        (
            b"RECURRENCE-ID;TZID=Asia/Shanghai:20261226T",
            b"RECURRENCE-ID;TZID=Asia/Shanghai:20261219T",
            "twice",
        ),
        (b"CALSCALE:GREGORIAN", b"METHOD:PUBLISH", "METHOD"),
        (b"END:VTIMEZONE", b"END:VEVENT", "BEGIN and END"),
        (b"SUMMARY:", b"SUMMARY:" + "站".encode() * 24, "over 75 octets"),
        ("【".encode(), b"\xe3\r\n \x80\x90", "folded within a character"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "no line end at the end"),
        (b"UNTIL=20270131T010000Z", b"UNTIL=20270131T090000", "UNTIL of another"),
        (
            b"RECURRENCE-ID;TZID=Asia/Shanghai:20261226T090000",
            b"RECURRENCE-ID;VALUE=DATE:20261226",
            "RECURRENCE-ID of another",
        ),
        (b"RRULE:", b"X-RULE:", "RECURRENCE-ID without its series"),
        (b"DTSTAMP:", b"X-STAMP:", "0 DTSTAMP"),
        (b"VERSION:2.0", b"X-VERSION:2.0", "no VERSION"),
        (b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL", "REFRESH-INTERVAL without"),
        (b"BEGIN:STANDARD", b"COMMENT:x\r\nBEGIN:STANDARD", "COMMENT in VTIMEZONE"),
    ],
)
def test_the_rules_notice_what_is_broken(sound: bytes, broken: bytes, told: str) -> None:
    made, _ = golden("network")
    assert sound in made
    assert any(told in rule for rule in broken_rules(made.replace(sound, broken)))


@pytest.mark.build
def test_calendars_of_the_example_break_no_rule(built_site: Path) -> None:
    files = sorted(built_site.rglob("*.ics"))
    assert files
    assert not {file: rules for file in files if (rules := broken_rules(file.read_bytes()))}


def test_every_folder_has_its_calendar() -> None:
    assert {path for path in artifacts(site()) if path.endswith(".ics")} == {
        "calendar.ics",
        "stations/yongfuli/calendar.ics",
        "stations/yongfuli/teams/qiaoshou/calendar.ics",
        "services/women-care/calendar.ics",
        "services/child-growth/calendar.ics",
        EVENT,
    }


def test_calendar_of_a_service_line_holds_its_activities_from_all_stations() -> None:
    two = site(
        stations=[{}, {"id": "huatai"}],
        activities=[{"id": "a"}, {"id": "b", "station": "huatai"}, {"id": "c", "service": "child-growth"}],
    )
    found = {event["UID"].split("@")[0] for event in events(two, "services/women-care/calendar.ics")}
    assert found == {"yongfuli.a", "huatai.b"}


def test_calendar_without_activities_is_still_a_calendar() -> None:
    made = artifacts(site(activities=[]))
    assert not broken_rules(made["calendar.ics"])
    assert "示例驿站的活动日历" in made["calendar.ics"].decode()


def test_drafts_never_appear() -> None:
    made = artifacts(site(activity={"title": "秘密", "status": "draft"}))
    assert EVENT not in made
    assert not [path for path, content in made.items() if "秘密" in content.decode()]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_does_not_take_place_stays_visible_in_subscriptions(status: str) -> None:
    event = only(site(activity={"status": status}))
    assert event["SUMMARY"] == {"cancelled": "【取消】手工课", "postponed": "【延期】手工课"}[status]
    assert event.get("STATUS") != "CANCELLED"
    assert event["TRANSP"] == "TRANSPARENT"


def test_cancelled_activity_says_so_in_its_own_file() -> None:
    assert only(site(activity={"status": "cancelled"}), EVENT)["STATUS"] == "CANCELLED"


def test_cancelled_date_says_so_in_the_activity_s_own_file() -> None:
    cancelled = [{"date": "2026-12-19", "status": "cancelled"}]
    master, changed = events(site(activity={"repeat": WEEKLY, "changes": cancelled}), EVENT)
    assert (master["STATUS"], changed["STATUS"]) == ("CONFIRMED", "CANCELLED")


def test_moved_single_date_is_its_new_start() -> None:
    moved = [{"date": "2026-12-05", "status": "rescheduled", "start": "2026-12-06 14:00"}]
    event = only(site(activity={"changes": moved, "revision": "1"}))
    assert event["SUMMARY"] == "【改期】手工课"
    assert (event.decoded("DTSTART").hour, event.decoded("DTEND").hour) == (14, 16)
    assert "RECURRENCE-ID" not in event
    assert event["SEQUENCE"] == 1
    assert "原来是 2026年12月5日 星期六 09:00" in event["DESCRIPTION"]


def test_changed_place_of_one_date_tells_its_reason() -> None:
    change = [{"date": "2026-12-19", "location": "社区广场", "reason": "活动厅粉刷"}]
    _, changed = events(site(activity={"repeat": WEEKLY, "changes": change}))
    assert changed["LOCATION"] == "社区广场"
    assert changed["DESCRIPTION"].startswith("活动厅粉刷\n")
    assert "GEO" not in changed


def test_all_day_ends_on_the_day_after_the_last() -> None:
    event = only(site(activity={"start": "2026-12-05", "end": "2026-12-06"}))
    assert event.decoded("DTSTART") == date(2026, 12, 5)
    assert event.decoded("DTEND") == date(2026, 12, 7)


def test_time_without_an_end_has_none() -> None:
    assert "DTEND" not in only(site(activity={"end": None}))


def test_series_begins_on_the_first_day_that_fits_its_rule() -> None:
    off_pattern = {
        "start": "2026-12-04 09:00",
        "end": "2026-12-04 10:00",
        "repeat": {**WEEKLY, "days": ["Tue", "Mon"]},
    }
    event = only(site(activity=off_pattern))
    assert event.decoded("DTSTART").date() == date(2026, 12, 7)
    assert event["RRULE"]["BYDAY"] == ["MO", "TU"]


def test_series_that_ends_before_it_begins_is_nowhere() -> None:
    made = artifacts(site(activity={"repeat": {"every": "week", "until": "2026-11-30"}}))
    assert EVENT not in made
    assert b"VEVENT" not in made["calendar.ics"]


def test_stamps_are_the_day_of_the_last_update() -> None:
    event = only(site())
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 24, 16, tzinfo=UTC)
    assert event.decoded("LAST-MODIFIED") == event.decoded("DTSTAMP")


def test_without_an_update_the_first_start_is_the_stamp() -> None:
    event = only(site(activity={"updated": None}))
    assert event.decoded("DTSTAMP") == datetime(2026, 12, 5, 1, tzinfo=UTC)
    assert "LAST-MODIFIED" not in event


def test_feeds_do_not_depend_on_the_day() -> None:
    open_series = site(
        activity={"repeat": {"every": "week"}, "changes": [{"date": "2028-12-02", "status": "cancelled"}]}
    )
    first, later = (
        [artifact for feed in FEEDS for artifact in feed(edition_of(open_series, today))]
        for today in (TODAY, TODAY + timedelta(days=500))
    )
    assert first == later
    assert b"RECURRENCE-ID;TZID=Asia/Shanghai:20281202T090000" in artifacts(open_series)["calendar.ics"]


def test_uid_is_station_and_id_at_the_host() -> None:
    assert only(site(url="https://Example.org:8443/net/"))["UID"] == "yongfuli.shougong@example.org"


def test_uid_without_an_address_is_the_network_s_own() -> None:
    here, there = only(site(url="")), only(site(url="", network={"name": "别处驿站"}))
    assert here["UID"].endswith(".invalid")
    assert here["UID"] == only(site(url=""))["UID"] != there["UID"]
    assert "URL" not in here


def test_room_is_named_with_station_and_address() -> None:
    event = only(site())
    assert event["LOCATION"] == "永福里站，活动厅，示例路 18 号"
    assert event["GEO"].to_ical() == "24.8142;118.5743"


def test_geo_is_wgs84_whatever_the_map_was() -> None:
    taken = only(site(station={"coordinates": {"lat": "24.817635", "lon": "118.585762", "datum": "bd09"}}))
    lat, lon = taken["GEO"].to_ical().split(";")
    at = Coordinates(lat=24.817635, lon=118.585762, datum=Datum.bd09)  # type: ignore[arg-type]
    true = convert(at, Datum.wgs84)
    assert (float(lat), float(lon)) == pytest.approx((true.lat, true.lon), abs=1e-6)


def test_other_place_has_its_own_address() -> None:
    event = only(site(activity={"location": "示例公园", "address": "示例街 1 号"}))
    assert event["LOCATION"] == "示例公园，示例街 1 号"
    assert "GEO" not in event


def test_online_sends_nobody_to_the_station() -> None:
    event = only(site(activity={"status": "moved_online"}))
    assert event["LOCATION"] == "线上"
    assert "直接来" not in event["DESCRIPTION"]


def test_cancelled_activity_asks_nobody_to_register() -> None:
    description = only(site(activity={"status": "cancelled", "reason": "台风"}))["DESCRIPTION"]
    assert (
        description == "已取消：台风\nhttps://waystation.example.org/stations/yongfuli/activities/shougong/"
    )


def test_text_cannot_break_out_of_its_property() -> None:
    title = 'a\\n,;:"b\nEND:VEVENT'
    event = only(site(activity={"title": title}))
    assert event["SUMMARY"] == title


def test_single_file_names_itself_after_the_activity() -> None:
    assert calendar(site(activity={"title": "春联, 福字"}), EVENT)["X-WR-CALNAME"] == "春联\\, 福字"


def test_feeds_speak_the_language_of_the_network() -> None:
    event = only(site(activity={"status": "cancelled"}, network={"language": "en"}))
    assert event["SUMMARY"] == "[Cancelled] 手工课"


@given(st.text(), st.sampled_from(("SUMMARY", "DESCRIPTION", "LOCATION")))
def test_texts_are_written_as_the_library_writes_them(value: str, name: str) -> None:
    event = Event()
    event.add(name, value)
    assert component("VEVENT", {name: text(value)}) == event.to_ical()


@pytest.mark.parametrize(
    "days",
    [
        (date(2026, 12, 5), date(2026, 12, 12)),
        (datetime(2026, 12, 5, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai")),),
        (datetime(2026, 12, 5, 9, 30, tzinfo=UTC), datetime(2027, 12, 5, tzinfo=ZoneInfo("UTC"))),
    ],
)
def test_moments_are_written_as_the_library_writes_them(days: tuple[date, ...]) -> None:
    event = Event()
    event.add("EXDATE", list(days))
    event.add("DTSTART", days[0])
    assert component("VEVENT", {"EXDATE": moments(days), "DTSTART": moment(days[0])}) == event.to_ical()
