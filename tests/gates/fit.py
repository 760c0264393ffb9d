"""Whether pages fit: no sideways scrolling at any width, and nothing cut at 200 % text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.gates.findings import Finding
from tests.gates.kinds import KINDS, WIDTHS
from tests.gates.visitor import HEIGHT, open_results, visitor

PROBE = Path(__file__).with_name("fit.js").read_text("utf-8")
DOUBLED = {"standard": 32, "fixed": 26}
"""The browser's own setting for the size of text, twice as large as it comes."""


def misfits(
    browser: Browser,
    base: str,
    mode: str,
    kinds: Iterable[str] = tuple(KINDS),
    *,
    widths: Iterable[int] = WIDTHS,
    doubled: bool = False,
) -> Iterator[Finding]:
    """What does not fit at these widths, with the browser's text as it comes or ``doubled``."""
    with visitor(browser, mode) as page:
        if doubled:
            page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": DOUBLED})
        for kind in kinds:
            page.goto(base + KINDS[kind])
            open_results(page)
            for width in widths:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                state = f"{width} px{', text doubled' if doubled else ''}"
                for text in seen(page):
                    yield Finding(kind=kind, mode=mode, state=state, text=text)


def seen(page: Page) -> list[str]:
    """What does not fit into the window or into its box."""
    found: list[str] = page.evaluate(PROBE)
    return found
