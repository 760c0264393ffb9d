"""A page's short address, in words and as a QR code, for paper and for the phone beside."""

from dataclasses import dataclass

from markupsafe import Markup

from ..edition import Edition
from ..permalinks import FOLDER
from . import qr


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    host: str
    path: str
    """Both as people write them, without what every browser adds."""
    code: Markup
    """An ``svg`` element with the id ``ws-qr``."""


def short(edition: Edition, path: str) -> Short | None:
    """For the page at ``path``; nothing while nobody knows the site's address."""
    url, code = edition.site.url, edition.permalinks.codes[path]
    if not url:
        return None
    host = url.partition("://")[2].removesuffix("/")
    drawn = qr.svg(f"{url}{FOLDER}", code, "/", "ws-qr")
    return Short(host=host, path=f"/{FOLDER}{code}", code=Markup(drawn))
