"""What axe-core finds in every kind of page, as it opens and with everything open."""

from collections.abc import Container, Iterable, Iterator

from playwright.sync_api import Browser

from tests.axe import violations
from tests.gates.findings import Finding
from tests.gates.kinds import KINDS
from tests.gates.visitor import open_all, open_results, open_search, visitor


def broken_rules(
    browser: Browser,
    base: str,
    mode: str,
    kinds: Iterable[str] = tuple(KINDS),
    *,
    opened: Container[str] = tuple(KINDS),
) -> Iterator[Finding]:
    """Rules of axe-core, its best practices too, that pages of these kinds break in this mode.

    Those that ``opened`` names are looked at again with the menu and all else open, and with the search box.
    """
    with visitor(browser, mode) as page:
        for kind in kinds:
            page.goto(base + KINDS[kind])
            open_results(page)
            for rule in violations(page):
                yield Finding(kind=kind, mode=mode, text=rule)
            if kind not in opened:
                continue
            open_all(page)
            for rule in violations(page):
                yield Finding(kind=kind, mode=mode, state="all open", text=rule)
            open_search(page)
            for rule in violations(page):
                yield Finding(kind=kind, mode=mode, state="search open", text=rule)
