"""Services, notices, teams and sums: what is told, in which order, and what is not."""

import re
from datetime import date
from typing import Any

import pytest

from tests.in_memory import TODAY, edition_of, site
from waystation import build as verbs
from waystation.model import Page
from waystation.pages import PAGES

NOTICE = {
    "severity": "public_notice",
    "from": "2026-11-23",
    "until": "2026-12-04",
    "basis": "办法第六条",
    "objection_phone": "0595-0000-0012",
}


def pages(today: date = TODAY, **given: Any) -> dict[str, Page]:
    about = edition_of(site(**given), today)
    return {page.path: page for page in verbs.render(about, PAGES)}


def test_service_says_what_each_station_offers_and_what_is_next() -> None:
    offer = {"service": "women-care", "summary": "周三晚上", "contact": "陈老师"}
    html = pages(station={"services": [offer]})["services/women-care/"].html
    for told in (
        "周三晚上",
        "陈老师",
        "永福里站",
        "手工课",
        "services/women-care/calendar.ics",
        "0595-0000-0021",
    ):
        assert told in html, told
    assert "手工课" not in pages()["services/child-growth/"].html


def test_a_station_that_has_closed_offers_no_service() -> None:
    gone = {"services": [{"service": "women-care", "summary": "周三晚上"}], "closed_on": "2026-11-01"}
    assert "周三晚上" not in pages(station=gone)["services/women-care/"].html


@pytest.mark.parametrize(
    ("today", "is_open"), [(date(2026, 11, 20), True), (date(2026, 12, 4), True), (date(2026, 12, 5), False)]
)
def test_public_notice_says_until_when_one_may_object(today: date, is_open: bool) -> None:
    html = pages(today, announcement=NOTICE)["announcements/fangjia/"].html
    assert ("公示到 12月4日 星期五" in html) is is_open
    assert ('data-days-left="2026-12-04"' in html) is is_open


def test_other_notices_count_no_days() -> None:
    assert "data-days-left" not in pages()["announcements/fangjia/"].html


def test_updates_stand_newest_first() -> None:
    updates = [{"at": "2026-11-26 08:00", "text": "先"}, {"at": "2026-11-27 08:00", "text": "后"}]
    page = pages(announcement={"updates": updates})["announcements/fangjia/"]
    assert page.html.index("后") < page.html.rindex("先")
    assert page.updated == "2026年11月27日"


@pytest.mark.parametrize(("count", "is_long"), [(12, False), (13, True)])
def test_a_long_year_of_notices_has_a_page_of_its_own(count: int, is_long: bool) -> None:
    over = [
        {"id": f"n{n}", "title": f"旧{n}", "issued": "2026-01-05", "until": "2026-02-01"}
        for n in range(count)
    ]
    made = pages(announcements=over)
    assert ("announcements/archive/2026/" in made) is is_long
    assert ("旧0" in made["announcements/"].html) is not is_long
    if is_long:
        assert "announcements/archive/2026/" in made["announcements/"].html
        assert made["announcements/archive/2026/"].html.count("<article") == count


@pytest.mark.parametrize(("people", "told"), [(4, "少于5"), (5, ">5<"), (1200, "1,200")])
def test_small_numbers_are_not_told(people: int, told: str) -> None:
    report = {"date": "2026-11-07", "attendance": str(people), "volunteers": "2", "hours": "3.5"}
    past = {"start": "2026-11-07 09:00", "end": "2026-11-07 11:00", "team": "qiaoshou", "reports": [report]}
    made = pages(activity=past)
    for path in (
        "stations/yongfuli/",
        "stations/yongfuli/teams/qiaoshou/",
        "stations/yongfuli/activities/shougong/",
    ):
        assert told in made[path].html, path
        assert "3.5" not in made[path].html, path


def test_a_page_of_a_station_names_its_phone_for_corrections() -> None:
    made = pages()
    of_station = [path for path in made if path.startswith("stations/yongfuli/")]
    assert {made[path].phone for path in of_station} == {"0595-0000-0021"}
    assert made["services/"].phone == ""
    assert made["stations/yongfuli/activities/shougong/"].updated == "2026年11月25日"


def with_reports(*counts: int) -> dict[str, Page]:
    """All pages of a site whose team met so many times, with so many people and volunteers, and hours."""
    reports = [
        {"date": f"2026-11-{7 * at:02}", "attendance": str(n), "volunteers": str(n), "hours": f"{n}.5"}
        for at, n in enumerate(counts, start=1)
    ]
    series = {"every": "week", "until": "2026-11-28"}
    past = {"start": "2026-11-07 09:00", "end": "2026-11-07 11:00", "team": "qiaoshou", "repeat": series}
    return pages(activity={**past, "reports": reports})


@pytest.mark.parametrize("others", [(), (18,), (18, 7), (18, 0), (18, 3), (3, 4)])
def test_few_people_cannot_be_had_by_taking_the_others_from_a_sum(others: tuple[int, ...]) -> None:
    two, four = (with_reports(*others, n) for n in (2, 4))
    assert {path: page.html for path, page in two.items()} == {path: page.html for path, page in four.items()}


def test_sum_that_leaves_out_few_people_says_so() -> None:
    html = with_reports(18, 3, 4)["stations/yongfuli/teams/qiaoshou/"].html
    assert ">至少 20<" in html and "25" not in re.findall(r"<b>(.*?)</b>", html)
