"""Short links, from the paper in somebody's hand to the page."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.builds import settings
from tests.in_memory import edition_of, site
from waystation import build
from waystation.model import Page as OutputPage

SITE_URL = settings()["site_url"]
PAGES = {
    "activity": "stations/yongfuli/activities/minnan-tongyao/",
    "station": "stations/huatai/",
    "team": "stations/huatai/teams/yulai-yumei/",
}
A4 = 688
"""CSS pixels between the margins of a sheet."""


def read(shot: bytes) -> list[str]:
    """What a program that knows nothing of ours reads in a picture."""
    with Image.open(BytesIO(shot)) as image:
        return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]


def in_words(page: Page, selector: str) -> str:
    return "".join(page.locator(selector).inner_text().split())


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    """Paper: what a page looks like where it is printed, without backgrounds or scripts."""
    page = browser.new_page(viewport={"width": A4, "height": 1000}, java_script_enabled=False)
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("kind", PAGES)
def test_printed_code_leads_back_to_the_page(kind: str, sheet: Page, served: str) -> None:
    sheet.goto(served + PAGES[kind])
    (code,) = read(sheet.screenshot())
    assert re.fullmatch(rf"{SITE_URL}q/[2-9b-z]{{5}}/", code)
    assert f"{in_words(sheet, '.ws-qr figcaption')}/".endswith(code.partition("://")[2])
    sheet.goto(code.replace(SITE_URL, served))
    sheet.wait_for_url(served + PAGES[kind])
    assert sheet.locator("h1").count() == 1


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_on_a_screen_is_read_by_the_phone_beside(scheme: str, browser: Browser, served: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(served + PAGES["activity"])
        assert page.locator(".ws-qr:visible, .ws-qr__copy:visible").count() == 0
        page.get_by_text("二维码和短网址").click()
        (code,) = read(page.locator(".ws-qr__copy").screenshot())
        assert code.startswith(f"{SITE_URL}q/")


@pytest.mark.build
@pytest.mark.browser
def test_every_code_is_of_its_own_page(sheet: Page, served: str, built_site: Path) -> None:
    """All codes on one sheet, each read, none twice, each leading to the page that it was found on."""
    pages = {
        path.parent.relative_to(built_site).as_posix(): found[1]
        for path in sorted(built_site.rglob("index.html"))
        if (found := re.search(r'<svg ([^>]*id="ws-qr".*?</svg>)', path.read_text("utf-8")))
    }
    assert len(pages) > 30
    drawn = "".join(
        f'<p style="padding: 20px"><svg width="200" height="200" {svg}</p>' for svg in pages.values()
    )
    sheet.set_content(f'<body style="display: flex; flex-wrap: wrap; margin: 0; width: 1200px">{drawn}')
    sheet.set_viewport_size({"width": 1200, "height": 1000})
    leading = set()
    for code in read(sheet.screenshot(full_page=True)):
        document = (built_site / code.removeprefix(SITE_URL) / "index.html").read_text("utf-8")
        leading |= set(re.findall(r'content="0; url=\.\./\.\./([^"]+)/"', document))
    assert leading == set(pages)


def test_what_is_over_needs_no_code() -> None:
    """Nobody puts up a notice of it; its short link goes on."""
    over = edition_of(site(activity={"start": "2026-10-05 09:00", "end": "2026-10-05 11:00"}))
    path = "stations/yongfuli/activities/shougong/"
    outputs = {output.path: output for output in build.render(over)}
    page = outputs[path]
    assert isinstance(page, OutputPage) and "ws-qr" not in page.html
    assert f"q/{over.permalinks.codes[path]}/index.html" in outputs


def test_without_an_address_there_is_no_code() -> None:
    nowhere = edition_of(site(url=""))
    assert not [one.path for one in build.render(nowhere) if "ws-qr" in getattr(one, "html", "")]
