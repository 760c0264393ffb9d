"""The last look at what is published: numbers that are certain, in every form that a program would read.

Every byte of the site passes here, so a glance comes first that is cheap and forgives nothing: only a file
with digits enough in a row is taken apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from ..model import Mark, Site
from ..problems import Code, Problem
from . import CERTAIN, find, is_contact

MOST = 60
"""Digits in a row of which one number may be a part; a longer row is a table, as that of opening hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    contacts: frozenset[str]
    """Numbers that the site itself asks people to call."""
    _shells: dict[bytes, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Whether each shell that was met may hold one."""

    @classmethod
    def of(cls, site: Site) -> "Gate":
        return cls(contacts=site.contacts)

    def problems(self, path: str, content: bytes) -> Iterator[Problem]:
        """One for each kind of number that one file must not hold, in the form in which it first shows."""
        if path.endswith(_PICTURES):
            return
        if path.endswith(".ics"):
            # RFC 5545, 3.1: a line that begins with a space goes on with the one before.
            content = _FOLD.sub(b"", content)
        elif _POSTINGS.fullmatch(path):
            content = _NUMBERS.sub(b"", content)
        elif path == "search/index.json":
            content = _COMPUTED.sub(b"", content)
        if not may_hold(content):
            return
        told = set()
        for view in views(content.decode("utf-8", "replace")):
            for found in find(view, CERTAIN):
                if found.kind in told or is_contact(view, found, self.contacts):
                    continue
                told.add(found.kind)
                line = view.count("\n", 0, found.start) + 1
                mark = Mark(path=path, line=line, column=found.start - view.rfind("\n", 0, found.start))
                yield Problem(mark=mark, code=Code.PERSONAL_DATA, values={"data": found.kind.value})

    def problems_of_page(self, path: str, content: bytes, shell: bytes, own: bytes) -> Iterator[Problem]:
        """The same for a page of which many share the shell: at that, a glance is enough once.

        Whatever stands between two neighbouring ``EDGES`` of the page does so in ``shell`` or in ``own``.
        """
        if shell not in self._shells:
            self._shells[shell] = may_hold(shell)
        if self._shells[shell] or may_hold(own):
            yield from self.problems(path, content)


EDGES = re.compile(b'[<>"]')
"""What no clue and no row of digits goes across: what is between two of them can be looked at alone."""
EDGE = b"<"


def may_hold(content: bytes) -> bool:
    """Whether digits in a row, whatever separates them, are enough for a number that is certain."""
    if any(clue.search(content) for clue in _CLUES):
        return True
    # Few files have what looks like a number at all, and of these most only within a table.
    return _has_many(content) and _has_enough(_TABLE.sub(b"\n", content))


def _has_many(content: bytes) -> bool:
    """Whether digits are enough, be they too many."""
    digits = content.translate(_DIGITS, _SEPARATORS)
    # Whether there are as many in a row is seen at once where all digits are the same.
    return _MOBILE.search(digits) is not None or _LONG in digits.translate(_ALIKE)


def _has_enough(content: bytes) -> bool:
    digits = content.translate(_DIGITS, _SEPARATORS)
    return _MOBILE.search(digits) is not None or any(16 <= len(run) <= MOST for run in digits.split())


def views(text: str) -> Iterator[str]:
    """The text as it stands, and without the escapes of HTML, addresses and JSON."""
    yield text
    if "%" in text or "&" in text:
        yield unquote(unescape(text))
    if "\\" in text:
        yield _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text).replace("\\", "")


_DIGITS = bytes(code if code in b"0123456789" else 0x20 for code in range(256))
_SEPARATORS = b" -._()~*\t"
_ALIKE = bytes(0x30 if code in b"0123456789" else 0x20 for code in range(256))
_LONG = b"0" * 16
_TABLE = re.compile(rb"(?<![0-9#x])[0-9]{32,}")
"""Digits with nothing between them are one group of a number or of none (``digits.numbers``); no number is so
long. What stands before them may make them a part of an escape."""
# These begin with a text of their own, which makes them five times as fast as others.
_MOBILE = re.compile(rb"1[3-9][0-9]{9}")
_SPOKEN = b"|".join(numeral.encode() for numeral in "零〇一二三四五六七八九")
_CLUES = (
    re.compile(rb"\xe4\xb8\x80 ?(?:%b) ?(?:%b)" % (_SPOKEN, _SPOKEN)),
    re.compile(rb"\xef\xbc[\x90-\x99](?:[^\x00-\x7f]|[0-9 .-]){8}"),
    re.compile(rb"\xc2\xb7[0-9]{3}"),
    re.compile(rb"&#(?:x3[0-9]|4[89]|5[0-7]);"),
    re.compile(rb"%3[0-9]%3[0-9]"),
)
_PICTURES = (".webp",)
"""Drawn anew, so that nothing is in them but pixels."""
_FOLD = re.compile(rb"\r\n[ \t]")
_POSTINGS = re.compile(r"search/parts/[0-9a-f]+\.txt")
_NUMBERS = re.compile(rb"^.|[ !#-/:-@].*$", re.MULTILINE)
"""In ``search.lines``, what stands around a token: documents' numbers, in digits and other signs."""
_COMPUTED = re.compile(rb'"(?:free|kind|audience|high|low|span|folders|files)":"[^"\\]*(?:\\.[^"\\]*)*"')
"""A sign for each document (``search.columns``), and names made of digests: of a large site, some digits in a
row are like a number sooner or later. A quote within a text has a backslash before it."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
