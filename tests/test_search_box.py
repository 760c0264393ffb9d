"""The search box in the header in a real browser, and what the page of a result marks."""

import re
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.axe import violations
from tests.searching import QUERY, RESULTS, combobox, compose, opened, options

pytestmark = [pytest.mark.build, pytest.mark.browser]


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_key_opens_the_box_and_escape_gives_the_focus_back(browser: Browser, served: str, key: str) -> None:
    with opened(browser, served) as page:
        link = page.locator("main a").first
        link.focus()
        page.keyboard.press(key)
        expect(page.locator("#ws-search-q")).to_be_focused()
        expect(page.locator("#ws-search-q")).to_have_value("")
        page.keyboard.type(f"a{key}")
        expect(page.locator("#ws-search-q")).to_have_value(f"a{key}")
        page.keyboard.press("Escape")
        expect(page.locator("#ws-search-q")).to_be_hidden()
        expect(link).to_be_focused()
        page.keyboard.press(f"Control+{key}")
        expect(page.locator("#ws-search-q")).to_be_hidden()


def test_box_is_a_combobox_that_arrows_and_enter_work(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        page.get_by_text("搜索", exact=True).first.click()
        field = combobox(page)
        expect(field).to_have_attribute("aria-expanded", "false")
        page.keyboard.insert_text("亲子")
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".ws-search").get_by_role("status")).to_have_text(re.compile(r"^找到 \d+ 条$"))
        assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
        assert 2 <= options(page).count() <= 7
        expect(options(page).last).to_have_text("全部结果")
        page.keyboard.press("ArrowDown")
        expect(options(page).first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowUp")
        expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
        page.keyboard.press("ArrowUp")
        active = field.get_attribute("aria-activedescendant")
        assert active == options(page).last.get_attribute("id")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        target = options(page).first.evaluate("option => option.pathname")
        expect(field).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: urlsplit(url).path == target)


def test_enter_without_a_choice_and_the_last_option_lead_to_all_results(
    browser: Browser, served: str
) -> None:
    with opened(browser, served + "stations/huatai/") as page:
        for choose in ([], ["ArrowUp"]):
            page.goto(served + "stations/huatai/")
            page.keyboard.press("/")
            page.keyboard.insert_text("亲子")
            expect(options(page).last).to_be_visible()
            for key in [*choose, "Enter"]:
                page.keyboard.press(key)
            page.wait_for_url(served + QUERY)
            expect(page.locator(RESULTS).first).to_be_visible()


def test_input_method_is_waited_for(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        page.keyboard.press("/")
        field = combobox(page)
        field.evaluate(
            """field => {
              field.value = "qin'zi";
              field.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true}));
              for (const key of ["ArrowDown", "Enter", "Escape"]) {
                field.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, isComposing: true}));
              }
            }"""
        )
        page.wait_for_timeout(400)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-expanded", "false")
        compose(field, "qin'zi", "亲子")
        expect(field).to_have_attribute("aria-expanded", "true")
        page.goto(served + "search/")
        compose(page.locator("#find-q"), "qin'zi", "亲子")
        expect(page.locator(RESULTS).first).to_be_visible()


def test_nothing_of_the_search_is_downloaded_before_the_box_is_used(browser: Browser, served: str) -> None:
    asked: list[str] = []
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))
        for path in ("", "stations/huatai/", "search/"):
            page.goto(served + path, wait_until="networkidle")
            assert not [one for one in asked if one.startswith("/search/") and one != "/search/"]
            if path != "search/":
                assert not [one for one in asked if "/search" in one]
        page.goto(served, wait_until="networkidle")
        asked.clear()
        page.keyboard.press("/")
        page.keyboard.insert_text("亲子")
        expect(options(page).first).to_be_visible()
        assert any(one.startswith("/search/") for one in asked)


def test_other_script_than_the_pages_is_marked(browser: Browser, served: str) -> None:
    with opened(browser, served + "search/?q=" + quote("親子閱讀")) as page:
        page.locator(RESULTS).first.click()
        expect(page.locator("h1 .ws-found")).to_have_text("亲子阅读")


def test_everything_works_where_only_own_files_may_run(browser: Browser, served: str) -> None:
    policy = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'"

    def guard(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    said: list[str] = []
    with browser.new_context(locale="zh-CN") as context:
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.goto(served + QUERY)
        expect(page.locator(RESULTS).first).to_be_visible()
        page.locator(".ws-search summary").click()
        page.keyboard.insert_text("亲子")
        expect(options(page).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator(".ws-found-bar")).to_be_visible()
        context.unroute_all(behavior="wait")
    assert not said


def test_result_page_marks_the_words_and_brings_them_into_view(browser: Browser, served: str) -> None:
    with opened(browser, served + "search/?q=" + quote("阿嬷"), width=390) as page:
        page.locator(RESULTS).first.click()
        mark = page.locator("main .ws-found").first
        expect(mark).to_have_text("阿嬷")
        expect(mark).to_be_in_viewport()
        assert "find" not in page.url
        expect(page.locator(".ws-found-bar")).to_contain_text(re.compile(r"标出 \d+ 处"))
        text = page.locator("main").inner_text()
        page.keyboard.press("Escape")
        expect(page.locator(".ws-found, .ws-found-bar")).to_have_count(0)
        assert "阿嬷" in text
        page.go_back()
        page.locator(RESULTS).first.click()
        page.get_by_role("button", name="清除高亮").click()
        expect(page.locator(".ws-found, .ws-found-bar")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True])
def test_open_box_and_marked_page_are_accessible(browser: Browser, served: str, dark: bool) -> None:
    with opened(browser, served, width=390, dark=dark) as page:
        page.keyboard.press("/")
        page.keyboard.insert_text("亲子")
        expect(options(page).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert not violations(page)
        page.keyboard.press("Enter")
        expect(page.locator(".ws-found-bar")).to_be_visible()
        assert not violations(page)
