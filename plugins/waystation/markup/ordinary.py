"""The authors' ordinary pages, which the host makes: no HTML goes in, and only an allow-list comes out.

Both are needed: extensions that a publisher switches on write HTML of their own, attributes among it.
"""

from functools import cache
from re import Match

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor

from .addresses import LINK_SCHEMES, is_own, without_lost_pictures


class WithoutHtml(Extension):
    """Takes HTML out of a text before anything is made of it; of comments, too, nothing reaches the page."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_EmptyBlocks(md), "html_block", 20)
        md.inlinePatterns.register(_EmptyTags(HTML_RE, md), "html", 90)


def cleaned(html: str) -> str:
    """What is safe of a page that the host has made, which is all that its own extensions write."""
    return without_lost_pictures(_cleaner().clean(html))


class _EmptyBlocks(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash.rawHtmlBlocks
        # What is there already is not the author's: code blocks, for one.
        before = len(stash)
        left = super().run(lines)
        stash[before:] = ["<!-- -->"] * (len(stash) - before)
        return left


class _EmptyTags(HtmlInlineProcessor):
    # The stubs know the old form alone.
    def handleMatch(self, m: Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return "", m.start(0), m.end(0)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"*": {"class", "id", "title"}, **_ATTRIBUTES},
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
        attribute_filter=_attribute,
    )


_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote", "pre", "hr", "br"),
    *("a", "abbr", "b", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "u", "details", "summary", "figure", "figcaption", "input", "label"),
    *("ol", "ul", "li", "dl", "dt", "dd"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in ("class", "id", "for", "name"):
        # The site's own scripts and styles find their places by these.
        return " ".join(word for word in value.split() if not word.startswith("ws-")) or None
    if tag == "input" and name == "type":
        return value if value in ("checkbox", "radio") else None
    if name == "src":
        return value if is_own(value) else None
    return value
