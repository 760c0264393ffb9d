"""The search page in a real browser."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.axe import violations
from tests.searching import QUERY, RESULTS, WITHOUT_RESULTS, opened, options

pytestmark = [pytest.mark.build, pytest.mark.browser]


def test_search_stands_in_the_address_and_back_works(browser: Browser, served: str) -> None:
    with opened(browser, served + "search/") as page:
        form, results = page.locator("[data-find]"), page.locator(RESULTS)
        form.locator("[name=q]").fill("亲子")
        expect(results.first).to_be_visible()
        assert page.url == served + QUERY
        every = form.get_by_role("status").inner_text()
        form.locator("[name=station]").select_option("huatai")
        expect(form.get_by_role("status")).not_to_have_text(every)
        form.get_by_role("radio", name="活动").check(force=True)
        assert parse_qs(urlsplit(page.url).query) == {
            "q": ["亲子"],
            "kind": ["activity"],
            "station": ["huatai"],
        }
        expect(page.locator(".ws-hit__facts").first).to_contain_text("华泰站")
        assert all(
            "stations/huatai/activities/" in (one.get_attribute("href") or "") for one in results.all()
        )
        page.go_back()
        expect(form.get_by_role("radio", name="全部")).to_be_checked()
        page.go_back()
        expect(form.locator("[name=station]")).to_have_value("")
        expect(form.get_by_role("status")).to_have_text(every)
        page.go_forward()
        page.reload()
        expect(form.locator("[name=station]")).to_have_value("huatai")
        form.get_by_role("button", name="清除筛选").click()
        expect(form.get_by_role("status")).to_have_text(every)
        assert page.url == served + QUERY


def test_more_results_come_when_asked_for_and_stay_on_the_way_back(browser: Browser, served: str) -> None:
    with opened(browser, served + "search/?q=" + quote("活动")) as page:
        results, more = page.locator(RESULTS), page.get_by_role("button", name="更多结果")
        expect(results).to_have_count(10)
        more.click()
        expect(results.nth(10)).to_be_focused()
        count = results.count()
        assert count > 10
        assert len({one.get_attribute("href") for one in results.all()}) == count
        page.reload()
        expect(results).to_have_count(count)


def test_nothing_found_says_what_to_do(browser: Browser, served: str) -> None:
    with opened(browser, served + f"search/?q={quote(WITHOUT_RESULTS)}") as page:
        expect(page.locator("[data-find]").get_by_role("status")).to_have_text("没有找到")
        expect(page.locator("[data-nothing]")).to_contain_text("0595-0000-0021")
        expect(page.locator("[data-browse]")).to_be_visible()
        expect(page.locator("#search-results")).to_be_hidden()


def test_related_results_stand_under_their_own_heading(browser: Browser, served: str) -> None:
    with opened(browser, served + "search/?q=" + quote("亲子阅读火箭")) as page:
        expect(page.get_by_role("heading", name="相关结果")).to_be_visible()
        expect(page.locator("#search-results")).to_contain_text("没有一页把这些字全写上")
        expect(page.locator("[data-find]").get_by_role("status")).to_contain_text("相关结果")
        expect(page.locator(RESULTS).first).to_be_visible()
        page.goto(served + QUERY)
        expect(page.locator(RESULTS).first).to_be_visible()
        expect(page.get_by_role("heading", name="相关结果")).to_have_count(0)


def test_results_tell_what_does_not_take_place(browser: Browser, served: str) -> None:
    with opened(browser, served + "search/?q=" + quote("亲子公园寻宝")) as page:
        first = page.locator("#search-results li").first
        expect(first.locator(".ws-badge")).to_have_text("已取消")
        expect(first.locator("h3 mark").first).to_be_visible()
        expect(first).to_contain_text("活动 · 12月6日星期日 · 华泰站")


def test_without_javascript_the_form_leads_to_lists(browser: Browser, served: str) -> None:
    with opened(browser, served, scripts=False) as page:
        page.locator(".ws-search summary").click()
        page.locator("#ws-search-q").fill("亲子")
        page.keyboard.press("Enter")
        page.wait_for_url(served + QUERY)
        assert "请从下面的列表里找" in page.locator("main").inner_text()
        expect(page.locator("[data-find]")).to_be_hidden()
        for name in ("华泰站", "通知", "12月"):
            expect(page.locator("[data-browse]").get_by_role("link", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "query",
    ["", "?q=" + quote("亲子"), "?q=" + quote("亲子") + "&station=huatai", "?q=" + quote(WITHOUT_RESULTS)],
    ids=["empty", "results", "filtered", "nothing"],
)
def test_search_page_is_accessible(browser: Browser, served: str, query: str, dark: bool) -> None:
    with opened(browser, served + "search/" + query, width=390, dark=dark) as page:
        page.wait_for_load_state("networkidle")
        if query:
            expect(page.locator("[data-find]").get_by_role("status")).not_to_be_empty()
        assert not violations(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_search_can_be_touched(browser: Browser, served: str, width: int) -> None:
    with opened(browser, served + QUERY + "&station=huatai", width=width) as page:
        expect(page.locator(RESULTS).first).to_be_visible()
        for field in page.locator("[data-find] :is(select, input, button):visible").all():
            box = field.bounding_box()
            assert box and box["height"] >= 44 and box["width"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.keyboard.press("/")
        expect(page.locator("#find-q")).to_be_focused()
        page.locator(".ws-search summary").click()
        page.keyboard.insert_text("亲子")
        expect(options(page).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
