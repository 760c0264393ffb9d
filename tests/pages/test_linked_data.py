"""What a page tells search engines follows from the same dates, states and hours that it tells people."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builds import REPO, build
from tests.golden import agree
from tests.in_memory import TODAY, URL, edition_of, site
from tests.pages.linked_data_rules import broken_rules, items, linked_data
from waystation.model import Page, Site
from waystation.pages import activity, station
from waystation.pages.linked_data import NEXT

HERE = Path(__file__).parent
WEEKLY = {"every": "week", "until": "2027-06-30"}
FULL = {
    "title": "手工课",
    "summary": "一起做剪纸",
    "start": "2026-11-14 09:00",
    "end": "2026-11-14 11:00",
    "repeat": {**WEEKLY, "until": "2026-12-12"},
    "changes": [
        {"date": "2026-11-28", "status": "cancelled", "reason": "台风"},
        {"date": "2026-12-05", "status": "rescheduled", "start": "2026-12-06 14:00"},
    ],
    "team": "qiaoshou",
    "fee": {"amount": "12.50", "per": "人", "note": "含材料"},
    "capacity": "20",
    "places_left": "3",
    "audience": ["women", {"age": "60+"}],
    "languages": ["普通话", "闽南话"],
    "registration": {"required": "true", "phone": "0595-0000-0021", "opens": "2026-12-01 09:00"},
    "image": "stations/yongfuli/photos/paper.jpg",
    "image_alt": "剪纸",
}
HOURS = {
    "regular": [{"days": ["Mon", "Tue"], "open": ["09:00-12:00", "14:00-17:30"]}],
    "exceptions": [
        {"date": "2026-12-05", "open": ["09:00-11:00"]},
        {"from": "2026-12-14", "to": "2026-12-15", "closed": "true"},
    ],
}


def page_of(of: Site, today: date = TODAY) -> Page:
    (page,) = activity.render(edition_of(of, today))
    return page


def told(page: Page) -> dict[str, Any]:
    (value,) = linked_data(page.head)
    assert not broken_rules(value)
    return value


def event(today: date = TODAY, url: str = URL, **values: Any) -> dict[str, Any]:
    return told(page_of(site(activity=values, url=url), today))


def place(**values: Any) -> dict[str, Any]:
    (page,) = station.render(edition_of(site(station=values)))
    return told(page)


@pytest.mark.parametrize("name", ["event", "series", "station"])
def test_values_are_as_agreed(name: str) -> None:
    made = {
        "event": lambda: event(fee="free"),
        "series": lambda: event(**FULL),
        "station": lambda: place(hours=HOURS, access=["lift"], since="2015"),
    }[name]()
    agree(json.dumps(made, ensure_ascii=False, indent=1) + "\n", HERE / "golden" / f"{name}.json")


@pytest.mark.build
def test_the_example_breaks_no_rule(built_site: Path) -> None:
    files = sorted(built_site.glob("stations/*/activities/*/index.html"))
    places = sorted(built_site.glob("stations/*/index.html"))
    assert files and places
    for file in (*files, *places):
        (value,) = linked_data(file.read_text(encoding="utf-8"))
        assert not broken_rules(value), file
        kinds = [str(item["@type"]) for item in items(value)]
        assert any("Event" in kind or "CivicStructure" in kind for kind in kinds), file


@pytest.mark.parametrize(
    "hostile",
    ["</script><script>alert(1)</script>", "<!-- <script>", "]]>&lt;/script&gt;", "a\u2028b\u2029c", '"\\,}'],
)
def test_no_text_breaks_out_of_the_element(hostile: str) -> None:
    page = page_of(site(activity={"title": hostile, "summary": hostile, "location": hostile}))
    assert page.head.startswith('<script type="application/ld+json">')
    inside = page.head.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not [character for character in "<>&\u2028\u2029" if character in inside]
    assert told(page)["name"] == hostile


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("scheduled", "EventScheduled"),
        ("tentative", "EventScheduled"),
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("moved_online", "EventMovedOnline"),
    ],
)
def test_status_is_schema_org_s(status: str, word: str) -> None:
    assert event(status=status)["eventStatus"] == f"https://schema.org/{word}"


def test_moved_date_keeps_the_old_start() -> None:
    moved = event(changes=[{"date": "2026-12-05", "status": "rescheduled", "start": "2026-12-06 14:00"}])
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["startDate"] == "2026-12-06T14:00:00+08:00"
    assert moved["previousStartDate"] == "2026-12-05T09:00:00+08:00"


def test_whole_days_are_dates() -> None:
    days = event(start="2026-12-05", end="2026-12-06")
    assert (days["startDate"], days["endDate"]) == ("2026-12-05", "2026-12-06")


def test_series_tells_its_next_dates() -> None:
    series, *dates = event(repeat=WEEKLY, today=date(2027, 1, 1))["@graph"]
    assert series["@type"] == "EventSeries"
    assert len(dates) == NEXT
    assert dates[0]["startDate"] == "2027-01-02T09:00:00+08:00"
    assert {one["superEvent"]["@id"] for one in dates} == {series["@id"]}
    assert len({one["identifier"] for one in dates}) == NEXT


def test_ended_series_tells_its_last_date() -> None:
    _, last = event(repeat=WEEKLY, today=date(2027, 8, 1))["@graph"]
    assert last["startDate"] == "2027-06-26T09:00:00+08:00"


def test_without_an_address_of_the_site_nothing_is_linked() -> None:
    values = {**FULL, "registration": None}
    assert "://" not in json.dumps(event(url="", **values)).replace("https://schema.org", "")


def test_online_has_no_address_to_go_to() -> None:
    online = event(status="moved_online", registration={"url": "https://meet.example.org/a"})
    assert online["location"] == {
        "@type": "VirtualLocation",
        "name": "线上",
        "url": "https://meet.example.org/a",
    }


def test_other_place_has_its_own_address() -> None:
    there = event(location="示例公园", address="示例街 1 号")["location"]
    assert there["name"] == "示例公园"
    assert there["address"]["streetAddress"] == "示例街 1 号"
    assert "geo" not in there


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({}, "InStock"),
        ({"capacity": "9", "places_left": "0"}, "SoldOut"),
        ({"registration": {"opens": "2026-12-01 09:00"}}, "PreOrder"),
        ({"registration": {"closes": "2026-11-27 09:00"}}, "OutOfStock"),
    ],
)
def test_offer_says_whether_there_is_room(values: dict[str, Any], word: str) -> None:
    assert event(fee="free", **values)["offers"]["availability"] == f"https://schema.org/{word}"


@pytest.mark.parametrize("values", [{"status": "cancelled"}, {"today": date(2026, 12, 6)}])
def test_nothing_is_offered_for_what_nobody_can_join(values: dict[str, Any]) -> None:
    made = event(fee="free", places_left="3", **values)
    assert "offers" not in made and "remainingAttendeeCapacity" not in made


@pytest.mark.parametrize(("fee", "free"), [("free", True), ({"amount": "0"}, True), ({"amount": "5"}, False)])
def test_free_is_said_where_the_fee_is_known(fee: Any, free: bool) -> None:
    assert event(fee=fee)["isAccessibleForFree"] is free
    assert "isAccessibleForFree" not in event(fee=None)


@pytest.mark.parametrize(
    ("datum", "pin"), [("wgs84", (24.8, 118.5)), ("gcj02", (24.802642, 118.495195)), ("bd09", None)]
)
def test_pin_is_wgs84_whatever_the_map_was(datum: str, pin: tuple[float, float] | None) -> None:
    geo = place(coordinates={"lat": "24.8", "lon": "118.5", "datum": datum})["geo"]
    found = geo["latitude"], geo["longitude"]
    assert found == pytest.approx(pin, abs=0.0005) if pin else found != (24.8, 118.5)


def test_changed_days_of_the_next_sixty_are_told_with_their_hours() -> None:
    special = place(hours=HOURS)["specialOpeningHoursSpecification"]
    assert [(one["validFrom"], one["validThrough"], one["opens"], one["closes"]) for one in special] == [
        ("2026-12-05", "2026-12-05", "09:00", "11:00"),
        ("2026-12-14", "2026-12-15", "00:00", "00:00"),
    ]


def test_closed_station_has_no_hours() -> None:
    closed = place(closed_on="2026-11-01", hours=HOURS)
    assert not [name for name in closed if "Hours" in name]


def test_pages_of_activities_long_over_ask_not_to_be_found() -> None:
    one = site()
    assert [page_of(one, today).noindex for today in (TODAY, date(2027, 3, 5), date(2027, 3, 6))] == [
        False,
        False,
        True,
    ]


@pytest.mark.build
def test_old_pages_say_so_to_search_engines_and_stay(tmp_path: Path) -> None:
    build(REPO, tmp_path / "site", env={"WAYSTATION_TODAY": "2027-02-01"})
    files = sorted(tmp_path.glob("site/stations/*/activities/*/index.html"))
    asked = [file for file in files if '<meta name="robots" content="noindex">' in file.read_text("utf-8")]
    assert 0 < len(asked) < len(files)
