"""Which addresses a text may name: links lead to the web, a letter or a telephone; pictures are at home."""

import re
from html import escape, unescape

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PICTURE_WITHOUT_SOURCE = re.compile(r'<img(?![^<>]*? src=)(?:[^<>"]|"[^"]*")*>')
_ALT = re.compile(r' alt="([^"]*)"')


def can_be_followed(address: str) -> bool:
    """Whether it leads somewhere, and there is a program for it that runs nothing."""
    plain = _plain(address)
    scheme = _SCHEME.match(plain)
    return bool(plain) and (scheme is None or scheme[1].lower() in LINK_SCHEMES)


def is_own(address: str) -> bool:
    """Whether it names something on the site itself, which no other site is asked for."""
    plain = _plain(address)
    return bool(plain) and not plain.startswith("//") and not _SCHEME.match(plain)


def without_lost_pictures(html: str) -> str:
    """Cleaned HTML in which a picture whose source was taken away is the words that stand for it."""

    def words(picture: re.Match[str]) -> str:
        alt = _ALT.search(picture[0])
        return escape(unescape(alt[1])) if alt else ""

    return _PICTURE_WITHOUT_SOURCE.sub(words, html)


def _plain(address: str) -> str:
    """As browsers read it (https://url.spec.whatwg.org/#concept-basic-url-parser)."""
    return re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).replace("\\", "/")
