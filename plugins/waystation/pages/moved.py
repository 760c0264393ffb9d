"""Addresses whose page stands elsewhere: they lead there at once, and say so."""

from collections.abc import Iterator
from html import escape

from ..edition import Edition
from ..model import Gone, Kind, Page
from .template import fill

SECTIONS = {
    Kind.activity: "activities",
    Kind.announcement: "announcements",
    Kind.service: "services",
    Kind.station: "stations",
    Kind.team: "teams",
}
"""The menu entry, and the folder of the list, that what stands at an address belongs to."""


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    for old, now in edition.permalinks.lost():
        if now is None or isinstance(now, Gone) or not old.path.endswith("/"):
            continue
        there = edition.permalinks.living[now]
        name = there.title or edition.site.network.name
        heading, lead = words("moved.title", name=name), words("moved.lead", name=name)
        yield leading(edition, old.path, now, heading, lead, SECTIONS.get(there.kind, "home"))


def leading(edition: Edition, path: str, to: str, heading: str, lead: str, section: str) -> Page:
    """A page at ``path`` that leads to the one at ``to``."""
    target = "../" * path.count("/") + to
    return Page(
        path=path,
        title=heading,
        description=lead,
        html=fill("moved", edition, path, heading=heading, lead=lead, target=target),
        kind="moved",
        section=section,
        head=f'<meta http-equiv="refresh" content="0; url={escape(target)}">',
        canonical=to,
        noindex=True,
    )
