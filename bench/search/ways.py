"""How each rival is asked: its own search box, or its own programming interface where it has no box."""

from typing import cast
from urllib.parse import quote

from playwright.sync_api import Page, TimeoutError

from .asking import SETTLED_MS, SHOWN, Way
from .server import Served

_ADDRESSES = "(links) => links.map((link) => link.href)"


def _type_into_ours(page: Page, query: str) -> None:
    page.locator(".ws-search > summary").click()
    page.locator(".ws-search input[name=q]").focus()
    page.keyboard.insert_text(query)


def _ours(page: Page, served: Served, query: str) -> list[str]:
    page.goto(f"{served.url}search/?q={quote(query)}", wait_until="load")
    try:
        page.wait_for_selector("#search-results a, [data-nothing]:not([hidden])", timeout=SETTLED_MS)
    except TimeoutError:
        return []
    return cast(list[str], page.eval_on_selector_all("#search-results a", _ADDRESSES))


def _type_into_material(page: Page, query: str) -> None:
    page.locator(".md-search__input").focus()
    page.keyboard.insert_text(query)
    # Its box listens to keys, not to what they put in.
    page.keyboard.press("Shift")


def _material(page: Page, served: Served, query: str) -> list[str]:
    field = page.locator(".md-search__input")
    field.focus()
    field.fill("")
    page.keyboard.press("Shift")
    page.wait_for_function(_MATERIAL_SAYS.format(sign="=="))
    page.keyboard.insert_text(query)
    page.keyboard.press("Shift")
    page.wait_for_function(_MATERIAL_SAYS.format(sign="!="))
    return cast(list[str], page.eval_on_selector_all(_MATERIAL_RESULT, _ADDRESSES))


_MATERIAL_RESULT = ".md-search-result__list > li > a.md-search-result__link"
_MATERIAL_SAYS = """() => document.querySelector(".md-search-result__meta").textContent.trim()
    {sign} JSON.parse(document.getElementById("__config").textContent)
        .translations["search.result.placeholder"]"""


def _type_into_pagefind(page: Page, query: str) -> None:
    page.evaluate(_PAGEFIND, [query, SHOWN])


def _pagefind(page: Page, served: Served, query: str) -> list[str]:
    return cast(list[str], page.evaluate(_PAGEFIND, [query, SHOWN]))


_PAGEFIND = """async ([query, shown]) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = await pagefind.search(query);
    const pages = await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
    document.querySelector("main").replaceChildren(...pages.map(({ url, meta }) => {
        const link = document.createElement("a");
        link.href = url;
        link.textContent = meta.title;
        link.className = "found";
        return link;
    }));
    return pages.map((page) => new URL(page.url, location).href);
}"""

OURS = Way(
    owns=lambda path: "search" in path,
    first=".ws-search [role=option]",
    typed=_type_into_ours,
    each=_ours,
)
MATERIAL = Way(
    # Its query code is part of the theme's bundle and cannot be told apart; it goes uncounted.
    owns=lambda path: path.startswith("/search/") or "/workers/" in path or "/lunr/" in path,
    first=_MATERIAL_RESULT,
    typed=_type_into_material,
    each=_material,
)
PAGEFIND = Way(
    owns=lambda path: path.startswith("/pagefind/"),
    first="a.found",
    typed=_type_into_pagefind,
    each=_pagefind,
)
