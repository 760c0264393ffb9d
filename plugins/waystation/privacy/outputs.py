"""The last look at what is published: numbers that are certain, in every form that a program would read.

Every byte of the site passes here, so a glance comes first that is cheap and forgives nothing: only a file
with digits enough in a row is taken apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from ..model import Mark, Site
from ..problems import Code, Problem
from . import Confidence, find, is_contact
from .texts import contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    contacts: frozenset[str]
    """Numbers that the site itself asks people to call."""

    @classmethod
    def of(cls, site: Site) -> "Gate":
        return cls(contacts=contacts(site))

    def problems(self, path: str, content: bytes) -> Iterator[Problem]:
        """One for each kind of number that one file must not hold, in the form in which it first shows."""
        if not may_hold(content):
            return
        told = set()
        for view in views(path, content.decode("utf-8", "replace")):
            for found in find(view):
                is_allowed = found.confidence is Confidence.medium or is_contact(view, found, self.contacts)
                if is_allowed or found.kind in told:
                    continue
                told.add(found.kind)
                line = view.count("\n", 0, found.start) + 1
                mark = Mark(path=path, line=line, column=found.start - view.rfind("\n", 0, found.start))
                yield Problem(mark=mark, code=Code.PERSONAL_DATA, values={"data": found.kind.value})


def may_hold(content: bytes) -> bool:
    """Whether digits in a row, whatever separates them, are enough for a number that is certain."""
    runs = content.translate(_DIGITS, _SEPARATORS).split()
    return any(len(run) >= 11 and _LONG.search(run) for run in runs) or any(
        clue.search(content) for clue in _CLUES
    )


def views(path: str, text: str) -> Iterator[str]:
    """The text as it stands, without escapes, and as somebody sees it."""
    yield unquote(unescape(text)) if "%" in text or "&" in text else text
    if path.endswith(_MARKUP):
        shown = _INLINE.sub("", _HIDDEN.sub("", text))
        yield unescape(_TAG.sub("\n", shown))
    elif path.endswith(".ics"):
        # RFC 5545, 3.1: a line that begins with a space goes on with the one before.
        yield text.replace("\r\n ", "").replace("\r\n\t", "")
    if "\\" in text:
        yield _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text).replace("\\", "")


_DIGITS = bytes(code if code in b"0123456789" else 0x20 for code in range(256))
_SEPARATORS = b" -._\t"
# A mobile number, an identity number or a bank card: a landline with its zero in front is none of them.
_LONG = re.compile(rb"1[3-9][0-9]{9}|[1-9][0-9]{15}")
_SPOKEN = [numeral.encode() for numeral in "零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"]
# Each begins with a text of its own, which is what makes them fast.
_CLUES = (
    *(re.compile(first.encode() + rb" ?(?:" + b"|".join(_SPOKEN) + rb"){2}") for first in "一幺壹"),
    re.compile(rb"\xef\xbc[\x91-\x99](?:[^\x00-\x7f]|[0-9 .-]){8}"),
    re.compile(rb"\xc2\xb7[0-9]{3}"),
    re.compile(rb"\xe2\x80[\x8b-\x95][0-9]{3}"),
    re.compile(rb"&#(?:x3[0-9]|4[89]|5[0-7]);"),
    re.compile(rb"\\u003[0-9]"),
    re.compile(rb"(?:%3[0-9]){2}"),
)
_MARKUP = (".html", ".xml", ".svg")
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|code|del|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I
)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
