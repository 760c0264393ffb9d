"""Where addresses lead that are no longer there, for the servers that can be told.

Everywhere else the pages at the old addresses lead on by themselves. ``_redirects`` is for Netlify and
Cloudflare Pages, which read it from the root of the site and take at most 2,000 lines: short links are left
to their documents.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..edition import Edition
from ..model import Artifact, Gone

NGINX = "# Written with the site. In nginx's server block: include /path/to/the/site/nginx/redirects.conf;\n"


def render(edition: Edition) -> Iterator[Artifact]:
    base = urlsplit(edition.site.url).path or "/"
    moved, lines = [], []
    for old, now in edition.permalinks.lost():
        if isinstance(now, Gone):
            lines.append(f"{base}{old.path} {{ error_page 410 {base}{old.path}index.html; return 410; }}")
        elif now is not None:
            moved.append(f"{base}{old.path} {base}{now} 301\n")
            lines.append(f"{base}{old.path} {{ return 301 {base}{now}; }}")
    for path, to in sorted(edition.permalinks.short_links()):
        lines.append(f"{base}{path} {{ return 302 {base}{to}; }}")
    if moved:
        yield Artifact(path="_redirects", content="".join(moved).encode())
    text = NGINX + "".join(f"location = {line}\n" for line in lines)
    yield Artifact(path="nginx/redirects.conf", content=text.encode())
