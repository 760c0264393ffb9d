"""What other programs read: one format per file."""

from collections.abc import Callable, Iterator

from ..edition import Edition
from ..model import Artifact
from . import atom, icalendar, redirects, robots, short_links

Feed = Callable[[Edition], Iterator[Artifact]]

OF_STATIONS: tuple[Feed, ...] = (icalendar.render, atom.render)
"""Those that make feeds of single stations: each follows from what an edition of one holds."""

OF_LISTS: tuple[Feed, ...] = (robots.render, redirects.render)
"""Those that tell what there is, and nothing of what it says."""

FEEDS: tuple[Feed, ...] = (*OF_STATIONS, *OF_LISTS, short_links.render)
