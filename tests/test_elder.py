"""The elder mode: large type and targets, few choices, the telephone first, by one tap and from then on."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations

pytestmark = [pytest.mark.build, pytest.mark.browser]

PAGES = {
    "home": "",
    "station": "stations/huatai/",
    "activity": "stations/yongfuli/activities/minnan-tongyao/",
    "month": "calendar/2026-12/",
    "activities": "activities/",
    "stations": "stations/",
    "announcement": "announcements/yimai-gongshi/",
    "team": "stations/huatai/teams/yulai-yumei/",
    "services": "services/",
    "search": "search/",
    "ordinary": "about/",
    "lost": "404.html",
}
ON = "localStorage.setItem('ws-elder', '1')"
AT_FIRST = """addEventListener('DOMContentLoaded', () => {
  window.atFirst = document.documentElement.classList.contains('ws-elder');
})"""


def elder(page: Page, url: str) -> None:
    page.add_init_script(ON)
    page.clock.set_fixed_time("2026-11-28T10:00:00+08:00")
    page.goto(url)


def test_one_tap_makes_the_type_larger_and_every_page_remembers_it(browser: Browser, served: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(AT_FIRST)
        page.goto(served)
        button = page.get_by_role("button", name="长者")
        expect(button).to_have_attribute("aria-pressed", "false")
        before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        after = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert after >= 22
        assert after / before == pytest.approx(1.375, abs=0.01)
        page.goto(served + PAGES["station"])
        assert page.evaluate("atFirst")
        expect(page.get_by_role("button", name="长者")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="长者").click()
        page.goto(served)
        assert not page.evaluate("atFirst")
        assert context.cookies() == []


def test_what_was_chosen_holds_before_the_first_paint(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served)
        early = page.locator("head script[src*='/early.']")
        assert early.evaluate("one => !one.async && !one.defer && one.type === ''")
        size = len(page.request.get(early.evaluate("one => one.src")).body())
        assert size < 400
        assert page.locator("script:not([src]):not([type='application/ld+json'])").count() == 0


def test_without_scripts_nothing_promises_what_needs_them(browser: Browser, served: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in ("", PAGES["station"], PAGES["activity"]):
            page.goto(served + path)
            for gone in (
                "[data-elder]",
                "[data-read]",
                "[data-copy]",
                "[data-make-mine]",
                ".ws-mine__choice",
            ):
                assert page.locator(f"{gone}:visible").count() == 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_elder_mode_fits_every_width_and_no_bar_covers_the_page(
    browser: Browser, served: str, width: int
) -> None:
    wrong = []
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(ON)
        for kind, path in PAGES.items():
            page.goto(served + path)
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            fixed = page.evaluate(
                "[...document.querySelectorAll('body *')].filter(one => one.getClientRects().length"
                " && ['fixed', 'sticky'].includes(getComputedStyle(one).position)).length"
            )
            if over > 0 or fixed:
                wrong.append(f"{kind}: {over} px, {fixed} fixed")
    assert not wrong


@pytest.mark.parametrize("kind", ["home", "station", "activity"])
def test_targets_are_sixty_pixels_high(browser: Browser, served: str, kind: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        elder(page, served + PAGES[kind])
        small = page.evaluate(
            """[...document.querySelectorAll('button, select, summary, a[href^="tel:"], .ws-action, '
              + '.ws-button, .ws-door, .ws-row, .ws-now__link')].filter(one => one.getClientRects().length
              && getComputedStyle(one).display !== 'inline' && one.getBoundingClientRect().height < 59.5)
              .map(one => one.className + ': ' + one.getBoundingClientRect().height)"""
        )
        assert small == []


def test_the_telephone_comes_first(browser: Browser, served: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(ON)
        for kind, call, after in (
            ("home", "main a[href^='tel:']", ".ws-door, .ws-row"),
            ("station", "main a[href^='tel:']", ".ws-notice, .ws-panel, .ws-row"),
            ("activity", ".ws-join a[href^='tel:'], .ws-panel a[href^='tel:']", ".ws-facts, .ws-action"),
        ):
            page.goto(served + PAGES[kind])
            first = page.locator(call).locator("visible=true").first.bounding_box()
            rest = page.locator(f"main :is({after})").locator("visible=true").first.bounding_box()
            assert first is not None
            assert rest is not None
            assert first["y"] < rest["y"], kind


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_elder_mode_has_no_barrier(browser: Browser, served: str, scheme: str) -> None:
    found = {}
    with browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        for kind in ("home", "station", "activity"):
            elder(page, served + PAGES[kind])
            found[kind] = violations(page)
    assert found == {"home": [], "station": [], "activity": []}
