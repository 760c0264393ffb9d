"""What the pages of activities, stations and months say without scripts, held against the model."""

from collections.abc import Iterable, Iterator

from playwright.sync_api import Browser, Page

from tests.gates import facts
from tests.gates.findings import Finding
from tests.gates.visitor import visitor
from waystation.almanac.months import first_of
from waystation.edition import Edition

MONTHS_AHEAD = (0, 1, 2)


def unsaid(browser: Browser, base: str, edition: Edition) -> Iterator[Finding]:
    """Facts that a visitor without scripts cannot read on the page that is about them."""
    with visitor(browser, width=1280, scripts=False) as page:
        for activity in edition.site.activities:
            if activity.path in edition.by_activity:
                yield from _missing(page, base, activity.path, facts.of_activity(edition, activity))
        for station in edition.site.stations.values():
            yield from _missing(page, base, station.path, facts.of_station(edition, station))
        for first in (first_of(edition.today, months) for months in MONTHS_AHEAD):
            for station in (None, *edition.site.stations.values()):
                path = f"{station.path if station else ''}calendar/{first:%Y-%m}/"
                text = _text_of_month(page, base, path)
                for fact in dict.fromkeys(facts.of_month(edition, first, station)):
                    if _close(fact) not in text:
                        yield Finding(kind=path, text=f"does not say {fact}")
                for title, times in facts.titles_of_month(edition, first, station).items():
                    if text.count(_close(title)) < times:
                        yield Finding(kind=path, text=f"says {title} less than {times} times")


def _missing(page: Page, base: str, path: str, said: Iterable[str]) -> Iterator[Finding]:
    page.goto(base + path)
    text = _text(page)
    for fact in dict.fromkeys(said):
        if _close(fact) not in text:
            yield Finding(kind=path, text=f"does not say {fact}")


def _text_of_month(page: Page, base: str, path: str) -> str:
    """What the month says, or its weeks where it leads to them."""
    page.goto(base + path)
    weeks = page.locator(".ws-ways a").evaluate_all(
        "links => [...new Set(links.map(({ href }) => href.split('#')[0]))]"
    )
    if not weeks:
        return _text(page)
    texts = []
    for week in weeks:
        page.goto(week)
        texts.append(_text(page))
    return "\n".join(texts)


def _text(page: Page) -> str:
    """What is seen on the page once everything that opens without scripts is open."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true;")
    return _close(page.locator("main").inner_text())


def _close(text: str) -> str:
    """Without spaces and line ends, which are the layout's."""
    return "".join(text.split())
