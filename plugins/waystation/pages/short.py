"""A page's short address, in words and as a QR code (ISO/IEC 18004), for paper and for the phone beside."""

from dataclasses import dataclass

import segno
from markupsafe import Markup

from ..edition import Edition
from ..permalinks import FOLDER

QUIET = 4
"""Modules that stay white around a code (§9.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    host: str
    path: str
    """Both as people write them, without what every browser adds."""
    code: Markup
    """An ``svg`` element with the id ``ws-qr``."""


def short(edition: Edition, path: str) -> Short | None:
    """For the page at ``path``; nothing while nobody knows the site's address."""
    if not edition.site.url:
        return None
    path = f"{FOLDER}{edition.permalinks.codes[path]}"
    url = f"{edition.site.url}{path}/"
    # Paper gets creased and stained: 15 of 100 may be unreadable.
    made = segno.make_qr(url, error="m", boost_error=False)
    svg = made.svg_inline(border=QUIET, omitsize=True, svgid="ws-qr", svgclass="ws-qr__code", lineclass=None)
    host = edition.site.url.partition("://")[2].removesuffix("/")
    return Short(host=host, path=f"/{path}", code=Markup(svg))
