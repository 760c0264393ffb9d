"""The built site in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.build, pytest.mark.browser]


def test_home_opens_without_errors_and_asks_only_its_own_host(browser: Browser, served: str) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    with browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai") as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(served, wait_until="networkidle")
        assert page.locator("h1").is_visible()
    assert not wrong
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(served).netloc}
