"""However large a network is, no page of it grows with it, and every page is within reach."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from posixpath import normpath

import pytest

from tests.gates.weight import MOST_FRAME, MOST_HTML
from tests.large import network
from waystation import build as verbs
from waystation.edition import Edition
from waystation.feeds import FEEDS
from waystation.model import Artifact, Page
from waystation.pages import PAGES
from waystation.pages.areas import MANY
from waystation.pages.shell import shell

FIRST = 450
"""Pages of each module that are looked at: its lists come first."""
HREF = re.compile(r'<a [^>]*?href="([^"#?]*)(#[^"?]*)?["?]')


@cache
def edition(stations: int, activities: int) -> Edition:
    return network(stations, activities)


def rendered(about: Edition, most: int | None = None) -> Iterator[Page]:
    for render in PAGES:
        yield from islice(verbs.render(about, (render,)), most)


@pytest.mark.parametrize(("stations", "activities"), [(4, 60), (MANY, 60), (60, 60)])
def test_no_page_of_a_network_of_any_size_is_too_long(stations: int, activities: int) -> None:
    lengths = {
        page.path: len(page.html.encode()) + len(page.head.encode())
        for page in rendered(edition(stations, activities), FIRST)
    }
    long = {path: length for path, length in lengths.items() if length > MOST_HTML - MOST_FRAME}
    assert not long


@pytest.mark.parametrize(("stations", "activities"), [(3, 30), (MANY + 8, 20)])
def test_every_link_leads_somewhere_and_every_page_is_within_reach(stations: int, activities: int) -> None:
    about = edition(stations, activities)
    pages = {page.path: page for page in rendered(about)}
    files = {output.path for feed in FEEDS for output in feed(about) if isinstance(output, Artifact)}
    links = {path: set(_links(page)) for path, page in pages.items()}
    broken = [
        (path, target, anchor)
        for path, found in links.items()
        for target, anchor in found
        if target not in files and not _has(pages.get(target), anchor)
    ]
    assert not broken
    seen, waiting = set[str](), ["", *_of_shell(about)]
    while waiting:
        path = waiting.pop()
        if path not in seen and path in pages:
            seen.add(path)
            waiting += [target for target, _ in links[path]]
    # What leads on to another page is for those who kept its address.
    assert not {path for path, page in pages.items() if page.canonical is None} - seen


def _links(page: Page) -> Iterator[tuple[str, str]]:
    """Where the page leads to on the site: paths from its root, and anchors."""
    for target, anchor in HREF.findall(page.html):
        if ":" not in target:
            path = normpath(f"/{page.path}{target}").lstrip("/") if target else page.path.rstrip("/")
            is_file = path.rpartition("/")[2].count(".")
            yield (path if is_file or not path else f"{path}/"), anchor.removeprefix("#")


def _has(page: Page | None, anchor: str) -> bool:
    return page is not None and (not anchor or f'id="{anchor}"' in page.html)


def _of_shell(about: Edition) -> list[str]:
    sections = shell(about, [])["sections"]
    assert isinstance(sections, list)
    return [str(section["url"]).lstrip(".") for section in sections] + ["search/"]
