"""What is left of a month when a visitor chooses: on the screen, on paper, and when nothing is left."""

import pytest
from playwright.sync_api import Browser, expect

from tests.test_clock import opened

pytestmark = [pytest.mark.build, pytest.mark.browser]

AT = "2026-11-28T08:00:00"


def test_empty_choice_leads_to_a_real_date_and_to_the_whole_list(browser: Browser, served: str) -> None:
    with opened(browser, served + "calendar/2026-11/?text=无此活动", at=AT) as page:
        empty = page.locator("[data-nothing]")
        expect(empty).to_be_visible()
        expect(page.locator(".ws-calendar__agenda")).to_be_hidden()
        expect(empty.locator("[data-match]")).to_be_hidden()
        for link in (empty.locator("p[data-until] a"), empty.locator("[data-elsewhere]")):
            answer = page.request.get(link.evaluate("link => link.href"))
            assert answer.ok
        empty.locator("[data-elsewhere]").click()
        expect(page.locator("[name=text]")).to_have_value("无此活动")
        expect(page.locator("[data-nothing]")).to_be_visible()
        page.locator("[data-nothing] p[data-until] a").click()
        expect(page.locator("h1")).to_be_visible()


def test_empty_choice_names_the_next_date_that_fits(browser: Browser, served: str) -> None:
    with opened(browser, served + "activities/?station=meiqing", at=AT) as page:
        row = page.locator(".ws-row:visible:not(.ws-row--cancelled)").first
        title = row.locator("a").evaluate("link => link.firstChild.textContent")
        page.goto(f"{served}stations/meiqing/calendar/2026-10/?text={title}")
        match = page.locator("[data-match] a")
        expect(match).to_contain_text(title)
        match.click()
        expect(page.locator("h1")).to_contain_text(title)


def test_weeks_without_what_was_chosen_go_and_nothing_leads_to_them(browser: Browser, served: str) -> None:
    with opened(browser, served + "calendar/2026-12/", at=AT) as page:
        weeks = page.locator(".ws-week:visible")
        total = weeks.count()
        page.locator("[name=text]").fill("冬至搓汤圆")
        expect(weeks).to_have_count(1)
        expect(page.locator(".ws-month__week a[href]")).to_have_count(1)
        page.locator(".ws-month__week a[href]").click()
        assert page.url.endswith(f"#{weeks.get_attribute('id')}")
        page.locator("[data-filters] [type=reset]").click()
        expect(weeks).to_have_count(total)
        expect(page.locator(".ws-month__week a[href]")).to_have_count(total)


@pytest.mark.parametrize("path", ["calendar/2026-12/", "activities/"])
def test_print_shows_what_was_chosen_and_says_so(browser: Browser, served: str, path: str) -> None:
    with opened(browser, f"{served}{path}?station=huatai", at=AT) as page:
        items = page.locator(".ws-cell > ul > li" if "calendar" in path else ".ws-row")
        on_screen = [item.is_visible() for item in items.all()]
        page.emulate_media(media="print")
        assert [item.is_visible() for item in items.all()] == on_screen
        assert 0 < sum(on_screen) < len(on_screen)
        expect(page.locator("[data-chosen]")).to_have_text("华泰站")
        expect(page.locator("[data-chosen]")).to_be_visible()
        expect(page.get_by_role("status")).to_be_visible()
        expect(page.locator("[data-filters] :is(select, input, button):visible")).to_have_count(0)
        page.goto(served + path)
        assert (page.locator("[data-filters]").bounding_box() or {"height": 0})["height"] <= 1
