"""The built site in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.build, pytest.mark.browser]

KINDS = {
    "home": "",
    "stations": "stations/",
    "station": "stations/wangcuo/",
    "activities": "activities/",
    "archive": "activities/2026/",
    "activity": "stations/yongfuli/activities/minnan-tongyao/",
    "month": "calendar/2026-12/",
    "services": "services/",
    "teams": "teams/",
    "team": "stations/huatai/teams/yulai-yumei/",
    "announcements": "announcements/",
    "announcement": "announcements/yimai-gongshi/",
    "search": "search/",
    "ordinary": "about/",
    "lost": "404.html",
}


def test_every_page_type_opens_without_errors_and_asks_only_its_own_host(
    browser: Browser, served: str
) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    with browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai") as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        for path in KINDS.values():
            page.goto(served + path, wait_until="networkidle")
            assert page.locator("h1").is_visible()
    assert not wrong
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(served).netloc}


def test_menu_opens_without_javascript_and_with_the_keyboard(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(served)
        menu = page.locator(".ws-menu summary")
        assert not page.locator(".ws-menu__panel").is_visible()
        menu.focus()
        page.keyboard.press("Enter")
        assert page.locator(".ws-menu__panel").is_visible()


def test_facts_are_in_the_text_without_javascript(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served + KINDS["activity"])
        seen = page.locator("main").inner_text()
        for fact in ("每周六 09:30–10:30", "永福里站", "免费", "0595-0000-0021", "已取消", "改期"):
            assert fact in seen
