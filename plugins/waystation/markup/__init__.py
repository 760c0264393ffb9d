"""Authors' Markdown becomes safe HTML: CommonMark and GitHub's extensions by comrak, then nh3's allow-list.

Raw HTML is dropped twice: comrak leaves it out, and what passed would have to pass nh3 as well. ``left_out``
finds what an author wrote in vain, ``ordinary`` does the same for the pages that the host's Markdown makes.
"""

import re
from collections.abc import Mapping
from functools import cache, partial
from html import escape, unescape
from posixpath import normpath

import nh3

from ..model import Markdown
from .addresses import LINK_SCHEMES, is_own, without_lost_pictures
from .dialect import rendered
from .left_out import Kind, LeftOut, left_out

__all__ = ["Kind", "LeftOut", "html", "left_out", "plain", "stripped"]


def html(text: Markdown | None, labels: Mapping[str, str], folder: str = "") -> str:
    """Safe HTML of one text that stands in ``folder`` of the content, for a page one level below it.

    Headings begin at h3, below the page's title and the section that the text stands in. ``labels`` are the
    words for alerts (``note``, ``tip``, …) and for the way ``back`` from a footnote.
    """
    if not text:
        return ""
    made = _labelled(_lower_headings(_shorten_autolinks(rendered(text), text)), labels)
    return without_lost_pictures(_cleaner(folder).clean(made))


def plain(text: str, most: int = 150) -> str:
    """A text without markup, cut at ``most`` characters, for descriptions."""
    is_plain = not _MARKED.search(text)
    flat = " ".join(text.split()) if is_plain else stripped(rendered(text))
    return flat if len(flat) <= most else flat[: most - 1].rstrip("，、；,; ") + "…"


# What may mean something in one line of CommonMark and its extensions, or to HTML.
_MARKED = re.compile(r"[\\`*_\[\]<>&~@\n\r\0]|://|www\.|^\s*(?:[-+#=|:>]|\d{1,9}[.)]|$)")


def stripped(html: str) -> str:
    """The text of some HTML, on one line."""
    return re.sub(r"\s+", " ", unescape(nh3.clean(html, tags=set(), attributes={}))).strip()


@cache
def _cleaner(folder: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(LINK_SCHEMES),
        link_rel="noopener noreferrer nofollow ugc",
        attribute_filter=partial(_attribute, folder),
    )


_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote", "pre", "hr", "br"),
    *("a", "code", "del", "em", "img", "strong", "sup", "input"),
    *("ol", "ul", "li", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "aria-label"},
    "div": {"class"},
    "p": {"class"},
    "img": {"src", "alt", "title"},
    "input": {"type", "checked", "disabled"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"align"},
    "th": {"align"},
}
_CLASSES = re.compile(r"markdown-alert(-[a-z]+)?|footnote-(ref|backref)|footnotes")
_IDS = re.compile(r"[a-z0-9-]*fn(ref)?-[^\s\"<>]+")


def _attribute(folder: str, tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(word for word in value.split() if _CLASSES.fullmatch(word)) or None
    if name == "id":
        return value if _IDS.fullmatch(value) else None
    if tag == "input" and name == "type":
        return value if value == "checkbox" else None
    if name == "src" and not is_own(value):
        return None
    if name in ("href", "src"):
        return _address(folder, value)
    return value


def _address(folder: str, value: str) -> str | None:
    """Links between content files as links between their pages; others as they are."""
    if not value or value.startswith(("#", "/")) or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", value):
        return value or None
    path, mark, anchor = value.partition("#")
    target = normpath(f"{folder}/{path}").lstrip("./")
    if path.endswith(".md"):
        target = target.removesuffix(".md") + "/"
    return "../" * (folder.count("/") + 2) + target + mark + anchor


# comrak's autolink takes Chinese punctuation, and the words after it, for a part of the address.
_AUTOLINK = re.compile(r'<a href="[^"]*">((?:https?://|www\.)[^<]*[^\x00-\x7f][^<]*)</a>')


def _shorten_autolinks(made: str, text: str) -> str:
    """Bare addresses that run into Chinese text, ended where the ASCII ends."""

    def shorten(match: re.Match[str]) -> str:
        shown = match[1]
        if f"<{shown}>" in text or f"[{shown}]" in text:
            return match[0]
        address = re.match(r"[\x21-\x7e]+", shown)
        assert address is not None, "an autolink begins with its scheme or www"
        scheme = "" if address[0].startswith("http") else "http://"
        return f'<a href="{scheme}{address[0]}">{address[0]}</a>{shown[address.end() :]}'

    return _AUTOLINK.sub(shorten, made)


def _labelled(made: str, labels: Mapping[str, str]) -> str:
    """comrak's English for alerts and footnotes, in the words of the site."""
    if "markdown-alert" not in made and "aria-label" not in made:
        return made
    for kind in ("note", "tip", "important", "warning", "caution"):
        title = f'markdown-alert-title">{kind.capitalize()}<'
        made = made.replace(title, f'markdown-alert-title">{escape(labels[kind])}<')
    return made.replace('aria-label="Back to reference ', f'aria-label="{escape(labels["back"])} ')


def _lower_headings(made: str) -> str:
    def lower(match: re.Match[str]) -> str:
        return f"{match[1]}{min(6, int(match[2]) + 2)}"

    return re.sub(r"(</?h)([1-6])(?=>)", lower, made)
