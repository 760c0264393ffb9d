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
    with opened(browser, served + "stations/yongfuli/calendar/2026-12/", at=AT) as page:
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


def test_choice_from_a_month_that_its_weeks_list_is_made_among_all_of_it(
    browser: Browser, served: str
) -> None:
    with opened(browser, served + "calendar/2026-12/", at=AT) as page:
        weeks, days = page.locator(".ws-ways > li:visible"), page.locator(".ws-days > .ws-day:visible")
        expect(weeks).to_have_count(5)
        expect(page.locator(".ws-row")).to_have_count(0)
        page.locator("[name=station]").select_option("huatai")
        expect(days.first).to_be_visible()
        expect(weeks).to_have_count(0)
        rows = page.locator(".ws-row:visible")
        assert {row.get_attribute("data-station") for row in rows.all()} == {"huatai"}
        assert {(day.get_attribute("data-day") or "")[:7] for day in days.all()} == {"2026-12"}
        assert [day.get_attribute("data-day") for day in days.all()] == sorted(
            day.get_attribute("data-day") or "" for day in days.all()
        )
        cell = page.locator(".ws-cell[data-day='2026-12-01'] > div > a")
        cell.click()
        assert page.url.endswith("#d2026-12-01")
        answer = page.request.get(rows.first.locator("a").evaluate("link => link.href"))
        assert answer.ok
        page.locator("[data-filters] [type=reset]").click()
        expect(weeks).to_have_count(5)
        expect(rows).to_have_count(0)
        cell.click()
        expect(page.locator("h1")).to_have_text("11月30日 – 12月6日")


def test_choice_says_so_when_the_rest_of_a_list_cannot_be_fetched(browser: Browser, served: str) -> None:
    with opened(browser, served + "calendar/2026-12/", at=AT) as page:
        page.route("**/calendar/2026-w*/", lambda route: route.abort())
        page.locator("[name=text]").fill("瑜伽")
        expect(page.get_by_role("status")).to_have_text("没能取到，请看看网络，再试一次")
        page.unroute("**/calendar/2026-w*/")
        page.locator("[name=text]").fill("瑜伽课")
        expect(page.locator(".ws-row:visible").first).to_be_visible()


@pytest.mark.parametrize("path", ["calendar/2026-12/", "activities/"])
def test_print_shows_what_was_chosen_and_says_so(browser: Browser, served: str, path: str) -> None:
    with opened(browser, f"{served}{path}?station=huatai", at=AT) as page:
        items = page.locator(".ws-cell > ul > li" if "calendar" in path else ".ws-row")
        expect(page.locator(".ws-row:visible").first).to_be_visible()
        if page.locator("[data-part]").count():
            # A choice is made among what the other pages have, too, once that is here.
            expect(page.locator("[data-fetched]").first).to_be_attached()
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
