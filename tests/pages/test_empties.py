"""What stands where no dates do: each reason on its own, and a way to the next date."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.golden import agree
from tests.in_memory import STATION, TODAY, edition_of, site
from waystation import build as verbs
from waystation.model import Page
from waystation.pages import PAGES

HERE = Path(__file__).parent
OTHER = {"id": "huatai", "name": "华泰站", "phone": "0595-0000-0031"}
DATES = (
    {"id": "november", "title": "十一月的课", "start": "2026-11-30 09:00", "end": None},
    {"id": "february", "title": "二月的课", "start": "2027-02-03 09:00", "end": None},
    {"id": "huatai", "title": "华泰的课", "start": "2026-12-08 09:00", "end": None, "station": "huatai"},
)
CLOSED = {"from": "2026-11-25", "to": "2027-01-09", "closed": "true", "note": "装修", "instead": "huatai"}


def pages(
    *,
    station: Mapping[str, Any] | None = None,
    network: Mapping[str, Any] | None = None,
    activities: Sequence[Mapping[str, Any]] = DATES,
    today: date = TODAY,
) -> dict[str, Page]:
    about = site(
        stations=[station or {}, OTHER],
        network={"programme_day": "25", **(network or {})},
        activities=activities,
    )
    made = edition_of(about, today)
    return {page.path: page for page in verbs.render(made, PAGES)}


def months(month: str, **given: Any) -> tuple[str, str]:
    """Empty states of the station's and the network's page of a month."""
    made = pages(**given)
    return tuple(quiet(made[f"{folder}calendar/{month}/"]) for folder in ("stations/yongfuli/", ""))  # type: ignore[return-value]


def quiet(page: Page) -> str:
    return "".join(re.findall(r'<div class="ws-empty ws-empty--.*</div>\n', page.html))


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def closed(*exceptions: Mapping[str, Any]) -> dict[str, Any]:
    return {"hours": {**STATION["hours"], "exceptions": list(exceptions)}}


EMPTIES: dict[str, tuple[str, dict[str, Any]]] = {
    "unpublished": ("2027-01", {}),
    "unpublished-without-a-usual-day": ("2027-03", {"network": {"programme_day": None}}),
    "nothing": ("2026-12", {}),
    "nothing-past": ("2026-09", {}),
    "nothing-without-a-date-anywhere": ("2026-09", {"activities": []}),
    "closed": ("2026-12", {"station": closed(CLOSED)}),
    "closed-in-two-parts": (
        "2026-12",
        {
            "station": closed(
                {"from": "2026-11-25", "to": "2026-12-12", "closed": "true", "note": "装修"},
                {"from": "2026-12-14", "to": "2026-12-31", "closed": "true", "note": "消毒"},
            )
        },
    ),
    "closed-for-good": ("2026-12", {"station": {"closed_on": "2026-12-01", "successor": "huatai"}}),
}


@pytest.mark.parametrize("name", EMPTIES)
def test_empty_month_says_why_and_leads_on(name: str) -> None:
    month, given = EMPTIES[name]
    agree("".join(months(month, **given)), HERE / "golden" / "empties" / f"{name}.html")


def test_the_reasons_are_told_apart() -> None:
    heads = {name: months(month, **given)[0] for name, (month, given) in EMPTIES.items()}
    assert "本月尚未公布" in heads["unpublished"]
    assert "通常每月 25 日公布下月安排" in heads["unpublished"]
    assert "本月没有活动" in heads["nothing"]
    assert "该站点闭馆" in heads["closed"]
    assert 'href="../../../../stations/huatai/"' in heads["closed"]
    for name, html in heads.items():
        is_alone = name == "nothing-without-a-date-anywhere"
        assert ("activities/" in html) != is_alone, name
        phone = "0595-0000-0031" if name == "closed-for-good" else "0595-0000-0021"
        assert phone in html, name


def test_month_with_an_announcement_to_come_is_not_called_empty() -> None:
    for today, word in ((date(2026, 11, 24), "本月尚未公布"), (date(2026, 11, 25), "本月没有活动")):
        assert word in months("2026-12", today=today)[0]


def test_month_with_a_single_open_day_is_not_closed() -> None:
    opens = {"date": "2026-12-14", "open": ["09:00-12:00"]}
    assert "闭馆" not in months("2026-12", station=closed(opens, CLOSED))[0]


def test_closed_station_says_so_even_where_dates_stand() -> None:
    dates = ({"id": "outside", "title": "公园里", "start": "2026-12-08 09:00", "end": None}, *DATES)
    page = pages(station=closed(CLOSED), activities=dates)["stations/yongfuli/calendar/2026-12/"]
    assert "该站点闭馆" in page.html
    assert "公园里" in page.html


def test_month_that_is_not_published_does_not_count_to_zero() -> None:
    page = pages()["stations/yongfuli/calendar/2027-01/"]
    assert "0 场" not in page.html + page.description


def test_next_date_takes_place_and_is_to_come() -> None:
    cancelled = {**DATES[0], "id": "cancelled", "status": "cancelled", "reason": "下雨"}
    past = {"id": "past", "title": "过去的课", "start": "2026-10-30 09:00", "end": None}
    station, _ = months("2026-09", activities=(past, cancelled, DATES[1]))
    assert "2027年2月3日 星期三 二月的课" in said(station)


def test_lists_without_dates_lead_on() -> None:
    quiet_station = said(quiet(pages(activities=DATES[2:])["stations/yongfuli/"]))
    assert "暂无已公布的活动" in quiet_station
    assert "华泰站最近的一场： 12月8日 星期二 华泰的课" in quiet_station
    assert "0595-0000-0021" in quiet_station
    later = said(quiet(pages(activities=DATES[1:2])[""]))
    assert (
        "两周内暂无已公布的活动 通常每月 25 日公布下月安排。 最近的一场： 2027年2月3日 星期三 二月的课"
        in later
    )
    nothing = said(quiet(pages(activities=[])["activities/"]))
    assert "暂无已公布的活动 通常每月 25 日公布下月安排。 也可以打电话问： 0595-0000-0010" in nothing


def test_station_that_closed_for_good_says_so_instead_of_nothing_announced() -> None:
    gone = {"closed_on": "2026-11-01", "successor": "huatai"}
    text = said(quiet(pages(station=gone, activities=DATES[2:])["stations/yongfuli/"]))
    assert "该站点闭馆 从2026年11月1日起停止服务。 这段时间请到： 华泰站" in text


def test_weeks_of_a_month_are_headed_by_their_number_and_their_days() -> None:
    starts = ("2026-12-27", "2026-12-28", "2027-01-01", "2027-01-04")
    days = [
        {"id": f"day-{n}", "title": "课", "start": f"{day} 09:00", "end": None}
        for n, day in enumerate(starts)
    ]
    made = pages(activities=days)
    december, january = (made[f"calendar/{month}/"].html for month in ("2026-12", "2027-01"))
    heads = re.compile(r'<section class="ws-week" id="([^"]+)"><h3[^>]*>(.*?)</h3>')
    assert [(at, said(head)) for at, head in heads.findall(december)] == [
        ("w2026-W52", "第52周 12月21日–27日"),
        ("w2026-W53", "第53周 12月28日–31日"),
    ]
    assert [(at, said(head)) for at, head in heads.findall(january)] == [
        ("w2026-W53", "第53周 1月1日–3日"),
        ("w2027-W01", "第1周 1月4日–10日"),
    ]


def test_rows_of_the_table_lead_to_weeks_that_are_there() -> None:
    for path, page in pages().items():
        anchors = re.findall(r'href="#([^"]+)"', page.html)
        assert all(f'id="{anchor}"' in page.html for anchor in anchors), path
        if page.kind == "calendar":
            rows = page.html.count("<tr>")
            assert page.html.count('scope="row"') == rows - 1, path
