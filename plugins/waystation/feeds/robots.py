"""What crawlers may read, and where the list of pages is (RFC 9309; sitemaps.org for the last line)."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Artifact


def render(edition: Edition) -> Iterator[Artifact]:
    lines = ["User-agent: *", "Allow: /"]
    if edition.site.url:
        lines += ["", f"Sitemap: {edition.site.url}sitemap.xml"]
    yield Artifact(path="robots.txt", content=("\n".join(lines) + "\n").encode())
