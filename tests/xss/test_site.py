"""A site full of vectors, opened without the policy that would stop them: nothing runs, nobody else is asked.

XSS_ENTRIES=232 XSS_STATIONS=40 gives every vector to every field; by default each field gets a part of them.
"""

import json
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from tests.builds import build
from tests.conftest import serving
from tests.searching import RESULTS, combobox, options
from tests.xss.site import WRITABLE, Written, text_fields, write
from tests.xss.vectors import VECTORS
from tests.xss.watch import opened_in_frames, watch
from waystation import headers
from waystation.model import Activity, Announcement, Network, Prose, Station, Team

pytestmark = [pytest.mark.build, pytest.mark.browser]

ENTRIES = int(os.environ.get("XSS_ENTRIES", 30))
STATIONS = int(os.environ.get("XSS_STATIONS", 4))
REFUSED = {"Activity.image", "Activity.photos.src", "Network.holidays", "Station.photos.src"}
"""Texts that name something which must be there."""
AT_ONCE = 20
URL = "https://xss.example.org/"
HARNESS = "harness.html"
FEED = "harness-{}.html"
SCHEMES = {"http:", "https:", "mailto:", "tel:", "webcal:"}
QUERIES = (
    "script",
    "onerror",
    "img src",
    "javascript",
    "svg onload",
    "evil",
    "pwned",
    "style",
    "example",
    "在",
)
ATOM = {
    "author",
    "category",
    "content",
    "entry",
    "feed",
    "id",
    "link",
    "name",
    "published",
    "summary",
    "title",
}
ATOM |= {"updated"}
COMPONENTS = {"DAYLIGHT", "STANDARD", "VCALENDAR", "VEVENT", "VTIMEZONE"}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The project, built; its pages without their policy."""
    made = write(tmp_path_factory.mktemp("xss"), ENTRIES, STATIONS)
    site = made.folder / "site"
    build(made.folder, site)
    guard = headers.guard((site / headers.SHELL).read_text("utf-8"))
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        assert html.count(guard) == 1
        file.write_text(html.replace(guard, ""), "utf-8")
    return made


@pytest.fixture(scope="module")
def site(written: Written) -> Path:
    return written.folder / "site"


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def feeds(site: Path) -> list[ElementTree.Element]:
    found = [ElementTree.parse(file).getroot() for file in sorted(site.rglob("announcements.xml"))]
    assert len(found) == STATIONS + 1
    return found


def test_every_field_that_takes_any_text_has_had_vectors(written: Written) -> None:
    kinds = (Network, Station, Activity, Team, Announcement, Prose)
    wanted = {name for kind in kinds for name in text_fields(kind)}
    assert written.had.keys() == wanted - REFUSED
    assert {number for numbers in written.had.values() for number in numbers} == {
        vector.number for vector in WRITABLE
    }
    for kind in (Activity, Team, Announcement, Prose):
        assert written.had[f"{kind.__name__}.body"] == {vector.number for vector in WRITABLE}
        assert len(written.had[f"{kind.__name__}.title"]) == ENTRIES


def test_no_page_runs_anything_or_asks_anybody_else(
    browser: Browser, home: str, site: Path, written: Written, feeds: list[ElementTree.Element]
) -> None:
    paths = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    assert len(paths) > 4 * ENTRIES
    for number, text in enumerate(texts_of(feeds)):
        (site / FEED.format(number)).write_text(f"<!doctype html><body>{text.replace(URL, home)}", "utf-8")
        paths.append(FEED.format(number))
    (site / HARNESS).write_text("<!doctype html><body>", "utf-8")
    looked: dict[str, dict[str, Any]] = {}
    with watch(browser, home) as found:
        page = found.context.new_page()
        page.goto(home + HARNESS)
        for first in range(0, len(paths), AT_ONCE):
            some = paths[first : first + AT_ONCE]
            looked |= zip(some, opened_in_frames(page, [home + quote(path) for path in some]), strict=True)
    assert not found.caught
    assert {scheme for one in looked.values() for scheme in one["schemes"]} <= SCHEMES
    assert not {path: one for path, one in looked.items() if one["handlers"] or one["styles"]}
    for one in looked.values():
        for kind, text in one["scripts"]:
            assert kind == "application/ld+json" and json.loads(text)
    for path, title in written.titles.items():
        assert looked[f"{path}index.html"]["title"].startswith(" ".join(title.split()))


def test_a_leak_would_be_noticed(browser: Browser, home: str, site: Path) -> None:
    """Otherwise the test above would be worth nothing."""
    link = '<a href="java&Tab;script:pwned(1000)" onmouseover="x()" style="color: red">x</a>'
    (site / "leak.html").write_text(
        f"<!doctype html><body>{VECTORS[0].text}<img src=//evil.example/9>{link}", "utf-8"
    )
    (site / HARNESS).write_text("<!doctype html><body>", "utf-8")
    with watch(browser, home) as found:
        page = found.context.new_page()
        page.goto(home + HARNESS)
        (one,) = opened_in_frames(page, [f"{home}leak.html"])
        page.wait_for_timeout(100)
    assert sorted(found.caught) == ["http://evil.example/9", "pwned 1", "pwned 1000"]
    assert one["schemes"] == ["javascript:"] and one["handlers"] == ["onmouseover"]
    assert len(one["styles"]) == 1 and one["scripts"] == [["", "pwned(1)"]]


def test_searching_runs_nothing(browser: Browser, home: str) -> None:
    with watch(browser, home) as found:
        page = found.context.new_page()
        for query in QUERIES:
            page.goto(f"{home}search/?q={quote(query)}")
            expect(page.locator(RESULTS).first).to_be_visible()
        # What marks the words on the page of a result.
        page.locator(RESULTS).first.click()
        expect(page.locator(".ws-found").first).to_be_attached()
        page.goto(home)
        page.locator(".ws-search > summary").click()
        for query in QUERIES[:3]:
            combobox(page).fill(query)
            expect(options(page).first).to_be_visible()
            page.wait_for_timeout(200)
    assert not found.caught


def test_addresses_run_nothing(browser: Browser, home: str) -> None:
    """What stands in an address is shown on the page: as a query, as words to mark, as a choice."""
    texts = [" ".join(vector.text for vector in WRITABLE[n : n + 8]) for n in range(0, len(WRITABLE), 8)]
    with watch(browser, home) as found:
        page = found.context.new_page()
        for path, ask in ASKING.items():
            page.goto(home + path)
            said = page.evaluate(ASK.replace("ask", ask), texts)
            assert any("pwned" in one or "evil" in one for one in said), path
    assert not found.caught


ASK = """async (texts) => {
  const said = [];
  for (const text of texts) {
    (ask)(text, encodeURIComponent(text));
    await new Promise((done) => setTimeout(done, 60));
    const shown = document.querySelectorAll("title, .ws-found, [data-chosen]");
    said.push(...[...shown].map((one) => one.textContent));
  }
  return said;
}"""
ASKING = {
    "search/": """(text) => {
      const form = document.querySelector("[data-find]");
      form.elements.q.value = text;
      form.requestSubmit();
    }""",
    "stations/s0/activities/a0/": "(_, text) => { location.hash = `find=${text}`; }",
    "activities/": """(_, text) => {
      history.replaceState(null, "", `?text=${text}&station=${text}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }""",
}


def test_atom_is_whole_and_its_texts_are_as_written(
    feeds: list[ElementTree.Element], written: Written
) -> None:
    names = {element.tag.rpartition("}")[2] for feed in feeds for element in feed.iter()}
    assert names == ATOM
    titles = {element.text for feed in feeds for element in feed.iter("{http://www.w3.org/2005/Atom}title")}
    asked = {title for path, title in written.titles.items() if "/announcements/" in path}
    assert {one.strip() for one in asked} <= titles


def test_calendars_are_whole_and_their_names_are_as_written(site: Path, written: Written) -> None:
    files = sorted(site.rglob("*.ics"))
    assert len(files) > ENTRIES
    summaries = set()
    for file in files:
        lines = re.sub(r"\r\n[ \t]", "", file.read_bytes().decode()).removesuffix("\r\n").split("\r\n")
        assert not [line for line in lines if "\n" in line or "\r" in line]
        assert not [
            line for line in lines if re.match("ATTENDEE|VALARM|ATTACH|X-(?!WR-CALNAME|PUBLISHED)", line)
        ]
        calendar = Calendar.from_ical(file.read_bytes())
        parts = list(calendar.walk())
        assert {part.name for part in parts} <= COMPONENTS
        assert len(calendar.subcomponents) == len([one for one in lines if one == "BEGIN:VEVENT"]) + 1
        summaries |= {str(part["SUMMARY"]) for part in parts if part.name == "VEVENT"}
    asked = [title.strip() for path, title in written.titles.items() if "/activities/" in path]
    assert not [title for title in asked if not any(one.endswith(title) for one in summaries)]


def test_nothing_fills_in_what_authors_write(site: Path) -> None:
    """``{{7*191}}`` stays what it is."""
    files = [file for file in site.rglob("*") if file.suffix in (".html", ".ics", ".xml")]
    assert any("{{7*191}}" in file.read_text("utf-8") for file in files)
    assert not [file for file in files if "1337" in file.read_text("utf-8")]


def test_servers_are_told_nothing_that_an_author_wrote(site: Path) -> None:
    shell = (site / headers.SHELL).read_text("utf-8")
    assert not list(headers.inline_scripts(shell))
    assert (site / headers.FILE).read_text("utf-8") == headers.for_netlify(headers.rules(""))


def test_there_are_no_tables_that_a_spreadsheet_would_run(site: Path) -> None:
    """A new export as CSV has to see to it that no cell begins like a formula."""
    assert not [file for file in site.rglob("*") if file.suffix in (".csv", ".tsv", ".xls", ".xlsx")]


def texts_of(feeds: list[ElementTree.Element]) -> Iterator[str]:
    """The HTML that programs for feeds would show."""
    found = {element.text or "" for feed in feeds for element in feed.iter() if element.get("type") == "html"}
    assert len(found) > ENTRIES / 2
    yield from sorted(found)
