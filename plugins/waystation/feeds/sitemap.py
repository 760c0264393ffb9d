"""What search engines may look at (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from ..model import Artifact

MOST = 50_000
"""Addresses that one file may hold; with more of them, ``sitemap.xml`` is an index of several."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(url: str, paths: Sequence[str], today: date) -> Iterator[Artifact]:
    """Of the pages at ``paths`` below ``url``; nothing while the site's own address is not known."""
    if not url:
        return
    parts = [paths[at : at + MOST] for at in range(0, len(paths), MOST)] or [()]
    if len(parts) == 1:
        yield _listed("sitemap.xml", "urlset", "url", url, parts[0], today)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _listed(name, "urlset", "url", url, part, today)
    yield _listed("sitemap.xml", "sitemapindex", "sitemap", url, names, today)


def _listed(name: str, top: str, item: str, url: str, paths: Sequence[str], today: date) -> Artifact:
    day = today.isoformat()
    lines = (f"<{item}><loc>{escape(url + path)}</loc><lastmod>{day}</lastmod></{item}>\n" for path in paths)
    text = f'{HEAD}<{top} xmlns="{NAMESPACE}">\n{"".join(lines)}</{top}>\n'
    return Artifact(path=name, content=text.encode())
