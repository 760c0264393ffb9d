"""A visitor: one browser context in one mode, and one page in it that goes from address to address."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

from tests.gates.kinds import NOW, PHONE

HEIGHT = 844


@contextmanager
def visitor(
    browser: Browser,
    mode: str = "light",
    *,
    width: int = PHONE,
    scripts: bool = True,
    contrast: bool = False,
) -> Iterator[Page]:
    """A page as somebody sees it in light, dark or elder mode; ``contrast`` forces the system's colours."""
    with browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if mode == "dark" else "light",
        reduced_motion="reduce",
        forced_colors="active" if contrast else "none",
        java_script_enabled=scripts,
    ) as context:
        if mode == "elder":
            switch_to_elder(context)
        page = context.new_page()
        if scripts:
            page.clock.set_fixed_time(NOW)
        yield page


def switch_to_elder(context: BrowserContext) -> None:
    """Every page of the context opens in elder mode."""
    context.add_init_script("""
      const dress = () => document.documentElement?.classList.add("ws-elder");
      dress();
      new MutationObserver(dress).observe(document, {childList: true});
    """)


def open_results(page: Page) -> None:
    """Wait until a page of search results shows them; other pages have nothing to wait for."""
    if "?q=" in page.url:
        page.locator("#search-results li a").first.wait_for()


def open_all(page: Page) -> None:
    """Open everything that can be opened, the menu included, but not the search box, which lies over it."""
    page.evaluate(
        """for (const one of document.querySelectorAll("details:not(.ws-search)")) one.open = true;"""
    )


def open_search(page: Page) -> None:
    """Open the search box and wait for its answers."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = false;")
    page.locator(".ws-search > summary").click()
    page.locator("#ws-search-q").fill("亲子")
    page.locator(".ws-search [role=option]").first.wait_for()
