"""What an author's Markdown says in vain: HTML, links that lead nowhere, pictures of others or without words.

``html`` leaves it out silently; here is where it stands, so that the author can be told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from itertools import islice

from ..model import Markdown
from .addresses import can_be_followed, is_own
from .dialect import rendered

MOST = 20
"""Places of one text that are looked at: a page full of HTML is told soon enough, and looking takes time."""


class Kind(StrEnum):
    tag = "tag"
    attributes = "attributes"
    link = "link"
    picture = "picture"
    wordless = "wordless"
    """A picture that tells nothing to those who do not see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    kind: Kind
    value: str
    """As it was written."""
    line: int
    column: int
    """Both count from 1, in characters of the text."""
    instead: str = ""
    """The same in Markdown, if there is such a thing."""


def left_out(text: Markdown) -> Iterator[LeftOut]:
    """Everything in one text that no page shows, or not to everybody, by kind and then by place."""
    if "<" in text:
        yield from _tags(text)
    if "{" in text:
        for found in islice(_ATTRIBUTES.finditer(text), MOST):
            yield _at(text, found.start(), Kind.attributes, found[0])
    if ":" in text or "[" in text:
        yield from islice(_addresses(text), MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What a link leads to, or where a picture is."""

    address: str
    is_link: bool
    words: str
    """Those that stand for a picture."""
    reported: tuple[int, int, int, int]
    """First line and column, last line and column, as comrak reports them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    value: str
    """All of it, as it was written."""
    line: int
    column: int


def addresses(text: str) -> Iterator[Address]:
    """Every address that a text names; ``written`` says where."""
    for found in _ADDRESS.finditer(rendered(text, positions=True)):
        yield Address(
            address=unescape(found[6]),
            is_link=found[1] == "a",
            words=unescape(found[7] or ""),
            reported=(int(found[2]), int(found[3]), int(found[4]), int(found[5])),
        )


def written(text: str, one: Address) -> Written:
    """Where one of a text's addresses stands: a look at all lines, so for those only that are told."""
    line, start, last, end = one.reported
    # comrak counts bytes.
    lines = text.encode().split(b"\n")
    span = slice(start - 1, end if line == last else None)
    # Nor does it count the definitions of addresses in the lines above.
    line = next((n for n in range(line, len(lines) + 1) if _WRITTEN.match(lines[n - 1][span])), line)
    return Written(
        value=lines[line - 1][span].decode("utf-8", "ignore"),
        line=line,
        column=len(lines[line - 1][: start - 1].decode("utf-8", "ignore")) + 1,
    )


_OMITTED = "<!-- raw HTML omitted -->"
_TAG = re.compile(r"<(?:/?([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>?|!--|!\[CDATA\[|![a-z]|\?)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\s>*+.)0-9-]")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\b(?:on[a-z]{1,30}|style)\s*=[^{}\n]*\}", re.IGNORECASE)
_ADDRESS = re.compile(
    r'<(a|img) data-sourcepos="(\d+):(\d+)-(\d+):(\d+)" (?:href|src)="([^"]*)"(?: alt="([^"]*)")?'
)
_WRITTEN = re.compile(rb"!?\[([^]]*$|.*[)\]]$)|<.*>$")
_INSTEAD = {
    "a": "[…](https://…)",
    "b": "**…**",
    "del": "~~…~~",
    "em": "*…*",
    "h1": "# …",
    "h2": "## …",
    "h3": "### …",
    "hr": "---",
    "i": "*…*",
    "img": "![…](….jpg)",
    "li": "- …",
    "s": "~~…~~",
    "strong": "**…**",
}


def _tags(text: str) -> Iterator[LeftOut]:
    """Opening and closing tags, and what else HTML begins with <; of a comment only that it never ends."""
    whole = rendered(text)
    if _OMITTED not in whole:
        return
    told: set[str] = set()
    stand_in = next((mark for mark in map(chr, range(0x2E00, 0x2E2F)) if mark not in text), "\u2e00")
    last_comment = text.rfind("-->")
    begun = (one for one in _TAG.finditer(text) if one[0] != "<!--" or one.start() > last_comment)
    for found in islice(begun, MOST):
        at = found.start()
        if (at - len(text[:at].rstrip("\\"))) % 2:
            continue
        name, is_end = (found[1] or "").lower(), found[0].startswith("</")
        # Only at the beginning of a line, or of a list or a quotation, may an end take a text along with it.
        before = text[text.rfind("\n", 0, at) + 1 : at]
        if is_end and (name in told or _LETTERS.search(before)):
            continue
        # Where a < is only a letter, in code say, the page is the same with another letter in its place.
        if rendered(f"{text[:at]}{stand_in}{text[at + 1 :]}").replace(stand_in, "&lt;") == whole:
            continue
        told.add(name)
        yield _at(text, at, Kind.tag, found[0], "" if is_end else _INSTEAD.get(name, ""))


def _addresses(text: str) -> Iterator[LeftOut]:
    for one in addresses(text):
        if kind := _kind(one.is_link, one.address, one.words):
            at = written(text, one)
            yield LeftOut(kind=kind, value=at.value, line=at.line, column=at.column)


def _kind(is_link: bool, address: str, words: str) -> Kind | None:
    if is_link:
        return None if can_be_followed(address) else Kind.link
    if not is_own(address):
        return Kind.picture
    return None if words.strip() else Kind.wordless


def _at(text: str, at: int, kind: Kind, value: str, instead: str = "") -> LeftOut:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return LeftOut(kind=kind, value=value, line=line, column=column, instead=instead)
