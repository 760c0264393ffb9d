"""Whether everything can be used with keys alone, shows its focus, and is large enough for a finger."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.gates.findings import Finding
from tests.gates.kinds import KINDS
from tests.gates.visitor import open_results, visitor

FINGER, ELDER_FINGER = 44, 60
"""The least width and height of a target in CSS pixels."""
TARGETS = Path(__file__).with_name("reach.js").read_text("utf-8")
FOCUS = Path(__file__).with_name("focus.js").read_text("utf-8")


def small_targets(
    browser: Browser, base: str, mode: str, kinds: Iterable[str] = tuple(KINDS)
) -> Iterator[Finding]:
    """Everything on a phone that a finger may miss; links within a text aside (WCAG 2.2, 2.5.8)."""
    least = ELDER_FINGER if mode == "elder" else FINGER
    with visitor(browser, mode) as page:
        for kind in kinds:
            page.goto(base + KINDS[kind])
            open_results(page)
            for text in page.evaluate(TARGETS, least)["small"]:
                yield Finding(kind=kind, mode=mode, text=text)
            page.locator(".ws-menu > summary").click()
            for text in page.evaluate(TARGETS, least)["small"]:
                if "ws-menu" in text:
                    yield Finding(kind=kind, mode=mode, state="menu open", text=text)


def lost_keys(
    browser: Browser, base: str, mode: str, kinds: Iterable[str] = tuple(KINDS)
) -> Iterator[Finding]:
    """What Tab does not reach, what does not show that it has the focus, and what is covered while it has."""
    with visitor(browser, mode) as page:
        for kind in kinds:
            page.goto(base + KINDS[kind])
            open_results(page)
            names: list[str] = page.evaluate(TARGETS, 0)["names"]
            reached: set[int] = set()
            for stop, focus in enumerate(_stops(page, len(names))):
                if stop == 0 and not focus["isFirst"]:
                    yield Finding(kind=kind, mode=mode, text="the skip link is not the first stop")
                if not focus["at"]:
                    continue
                name = names[int(focus["at"])]
                reached.add(int(focus["at"]))
                if not focus["isShown"]:
                    yield Finding(kind=kind, mode=mode, text=f"does not show its focus: {name}")
                if not focus["isFree"]:
                    yield Finding(
                        kind=kind, mode=mode, text=f"is under {focus['over']} with the focus: {name}"
                    )
            for missed in sorted({*range(len(names))} - reached):
                yield Finding(kind=kind, mode=mode, text=f"is not reached by Tab: {names[missed]}")


def _stops(page: Page, most: int) -> Iterator[dict[str, Any]]:
    """Where Tab leads, until it has gone around."""
    first = None
    for _ in range(most + 10):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None or (first is not None and focus["at"] == first):
            return
        first = focus["at"] if first is None else first
        yield focus
