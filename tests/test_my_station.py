"""The station that a visitor has chosen: the home page begins with it, and only this device knows."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations

pytestmark = [pytest.mark.build, pytest.mark.browser]


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    """A phone at ten in the morning of the day the site was built."""
    with browser.new_context(
        viewport={"width": 390, "height": 844}, timezone_id="Asia/Shanghai", locale="zh-CN"
    ) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-28T10:00:00+08:00")
        yield page


def test_home_answers_in_one_phone_screen(browser: Browser, served: str) -> None:
    with phone(browser) as page:
        page.goto(served)
        bar = page.locator(".ws-sections").bounding_box()
        assert bar is not None
        for what in (".ws-alert--urgent", ".ws-now", ".ws-door", "h1", ".ws-today .ws-row a"):
            box = page.locator(f"{what}:visible").first.bounding_box()
            assert box is not None, what
            assert box["y"] + box["height"] <= bar["y"], what
        page.locator("[data-mine] select").select_option("huatai")
        second = page.locator(".ws-today .ws-row:visible a").nth(1).bounding_box()
        assert second is not None
        assert second["y"] + second["height"] <= bar["y"]


def test_chosen_station_comes_first_and_is_remembered(browser: Browser, served: str) -> None:
    with phone(browser) as page:
        page.goto(served)
        expect(page.locator(".ws-now:visible")).to_have_count(4)
        rows = page.locator(".ws-today .ws-row:visible")
        total = rows.count()
        page.get_by_label("选你的驿站").select_option(label="华泰站")
        for _ in range(2):
            expect(page.locator(".ws-now:visible")).to_have_count(1)
            expect(page.locator(".ws-now:visible")).to_contain_text("营业中 到 12:00")
            expect(page.locator(".ws-now:visible a[href^='tel:']")).to_be_visible()
            stations = rows.evaluate_all("all => all.map(one => one.dataset.station)")
            assert set(stations) == {"huatai"}
            page.reload()
        assert violations(page) == []
        page.get_by_role("button", name=f"全部 {total} 场").click()
        expect(rows).to_have_count(total)
        page.get_by_label("选你的驿站").select_option(label="全部驿站")
        expect(page.locator(".ws-now:visible")).to_have_count(4)
        page.reload()
        expect(page.locator(".ws-now:visible")).to_have_count(4)
        expect(rows).to_have_count(total)


def test_only_the_chosen_station_is_painted_before_the_scripts(browser: Browser, served: str) -> None:
    with phone(browser) as page:
        page.goto(served)
        page.locator("[data-mine] select").select_option("huatai")
        page.route("**/mine.js", lambda route: route.abort())
        page.reload()
        expect(page.locator(".ws-now:visible")).to_have_count(1)
        stations = page.locator(".ws-today .ws-row:visible").evaluate_all(
            "all => all.map(one => one.dataset.station)"
        )
        assert set(stations) == {"huatai"}


def test_station_can_be_made_ones_own_on_its_page(browser: Browser, served: str) -> None:
    with phone(browser) as page:
        page.goto(served + "stations/wangcuo/")
        page.get_by_role("button", name="设为我的驿站").click()
        expect(page.locator("[data-made-mine]")).to_contain_text("王厝站")
        page.goto(served)
        expect(page.locator(".ws-now:visible")).to_contain_text("王厝站")
        page.goto(served + "stations/wangcuo/")
        page.get_by_role("button", name="已是我的驿站").click()
        page.goto(served)
        expect(page.locator(".ws-now:visible")).to_have_count(4)


def test_station_that_is_gone_is_forgotten_quietly(browser: Browser, served: str) -> None:
    with phone(browser) as page:
        page.add_init_script(
            "localStorage.setItem('ws-mine', 'gone');"
            "localStorage.setItem('ws-hide-mine', '.ws-early .ws-now:not([data-station=\"gone\"])')"
        )
        page.goto(served)
        expect(page.locator(".ws-now:visible")).to_have_count(4)


def test_nothing_today_at_the_chosen_station_is_said_and_the_others_stay(
    browser: Browser, served: str
) -> None:
    with phone(browser) as page:
        page.goto(served)
        page.locator(".ws-today .ws-row[data-station=huatai]").evaluate_all(
            "rows => rows.forEach(one => { one.dataset.station = 'elsewhere'; })"
        )
        page.locator("[data-mine] select").select_option("huatai")
        expect(page.locator("[data-none-mine]")).to_contain_text("华泰站今天没有活动")
        assert page.locator(".ws-today .ws-row:visible").count() > 0
