"""Files that ordinary pages lead to or show, and that are not there: the host gives up over each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from posixpath import basename, dirname, join, normpath, relpath, splitext
from urllib.parse import unquote, urlsplit

from ..markup.left_out import MOST, Address, addresses, written
from ..model import Activity, Announcement, Prose, Site, Team
from ..problems import Code, Problem, near, short
from .markup import WELCOME


def check(site: Site, today: date) -> Iterator[Problem]:
    # Pages whose own files have problems are among them.
    ordinary = {page.mark.path for page in site.addresses.ordinary}
    files = {*site.files, *ordinary, *(page.mark.path for page in site.prose)}
    pages = _pages(site)
    for page in site.prose:
        if "[" in page.body:
            yield from islice(_of_page(page, files, pages), MOST)


def _of_page(page: Prose, files: set[str], pages: Mapping[str, str]) -> Iterator[Problem]:
    for one in addresses(page.body):
        target = _file(page.mark.path, one.address)
        if target is None or target in files:
            continue
        meant = _meant(page, target, one.address, files, pages)
        yield _problem(page, one, target, {"near": meant} if meant else {})


def _problem(page: Prose, one: Address, target: str, meant: Mapping[str, str]) -> Problem:
    begins, at = page.mark.of("body"), written(page.body, one)
    place = replace(begins, line=begins.line + at.line - 1, column=at.column)
    if one.is_link:
        values = {"value": short(at.value), "path": target, **meant}
        return Problem(mark=place, code=Code.FILE_NOT_FOUND, values=values)
    values = {"value": target.removeprefix("content/"), **meant}
    return Problem(mark=place, code=Code.MISSING_IMAGE, values=values)


def _file(page: str, address: str) -> str | None:
    """The file that a page's address names; None for one that names a page of the site, or of another."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or address.startswith(("/", "\\")) or not splitext(path)[1]:
        return None
    return normpath(join(dirname(page), path))


def _meant(page: Prose, target: str, address: str, files: set[str], pages: Mapping[str, str]) -> str:
    """The address to write instead: that of the page which is made of the file, or of a file beside it."""
    here = pages.get(page.mark.path)
    if target in pages and here is not None:
        return f"{relpath(pages[target] or '.', here or '.')}/"
    folder = dirname(target)
    found = near(basename(target), sorted(basename(one) for one in files if dirname(one) == folder))
    return join(dirname(address), found["near"]) if found else ""


def _pages(site: Site) -> Mapping[str, str]:
    """Paths of pages by the files that they are made of."""
    items: tuple[Activity | Team | Announcement, ...] = (*site.activities, *site.teams, *site.announcements)
    made = {item.mark.path: str(item.path) for item in items if item.mark.path.endswith(".md")}
    ordinary = {page.mark.path: str(page.path) for page in site.addresses.ordinary}
    return {WELCOME: "", **made, **ordinary}
