"""Short links: documents that only lead on.

They are scanned from paper, so they are no pages in the shell: what a phone loads on its way is a few hundred
bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from ..edition import Edition
from ..model import Artifact
from ..permalinks import FOLDER


class Link(NamedTuple):
    path: str
    target: str
    """Where it leads, from the site's root."""
    title: str
    """Of what is there."""


def render(edition: Edition) -> Iterator[Artifact]:
    for group in groups(edition).values():
        yield from documents(edition, group)


def groups(edition: Edition) -> Mapping[str, Sequence[Link]]:
    """All of them, by the folder and the first sign of the code: what changes, changes one group."""
    found: dict[str, list[Link]] = {}
    known = edition.permalinks
    for path, target in known.short_links():
        there = known.living.get(target) or known.published[target]
        link = Link(path=path, target=target, title=there.title or edition.site.network.name)
        found.setdefault(path[: len(FOLDER) + 1], []).append(link)
    return found


def is_group(name: str) -> bool:
    return name.startswith(FOLDER)


def documents(edition: Edition, links: Iterable[Link]) -> Iterator[Artifact]:
    """They follow from the links, the network's settings and the words."""
    return (_document(edition, *link) for link in links)


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
