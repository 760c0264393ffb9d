"""A calendar that a page offers can be opened by a program, or copied by hand, without any script."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.in_memory import TODAY, URL, edition_of, site
from waystation.edition import Edition
from waystation.pages import activity, services, station, subscriptions, team

HTTPS = "https://waystation.example.org/stations/yongfuli/"
PAGES = (
    (station.render, "stations/yongfuli/"),
    (activity.render, "stations/yongfuli/"),
    (team.render, "stations/yongfuli/teams/qiaoshou/"),
    (services.render, "services/women-care/"),
    (services.render, "services/child-growth/"),
)


def google(today: date = TODAY, url: str = URL, **values: Any) -> str:
    about = edition_of(site(activity=values, url=url), today)
    (occurrence,) = about.by_activity["stations/yongfuli/activities/shougong/"]
    return subscriptions.google(about, occurrence)


def html(of: Any, about: Edition) -> str:
    (page,) = of(about)
    return str(page.html)


@pytest.mark.parametrize(("of", "folder"), PAGES)
def test_offered_calendar_can_be_opened_and_copied(of: Any, folder: str) -> None:
    shown = html(of, edition_of(site()))
    assert f'href="webcal://waystation.example.org/{folder}calendar.ics"' in shown
    assert f">https://waystation.example.org/{folder}calendar.ics<" in shown
    assert "<details" in shown


@pytest.mark.parametrize(("of", "folder"), PAGES)
def test_without_an_address_of_the_site_the_file_is_linked(of: Any, folder: str) -> None:
    shown = html(of, edition_of(site(url="")))
    assert "webcal:" not in shown and "ws-address" not in shown
    assert f'{folder}calendar.ics"' in shown


def test_address_keeps_port_and_folder() -> None:
    made = subscriptions.calendar(edition_of(site(url="http://localhost:8000/net/")), None, "")
    assert made.webcal == "webcal://localhost:8000/net/calendar.ics"
    assert made.address == "http://localhost:8000/net/calendar.ics"


def test_google_gets_the_date_in_its_own_words() -> None:
    parts = urlsplit(google(title="手工课 & 茶", summary="一起做"))
    assert (parts.scheme, parts.netloc) == ("https", "calendar.google.com")
    assert {name: value for name, (value,) in parse_qs(parts.query).items()} == {
        "action": "TEMPLATE",
        "text": "手工课 & 茶",
        "dates": "20261205T010000Z/20261205T030000Z",
        "ctz": "Asia/Shanghai",
        "location": "永福里站，活动厅，示例路 18 号",
        "details": f"一起做\n{HTTPS}activities/shougong/",
    }


@pytest.mark.parametrize(
    "values",
    [
        {"start": "2026-12-05", "end": None},
        {"end": None},
        {"status": "cancelled"},
        {"status": "postponed"},
        {"today": date(2026, 12, 6)},
    ],
)
def test_google_is_offered_no_date_that_it_would_get_wrong(values: dict[str, Any]) -> None:
    assert google(**values) == ""


def test_link_to_google_tells_it_nothing_of_the_page() -> None:
    shown = html(activity.render, edition_of(site()))
    _, _, after = shown.partition('href="https://calendar.google.com/')
    assert after.partition(">")[0].endswith('rel="noopener noreferrer nofollow"')
