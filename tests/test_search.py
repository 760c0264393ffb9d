"""Searching in a real browser: the box in the header, the search page, and what the result's page marks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.axe import violations

pytestmark = [pytest.mark.build, pytest.mark.browser]

RESULTS = "#search-results li a"
WITHOUT_RESULTS = "鳄鱼火箭"
QUERY = "search/?q=" + quote("亲子")


@contextmanager
def opened(
    browser: Browser, url: str, *, width: int = 1280, dark: bool = False, scripts: bool = True
) -> Iterator[Page]:
    with browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": width, "height": 844},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
    ) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.clock.set_fixed_time("2026-11-28T08:00:00+08:00")
        page.goto(url)
        yield page
        assert not wrong


def combobox(page: Page) -> Locator:
    return page.locator(".ws-search").get_by_role("combobox")


def options(page: Page) -> Locator:
    return page.locator(".ws-search").get_by_role("option")


def compose(field: Locator, letters: str, text: str) -> None:
    """What an input method does: letters that are being composed, then the text instead of them; no key."""
    field.evaluate(
        """(field, [letters, text]) => {
          const say = (kind, type, options) => field.dispatchEvent(new kind(type, {bubbles: true, ...options}));
          say(CompositionEvent, "compositionstart", {data: ""});
          for (let at = 1; at <= letters.length; at += 1) {
            field.value = letters.slice(0, at);
            say(InputEvent, "input", {isComposing: true, inputType: "insertCompositionText"});
          }
          field.value = text;
          say(InputEvent, "input", {isComposing: true, inputType: "insertCompositionText"});
          say(CompositionEvent, "compositionend", {data: text});
        }""",
        [letters, text],
    )


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
        assert all("stations/huatai/activities/" in (one.get_attribute("href") or "") for one in results.all())
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
