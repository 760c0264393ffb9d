"""What the tests ask of a built page: its head, its headings, its anchors and everything it points to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

ADDRESSES = {
    ("a", "href"),
    ("area", "href"),
    ("audio", "src"),
    ("embed", "src"),
    ("form", "action"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("link", "href"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("track", "src"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("video", "poster"),
    ("video", "src"),
}
LOADED_LINKS = {"icon", "manifest", "modulepreload", "preload", "stylesheet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    tag: str
    url: str
    rel: frozenset[str]
    line: int

    @property
    def is_loaded(self) -> bool:
        """Whether a browser fetches it while it shows the page, rather than when somebody follows it."""
        return bool(self.rel & LOADED_LINKS) if self.tag == "link" else self.tag not in {"a", "area", "form"}


@dataclass(slots=True, kw_only=True)
class HtmlPage:
    path: str
    """From the site's root, such as ``about/index.html``."""
    lang: str = ""
    titles: list[str] = field(default_factory=list)
    headings: int = 0
    is_redirect: bool = False
    meta: dict[str, str] = field(default_factory=dict)
    """Content by name or property."""
    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    text: str = ""

    def related(self, rel: str) -> list[str]:
        """Where links of this relation lead."""
        return [reference.url for reference in self.references if rel in reference.rel]


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.inside: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        page = self.page
        if tag in {"title", "svg", "script", "style"}:
            self.inside.append(tag)
        if tag == "title" and "svg" not in self.inside:
            page.titles.append("")
        if tag == "html":
            page.lang = named.get("lang", "")
        if tag == "h1":
            page.headings += 1
        if tag == "meta":
            page.meta[named.get("name") or named.get("property") or ""] = named.get("content", "").strip()
            page.is_redirect |= named.get("http-equiv", "").lower() == "refresh"
        page.ids += [
            named[name] for name in ("id", "name") if named.get(name) and (name == "id" or tag == "a")
        ]
        rel = frozenset(named.get("rel", "").lower().split())
        for name, value in named.items():
            for url in _urls(tag, name, value):
                page.references.append(Reference(tag=tag, url=url, rel=rel, line=self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self.inside and "svg" not in self.inside:
            self.page.titles[-1] += data.strip()
        elif not self.inside:
            self.texts.append(data)


def _urls(tag: str, name: str, value: str) -> Iterator[str]:
    if (tag, name) in ADDRESSES:
        yield value.strip()
    elif name in {"srcset", "imagesrcset"}:
        yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())


def read_page(site: Path, file: Path) -> HtmlPage:
    page = HtmlPage(path=file.relative_to(site).as_posix())
    reader = _Reader(page)
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    page.text = "".join(reader.texts)
    return page
