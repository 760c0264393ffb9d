"""Each page type of one small site on one day, whole, and what holds for all of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.golden import agree
from waystation import build as verbs
from waystation.edition import Edition, edition
from waystation.load import load
from waystation.model import Page, Slug
from waystation.pages import PAGES
from waystation.words import languages, words

HERE = Path(__file__).parent
TODAY = date(2026, 11, 28)
GOLDEN = {
    "home": "",
    "stations": "stations/",
    "station": "stations/east/",
    "activities": "activities/",
    "activity": "stations/east/activities/rhymes/",
    "activity-cancelled": "stations/east/activities/outing/",
    "activity-ended": "stations/west/activities/harvest/",
    "archive": "activities/2026/",
    "calendar": "stations/east/calendar/2026-12/",
    "services": "services/",
    "service": "services/children/",
    "teams": "teams/",
    "team": "stations/east/teams/readers/",
    "announcements": "announcements/",
    "announcement": "announcements/water/",
    "search": "search/",
    "moved": "stations/east/calendar/",
}


@pytest.fixture(scope="module")
def small() -> Edition:
    site = load(HERE.parent / "sites" / "small", url="https://small.example.org/")
    return edition(site, words("zh"), TODAY)


@pytest.fixture(scope="module")
def pages(small: Edition) -> dict[str, Page]:
    return {page.path: page for page in rendered(small)}


def rendered(about: Edition) -> Iterator[Page]:
    yield from verbs.render(about, PAGES)


@pytest.mark.parametrize("name", GOLDEN)
def test_page_is_as_agreed(pages: dict[str, Page], name: str) -> None:
    page = pages[GOLDEN[name]]
    head = f"<!-- title: {page.title}\n     description: {page.description} -->\n"
    agree(head + page.html, HERE / "golden" / f"{name}.html")


def test_every_page_type_has_a_golden(pages: dict[str, Page]) -> None:
    assert {page.kind for page in pages.values()} == {pages[path].kind for path in GOLDEN.values()}


def test_paths_are_unique_and_end_in_a_slash(small: Edition) -> None:
    paths = [page.path for page in rendered(small)]
    assert len(paths) == len(set(paths))
    assert all(path == "" or path.endswith("/") for path in paths)


def test_text_of_authors_cannot_become_markup(small: Edition) -> None:
    hostile = "</title><script>alert(1)</script>\"'&"
    activities = tuple(
        replace(a, title=hostile, summary=hostile, location=hostile, reason=hostile)
        for a in small.site.activities
    )
    about = edition(replace(small.site, activities=activities), small.words, TODAY)
    assert [page.path for page in rendered(about) if "<script" in page.html] == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2026, 12, 3), date(2028, 1, 1)])
def test_every_page_can_be_said_in_every_language_on_any_day(
    small: Edition, language: str, today: date
) -> None:
    about = edition(small.site, words(language), today)
    assert len(list(rendered(about))) >= len(GOLDEN)


def test_a_site_without_content_has_its_pages(small: Edition) -> None:
    empty = replace(small.site, activities=(), teams=(), announcements=(), welcome=None)
    pages = {page.path: page.html for page in rendered(edition(empty, small.words, TODAY))}
    assert "暂无已公布的活动" in pages["stations/west/"]
    assert "通常每月 25 日公布下月安排" in pages["stations/west/"]


def test_cancelled_activity_stays_visible(pages: dict[str, Page]) -> None:
    for path in ("activities/", "stations/east/", "calendar/2026-11/"):
        assert "秋游" in pages[path].html, path
        assert "已取消" in pages[path].html, path


def test_series_stands_once_in_the_list_under_its_next_date(pages: dict[str, Page]) -> None:
    assert pages["activities/"].html.count('童谣班 &amp; 朋友<span class="ws-hide">') == 1


def test_moved_date_keeps_the_old_one_beside_it(pages: dict[str, Page]) -> None:
    html = pages["stations/east/calendar/2026-12/"].html
    assert "原来是 12月19日 星期六 09:30" in html
    assert 'id="d2026-12-20"' in html


def test_a_change_makes_its_own_notice_at_its_station_and_at_home(pages: dict[str, Page]) -> None:
    for path in ("", "stations/east/"):
        assert "12月5日 星期六的“童谣班 &amp; 朋友”取消" in pages[path].html, path
    assert "的“童谣班 &amp; 朋友”取消" not in pages["stations/west/"].html


def test_home_shows_no_more_than_three_changes(small: Edition) -> None:
    outing = next(a for a in small.site.activities if a.id == "outing")
    many = tuple(replace(outing, id=Slug(f"outing-{n}")) for n in range(9))
    about = edition(replace(small.site, activities=many), small.words, TODAY)
    (home,) = (page for page in rendered(about) if page.path == "")
    assert home.html.count("“秋游”取消") == 3


def test_series_whose_next_date_is_cancelled_shows_it_beside_the_one_after(small: Edition) -> None:
    about = edition(small.site, small.words, date(2026, 12, 1))
    (page,) = (page for page in rendered(about) if page.path == "activities/")
    agree(page.html, HERE / "golden" / "activities-next-cancelled.html")
    assert "<del>12月5日</del> 已取消，下一次 12月20日 星期日" in page.html
