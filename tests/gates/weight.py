"""What a visit costs: bytes on the wire, requests, words on the console, and how much the page jumps."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.gates.findings import Finding
from tests.gates.kinds import KINDS
from tests.gates.visitor import open_results, visitor

FIRST_BYTES, FIRST_REQUESTS = 80 * 1024, 10
NEXT_BYTES = 15 * 1024
MOST_HTML = 40 * 1024
MOST_FRAME = 12 * 1024
"""Of it, what stands around every page's own content."""
JUMPS = """
  window.jumps = 0;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.jumps += one.value;
  }).observe({type: "layout-shift", buffered: true});
"""


@dataclass(slots=True)
class Visit:
    """What one page load asked for and said."""

    bytes: int = 0
    """Headers and bodies as they came over the wire; nothing for what the cache had."""
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    jumps: float = 0


def load(page: Page, url: str) -> Visit:
    """Open the address and wait until nothing more is asked for."""
    visit = Visit()
    cached: set[str] = set()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            visit.asked.append(event["request"]["url"])

    def loaded(event: dict[str, Any]) -> None:
        visit.bytes += 0 if event["requestId"] in cached else int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))
    session.on("Network.loadingFinished", loaded)
    page.on("console", lambda message: visit.said.append(message.text))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.goto(url, wait_until="networkidle")
    open_results(page)
    visit.jumps = page.evaluate("window.jumps")
    session.detach()
    return visit


def first_visits(browser: Browser, base: str, kinds: Iterable[str] = tuple(KINDS)) -> dict[str, Visit]:
    """Each kind as the first page that somebody opens."""
    visits = {}
    for kind in kinds:
        with visitor(browser) as page:
            page.add_init_script(JUMPS)
            visits[kind] = load(page, base + KINDS[kind])
    return visits


def next_visits(browser: Browser, base: str, kinds: Iterable[str] = tuple(KINDS)) -> dict[str, Visit]:
    """Each kind as the page after the home page."""
    visits = {}
    for kind in kinds:
        with visitor(browser) as page:
            page.add_init_script(JUMPS)
            page.goto(base if kind != "home" else base + KINDS["stations"])
            tab = page.context.new_page()
            tab.add_init_script(JUMPS)
            visits[kind] = load(tab, base + KINDS[kind])
    return visits


def too_heavy(first: dict[str, Visit], after: dict[str, Visit], base: str) -> Iterator[Finding]:
    """What breaks the limits; of search results only what every page has, for the index comes on demand."""
    for kind, visit in first.items():
        searches = kind == "results"
        if visit.bytes > FIRST_BYTES and not searches:
            yield Finding(kind=kind, text=f"{visit.bytes} bytes on a first visit")
        if len(visit.asked) > FIRST_REQUESTS and not searches:
            yield Finding(kind=kind, text=f"{len(visit.asked)} requests on a first visit")
        others = {url for url in visit.asked if urlsplit(url).netloc != urlsplit(base).netloc}
        if others:
            yield Finding(kind=kind, text=f"asks others: {sorted(others)}")
        if visit.said:
            yield Finding(kind=kind, text=f"says on the console: {visit.said}")
        if visit.jumps > 0:
            yield Finding(kind=kind, text=f"jumps while it loads: {visit.jumps:.4f}")
    for kind, visit in after.items():
        if visit.bytes > NEXT_BYTES and kind != "results":
            yield Finding(kind=kind, text=f"{visit.bytes} bytes as a second page")


def too_long(site: Path) -> Iterator[Finding]:
    """Pages whose HTML is larger than a page may be, the largest first, and frames that are."""
    for file in sorted(site.rglob("*.html")):
        frame = _OWN.sub("", file.read_text("utf-8")).encode()
        if len(frame) > MOST_FRAME:
            yield Finding(kind=file.relative_to(site).as_posix(), text=f"{len(frame)} bytes around it")
    sizes = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}
    for path, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        if size > MOST_HTML:
            yield Finding(kind=path, text=f"{size} bytes of HTML")


_OWN = re.compile(
    r'(?<=<article class="ws-page).*(?=</article>)|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)
