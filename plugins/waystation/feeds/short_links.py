"""Short links: documents that only lead on.

They are scanned from paper, so they are no pages in the shell: what a phone loads on its way is a few hundred
bytes.
"""

from collections.abc import Iterator
from html import escape

from ..edition import Edition
from ..model import Artifact


def render(edition: Edition) -> Iterator[Artifact]:
    known = edition.permalinks
    for path, target in known.short_links():
        there = known.living.get(target) or known.published[target]
        yield _document(edition, path, target, there.title or edition.site.network.name)


def _document(edition: Edition, path: str, target: str, title: str) -> Artifact:
    there = escape("../" * path.count("/") + target)
    own = f'<link rel="canonical" href="{escape(edition.site.url + target)}">\n' if edition.site.url else ""
    text = f"""\
<!doctype html>
<html lang="{edition.words("shell.html_lang")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(title)} - {escape(path.strip("/"))}</title>
<meta name="robots" content="noindex">
{own}<meta http-equiv="refresh" content="0; url={there}">
</head>
<body>
<h1>{escape(title)}</h1>
<p><a href="{there}">{escape(edition.words("moved.go"))}</a></p>
</body>
</html>
"""
    return Artifact(path=f"{path}index.html", content=text.encode())
