"""Reading aloud, copying, WeChat's browser, and notices that were put away."""

import pytest
from playwright.sync_api import Browser, expect

from tests.visits import Serve, opened

pytestmark = [pytest.mark.build, pytest.mark.browser]

ACTIVITY = "stations/yongfuli/activities/minnan-tongyao/"
WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0 Mobile MicroMessenger/8.0.40"
SPEECH = """
window.spoken = []; window.cancelled = 0;
const speech = { getVoices: () => [{ lang: 'zh_CN' }], speak: one => spoken.push(one),
  cancel: () => { cancelled += 1; } };
Object.defineProperty(window, 'speechSynthesis', { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
NO_SPEECH = "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (ACTIVITY, ["闽南语童谣班", "进行中", "09:30到10:30", "永福里站", "打电话 0 5 9 5 0 0 0 0 0 0 2 1"]),
        ("stations/huatai/", ["华泰站", "营业中", "打电话 0 5 9 5"]),
        ("announcements/yimai-gongshi/", ["公示", "11月23日 星期一到12月4日", "社区关爱与共融"]),
    ],
)
def test_page_is_read_aloud_in_short_pieces(
    browser: Browser, served: str, path: str, said: list[str]
) -> None:
    with browser.new_context(timezone_id="Asia/Shanghai") as context:
        page = context.new_page()
        page.add_init_script(SPEECH)
        page.clock.set_fixed_time("2026-11-28T10:00:00+08:00")
        page.goto(served + path)
        page.get_by_role("button", name="朗读").click()
        pieces = page.evaluate("spoken.map(one => one.text)")
        assert max(map(len, pieces)) <= 100
        whole = "\n".join(pieces)
        for words in said:
            assert words in whole
        assert page.evaluate("spoken.every(one => one.lang === 'zh-CN')")
        page.get_by_role("button", name="停止朗读").click()
        expect(page.get_by_role("button", name="朗读", exact=True)).to_be_visible()
        assert page.evaluate("cancelled") >= 1


def test_reading_stops_when_the_page_is_left_and_ends_by_itself(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(SPEECH)
        page.goto(served + ACTIVITY)
        page.get_by_role("button", name="朗读").click()
        page.evaluate("spoken[spoken.length - 1].onend()")
        expect(page.get_by_role("button", name="朗读", exact=True)).to_be_visible()
        before = page.evaluate("cancelled")
        page.evaluate("dispatchEvent(new Event('pagehide'))")
        assert page.evaluate("cancelled") == before + 1


def test_nothing_offers_to_read_where_nothing_can_speak(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(NO_SPEECH)
        page.goto(served + ACTIVITY)
        expect(page.locator("[data-read]")).to_be_hidden()


def test_activity_is_copied_as_text(browser: Browser, served: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-28T08:00:00+08:00")
        page.goto(served + ACTIVITY)
        page.get_by_role("button", name="复制文字").click()
        expect(page.locator(".ws-copied__said").locator("visible=true")).to_have_text(
            "已复制，可以粘贴到微信"
        )
        copied = page.evaluate("navigator.clipboard.readText()")
        for words in (
            "闽南语童谣班\n",
            "时间：11月28日 星期六 09:30–10:30",
            "永福里站",
            "电话：0595-0000-0021",
        ):
            assert words in copied
        assert copied.endswith(f"/{ACTIVITY}")


def test_text_is_shown_selected_where_the_browser_will_not_copy(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
            "document.execCommand = () => false;"
        )
        page.clock.set_fixed_time("2026-11-28T08:00:00+08:00")
        page.goto(served + ACTIVITY)
        page.get_by_role("button", name="复制文字").click()
        field = page.locator("textarea")
        expect(field).to_be_focused()
        assert field.evaluate("one => one.selectionEnd - one.selectionStart === one.value.length")
        expect(page.get_by_text("请长按上面的文字")).to_be_visible()


@pytest.mark.parametrize("path", [ACTIVITY, "stations/huatai/"])
def test_wechat_offers_the_way_out_instead_of_what_it_cannot_do(
    browser: Browser, served: str, path: str
) -> None:
    with browser.new_context(user_agent=WECHAT, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-11-28T08:00:00+08:00")
        page.goto(served + path)
        out = page.locator(".ws-outside")
        expect(out).to_be_visible()
        expect(out).to_contain_text("在浏览器打开")
        assert out.locator("img").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
        assert out.locator("[data-copy]").get_attribute("data-copy") == served + path
        gone = "a[href$='.ics'], a[href^='webcal:'], a[href*='calendar.google']"
        assert page.locator(gone).count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_other_browsers_fetch_nothing_for_wechat(browser: Browser, served: str) -> None:
    asked: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served + ACTIVITY, wait_until="networkidle")
        assert not page.locator(".ws-outside").is_visible()
    assert not [url for url in asked if "wechat" in url or "in-browser" in url]


def test_urgent_notice_cannot_be_put_away(browser: Browser, served: str) -> None:
    with opened(browser, served, at="2026-11-28T10:00:00") as page:
        expect(page.locator(".ws-alert--urgent:visible")).to_have_count(1)
        assert page.locator(".ws-alert--urgent .ws-alert__close").count() == 0


def test_notice_that_was_put_away_stays_away_until_it_says_something_else(
    browser: Browser, small: Serve
) -> None:
    with opened(browser, small("2026-09-19", site="days"), at="2026-09-19T07:00:00", width=390) as page:
        alert = page.locator(".ws-alert:visible")
        expect(alert).to_have_count(1)
        version = alert.get_attribute("data-version")
        assert version
        alert.get_by_role("button", name="收起").click()
        expect(page.locator(".ws-alert:visible")).to_have_count(0)
        expect(page.locator("main")).to_be_focused()
        page.reload()
        expect(page.locator(".ws-alert").first).to_be_attached()
        expect(page.locator(".ws-alert:visible")).to_have_count(0)
        # What was put away said something else.
        page.evaluate(
            "version => { localStorage['ws-hide-dismissed'] ="
            " localStorage['ws-hide-dismissed'].replace(version, 'another') }",
            version,
        )
        page.reload()
        expect(alert).to_have_count(1)
