"""Asks each rival's search in a real browser, the way its readers do."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from shutil import which

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright

from .server import Served

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SHOWN = 5
IMAGES = (".ico", ".png", ".svg")
"""Browsers ask for a page's icon once the page has loaded; that is no part of any search."""
PATIENCE_MS = 120_000
SETTLED_MS = 4_000
"""After so long a search that shows nothing has found nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold:
    """The first search of a visitor who has never been here."""

    before_bytes: int
    """Compressed bytes of search that came with the page, before anybody asked."""
    bytes: int
    """Compressed bytes of search until the first results, those before included."""
    seconds: float
    """From the page having loaded to the first result standing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one rival is asked."""

    owns: Callable[[str], bool]
    """Whether a path that comes with the page is part of its search; what comes after asking always is."""
    first: str
    """Selector of a result that has just been found by typing."""
    start: str = ""
    """Page that a visitor begins on."""
    typed: Callable[[Page, str], None]
    """Ask from the page that has just been loaded; the first results appear later."""
    each: Callable[[Page, Served, str], list[str]]
    """Addresses of the best results of one query, warm."""


@contextmanager
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(which, BROWSERS)), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(ARGS))
        try:
            yield opened
        finally:
            opened.close()


def ask(browser: Browser, way: Way, served: Served, queries: Iterable[str]) -> Iterator[list[str]]:
    """The best addresses of every query, in one visit."""
    with _visit(browser) as page:
        page.goto(served.url + way.start, wait_until="load")
        for query in queries:
            yield way.each(page, served, query)


def first_search(browser: Browser, way: Way, served: Served, query: str) -> Cold | None:
    """Load a page over a slow network with nothing kept, and search at once; None if nothing is found."""
    with _visit(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        page.add_init_script(_WATCH.replace("SELECTOR", way.first))
        begin = len(served.sent)
        page.goto(served.url + way.start, wait_until="load")
        asked_at = len(served.sent)
        start = page.evaluate("performance.now()")
        way.typed(page, query)
        try:
            page.wait_for_function("window.firstResult", timeout=PATIENCE_MS, polling=50)
        except TimeoutError:
            return None
        seconds = (page.evaluate("window.firstResult") - start) / 1000
        before = sum(size for path, size in served.sent[begin:asked_at] if way.owns(path))
        after = sum(size for path, size in served.sent[asked_at:] if not path.endswith(IMAGES))
        return Cold(before_bytes=before, bytes=before + after, seconds=seconds)


_WATCH = """
new MutationObserver(() => {
  if (!window.firstResult && document.querySelector('SELECTOR')) window.firstResult = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true });
"""


@contextmanager
def _visit(browser: Browser) -> Iterator[Page]:
    # To wait for something inside a page takes an eval there, which our policy would stop.
    context: BrowserContext = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", bypass_csp=True
    )
    context.set_default_timeout(PATIENCE_MS)
    with context:
        yield context.new_page()
