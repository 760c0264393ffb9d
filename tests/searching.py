"""What the tests of searching share: a page as a visitor opens it, the box in the header, an input method."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, Page

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
          const say = (kind, type, options) =>
            field.dispatchEvent(new kind(type, {bubbles: true, ...options}));
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
