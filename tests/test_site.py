"""What must hold on every page of the built example site, whatever it shows."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import html5lib
import pytest

from tests.builds import REPO, settings
from tests.html_pages import HtmlPage, Reference, read_page

pytestmark = pytest.mark.build

SITE_URL = settings()["site_url"]
LOST = "404.html"
"""Shown for any missing address, so it has none of its own."""
LEFT_ALONE = {"data", "geo", "mailto", "sms", "tel"}
"""Schemes that lead to no page."""
CSS_FROM_ELSEWHERE = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, HtmlPage]:
    found = [read_page(built_site, file) for file in sorted(built_site.rglob("*.html"))]
    assert len(found) > 1 and any(page.references for page in found)
    return {page.path: page for page in found}


@pytest.fixture(scope="module")
def files(built_site: Path) -> set[str]:
    return {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}


def absolute(page: HtmlPage, url: str) -> str:
    """The full address that a visitor's browser makes of it."""
    return urljoin(SITE_URL + page.path.removesuffix("index.html"), url)


def is_own(url: str) -> bool:
    return urlsplit(url).netloc == urlsplit(SITE_URL).netloc


def broken(page: HtmlPage, reference: Reference, files: set[str], pages: dict[str, HtmlPage]) -> str | None:
    """What is wrong with a reference to this site, if anything."""
    url = absolute(page, reference.url)
    parts = urlsplit(url)
    if parts.scheme in LEFT_ALONE:
        return None
    if parts.scheme not in {"http", "https", "webcal"}:
        return f"no address that a page may lead to: {reference.url}"
    if not is_own(url) or "edit" in reference.rel:
        return None
    root = urlsplit(SITE_URL).path
    if not parts.path.startswith(root):
        return f"outside the site: {reference.url}"
    path = unquote(parts.path).removeprefix(root)
    path += "index.html" if path.endswith("/") or not path else ""
    if path not in files:
        return f"nothing there: {reference.url}"
    anchor = unquote(parts.fragment)
    if anchor and anchor != "top" and path in pages and anchor not in pages[path].ids:
        return f"no such anchor: {reference.url}"
    return None


def test_every_link_anchor_and_asset_leads_somewhere(pages: dict[str, HtmlPage], files: set[str]) -> None:
    wrong = [
        f"{page.path}:{reference.line}: {problem}"
        for page in pages.values()
        for reference in page.references
        if (problem := broken(page, reference, files, pages))
    ]
    assert not wrong


def test_nothing_is_loaded_from_another_host(pages: dict[str, HtmlPage], built_site: Path) -> None:
    loaded = [
        (page, reference) for page in pages.values() for reference in page.references if reference.is_loaded
    ]
    assert loaded
    wrong = [
        f"{page.path}:{reference.line}: {reference.url}"
        for page, reference in loaded
        if not reference.url.startswith("data:") and not is_own(absolute(page, reference.url))
    ]
    for file in sorted(built_site.rglob("*.css")):
        wrong += [
            f"{file.name}: {url}" for url in CSS_FROM_ELSEWHERE.findall(file.read_text(encoding="utf-8"))
        ]
    assert not wrong


def test_sources_stay_at_home(files: set[str]) -> None:
    assert not {path for path in files if path.endswith((".yml", ".yaml", ".md", ".py"))}


def test_no_page_shows_front_matter(pages: dict[str, HtmlPage]) -> None:
    """As happens when a file's front matter is broken: the host then shows it, and goes on."""
    heads = [text.split("\n---", 1)[0] for text in markdown_sources() if text.startswith("---\n")]
    lines = {
        line for head in heads for line in head.splitlines() if re.match(r"(title|start|summary): \S", line)
    }
    assert lines or not heads
    wrong = [(page.path, line) for page in pages.values() for line in lines if line in page.text]
    assert not wrong


def markdown_sources() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((REPO / "content").rglob("*.md"))]


def test_every_page_says_what_it_is(pages: dict[str, HtmlPage]) -> None:
    wrong = []
    for page in pages.values():
        if page.is_redirect:
            continue
        expected = {"description"}
        if page.path != LOST:
            expected |= {"og:title", "og:description", "og:url", "og:type", "og:site_name"}
            own = SITE_URL + page.path.removesuffix("index.html")
            if [unquote(url) for url in page.related("canonical")] != [own]:
                wrong.append(f"{page.path}: its canonical link is {page.related('canonical')}, not {own}")
            if page.meta.get("og:url") and [page.meta["og:url"]] != page.related("canonical"):
                wrong.append(f"{page.path}: og:url is not the canonical address")
        wrong += [f"{page.path}: no {name}" for name in sorted(expected) if not page.meta.get(name)]
        if len(page.titles) != 1 or not page.titles[0]:
            wrong.append(f"{page.path}: its titles are {page.titles}")
        if page.headings != 1:
            wrong.append(f"{page.path}: {page.headings} h1")
        if not page.lang:
            wrong.append(f"{page.path}: no language")
        wrong += [f"{page.path}: id twice: {name}" for name, n in Counter(page.ids).items() if n > 1]
    assert not wrong


def test_titles_tell_pages_apart(pages: dict[str, HtmlPage]) -> None:
    titles = Counter(page.titles[0] for page in pages.values() if page.titles and page.path != LOST)
    assert not {title for title, count in titles.items() if count > 1}


def test_every_file_of_content_can_be_edited_from_a_page(pages: dict[str, HtmlPage]) -> None:
    sources = sorted(p.relative_to(REPO).as_posix() for p in (REPO / "content").rglob("*.md"))
    edited = {unquote(url) for page in pages.values() for url in page.related("edit")}
    assert edited
    assert not [source for source in sources if not any(url.endswith(f"/{source}") for url in edited)]


def test_edit_links_lead_to_files_that_exist(pages: dict[str, HtmlPage]) -> None:
    """An address that ends in no file of this repository would open an empty editor."""
    links = {unquote(url) for page in pages.values() for url in page.related("edit")}
    before, _, after = unquote(settings()["edit_uri_template"]).partition("{path}")
    wrong = []
    for link in sorted(links):
        _, found, path = link.partition(before.rstrip("/") + "/")
        candidates = [REPO / path.removesuffix(after), REPO / "content" / path.removesuffix(after)]
        if not found or not any(candidate.is_file() for candidate in candidates):
            wrong.append(link)
    assert links
    assert not wrong


def test_pages_are_well_formed(built_site: Path, pages: dict[str, HtmlPage]) -> None:
    """One page of each folder, because the strict parser is slow: pages of a folder share a template."""
    first_of_folder = {str(Path(path).parent.parent): path for path in sorted(pages, reverse=True)}
    wrong = []
    for path in sorted({*first_of_folder.values(), "index.html", LOST}):
        parser = html5lib.HTMLParser()
        parser.parse((built_site / path).read_text(encoding="utf-8"))
        wrong += [f"{path}:{line}: {code} {told}" for (line, _), code, told in parser.errors]
    assert not wrong


def test_addresses_are_plain_ascii(files: set[str]) -> None:
    """Printed, dictated and pasted addresses survive only without escapes."""
    assert not {path for path in files if quote(path, safe="/") != path}
