"""What other programs read: one format per file."""

from collections.abc import Callable, Iterator

from ..edition import Edition
from ..model import Artifact
from . import atom, icalendar, redirects, robots, short_links

Feed = Callable[[Edition], Iterator[Artifact]]

FEEDS: tuple[Feed, ...] = (
    icalendar.render,
    atom.render,
    robots.render,
    short_links.render,
    redirects.render,
)
