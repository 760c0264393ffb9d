"""A network with more stations than anybody would look through: areas come first, and one's own station."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.axe import violations
from tests.builds import build
from tests.conftest import serving
from tests.large import write
from tests.visits import SETTINGS, opened
from waystation.pages.areas import MANY

pytestmark = [pytest.mark.build, pytest.mark.browser]

AT = "2026-11-28T08:00:00"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a network just larger than one whose stations are all named."""
    folder = tmp_path_factory.mktemp("large")
    write(folder, MANY + 2, 12)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    build(folder, folder / "site")
    with serving(folder / "site") as address:
        yield address


def test_the_way_to_a_station_leads_through_its_area(browser: Browser, large: str) -> None:
    with opened(browser, large, at=AT, width=390) as page:
        page.locator(".ws-today").get_by_role("link", name="罗山街道").click()
        expect(page.locator("h1")).to_have_text("罗山街道")
        expect(page.locator(".ws-card")).to_have_count(6)
        page.get_by_role("link", name="邻里第6站", exact=True).click()
        expect(page.locator("h1")).to_have_text("邻里第6站")
        expect(page.locator(".ws-crumbs")).to_contain_text("罗山街道")


def test_ones_own_station_comes_first_though_the_home_page_names_none(browser: Browser, large: str) -> None:
    with opened(browser, large + "stations/station-7/", at=AT, width=390) as page:
        page.get_by_role("button", name="设为我的驿站").click()
        page.goto(large)
        mine = page.locator(".ws-home__mine")
        expect(mine.get_by_role("link", name="邻里第7站")).to_be_visible()
        expect(mine.locator(".ws-open")).to_contain_text("休息")
        expect(mine.locator("a[href^='tel:']")).to_be_visible()
        row = mine.locator(".ws-row a").first
        assert page.request.get(row.evaluate("link => link.href")).ok
        mine.get_by_role("link", name="邻里第7站").click()
        expect(page.locator("h1")).to_have_text("邻里第7站")


def test_the_month_of_a_large_network_counts_and_leads_to_its_areas(browser: Browser, large: str) -> None:
    with opened(browser, large + "calendar/2026-12/", at=AT) as page:
        expect(page.locator(".ws-cell > ul")).to_have_count(0)
        page.locator(".ws-chip", has_text="罗山街道").click()
        expect(page.locator("h1")).to_have_text("2026年12月 · 罗山街道")


@pytest.mark.parametrize(
    "path", ["", "stations/", "stations/in/luoshanjiedao/", "calendar/2026-12/", "services/"]
)
def test_pages_of_a_large_network_break_no_rule_of_accessibility(
    browser: Browser, large: str, path: str
) -> None:
    with opened(browser, large + path, at=AT, width=390) as page:
        assert not violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
