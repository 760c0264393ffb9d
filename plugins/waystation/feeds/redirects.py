"""Where addresses lead that are no longer there, for the servers that can be told.

Everywhere else the pages at the old addresses lead on by themselves. ``_redirects`` is for Netlify and
Cloudflare Pages, which read it from the root of the site and take at most 2,000 lines: short links are left
to their documents. The file for nginx says in its first lines how to include it.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..edition import Edition
from ..model import Artifact, Gone

NGINX = """\
# Written with the site. In the http part of nginx's settings:
#     include /path/to/the/site/nginx/redirects.conf;
# and in the server's:
#     if ($waystation_moved) {{ return 301 $waystation_moved; }}
#     if ($waystation_short) {{ return 302 $waystation_short; }}
#     if ($waystation_gone) {{ return 410; }}
#     error_page 410 @waystation_gone;
#     location @waystation_gone {{ try_files $uri/index.html =410; }}
map_hash_bucket_size 256;
map_hash_max_size 65536;
map $uri $waystation_moved {{
{moved}}}
map $uri $waystation_short {{
{short}}}
map $uri $waystation_gone {{
{gone}}}
"""


def render(edition: Edition) -> Iterator[Artifact]:
    base = urlsplit(edition.site.url).path or "/"
    lost = tuple(edition.permalinks.lost())
    moved = [(base + old.path, base + now) for old, now in lost if isinstance(now, str)]
    gone = [(base + old.path, "1") for old, now in lost if isinstance(now, Gone)]
    short = [(base + path, base + to) for path, to in sorted(edition.permalinks.short_links())]
    if moved:
        yield Artifact(
            path="_redirects", content="".join(f"{old} {now} 301\n" for old, now in moved).encode()
        )
    text = NGINX.format(moved=_map(moved), short=_map(short), gone=_map(gone))
    yield Artifact(path="nginx/redirects.conf", content=text.encode())


def _map(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"    {one} {other};\n" for one, other in pairs)
