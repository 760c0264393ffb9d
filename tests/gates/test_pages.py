"""What every kind of page promises its visitors, held to in a real browser: the quick ones of the gates."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.gates import fit, markup, reach, rules, weight
from tests.gates.findings import told
from tests.gates.kinds import MODES, QUICK

pytestmark = [pytest.mark.build, pytest.mark.browser, pytest.mark.gate]


@pytest.mark.parametrize("mode", MODES)
def test_no_kind_of_page_breaks_a_rule_of_accessibility(browser: Browser, base: str, mode: str) -> None:
    opened = ("home",) if mode == "light" else ()
    found = list(rules.broken_rules(browser, base, mode, QUICK, opened=opened))
    assert not found, told(found)


@pytest.mark.parametrize(
    ("mode", "widths", "doubled"),
    [("light", (320, 390, 768, 1280), False), ("elder", (320, 1280), False), ("light", (320, 1280), True)],
)
def test_nothing_is_cut_off_and_no_page_scrolls_sideways(
    browser: Browser, base: str, mode: str, widths: tuple[int, ...], doubled: bool
) -> None:
    found = list(fit.misfits(browser, base, mode, QUICK, widths=widths, doubled=doubled))
    assert not found, told(found)


def test_visits_stay_light_quiet_still_and_at_home(browser: Browser, base: str) -> None:
    kinds = ("home", "station", "activity", "month", "agenda", "ordinary", "lost")
    first = weight.first_visits(browser, base, kinds)
    after = weight.next_visits(browser, base, kinds)
    found = list(weight.too_heavy(first, after, base))
    assert not found, told(found)


def test_no_page_is_longer_than_a_cheap_phone_bears(built_site: Path) -> None:
    found = list(weight.too_long(built_site))
    assert not found, told(found)


def test_markup_is_valid(built_site: Path) -> None:
    found = list(markup.breaches(built_site))
    assert not found, told(found)


@pytest.mark.parametrize("mode", ["light", "elder"])
def test_targets_are_large_enough_for_a_finger(browser: Browser, base: str, mode: str) -> None:
    found = list(reach.small_targets(browser, base, mode, ("home", "station", "activity")))
    assert not found, told(found)


def test_keys_reach_everything_and_show_where_they_are(browser: Browser, base: str) -> None:
    found = list(reach.lost_keys(browser, base, "light", ("home", "activity")))
    assert not found, told(found)
