"""What other programs read: one format per file."""

from collections.abc import Callable, Iterator

from ..edition import Edition
from ..model import Artifact

Feed = Callable[[Edition], Iterator[Artifact]]

FEEDS: tuple[Feed, ...] = ()
