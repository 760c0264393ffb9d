"""Where an address leads that is no longer there, by what ``redirects.yml`` says.

A line speaks for its address and for all below it: a station that moved takes its activities along.
Of several lines the one for the longest part of the address counts. What has no counterpart below the
new address leads to the new address itself.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ..model import Gone, Moved, SitePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Successors:
    """The lines of ``redirects.yml``, and what they may lead to."""

    moved: Mapping[str, Moved]
    """By the old address."""
    gone: Mapping[str, Gone]
    living: Collection[str]

    def of(self, path: str) -> SitePath | Gone | None:
        """The living address that stands for ``path``, or what became of it; None where no line tells."""
        followed: list[Moved] = []
        while path not in self.living:
            line = self.line(path)
            if line is None or line in followed:
                return None
            if isinstance(line, Gone):
                return line
            followed.append(line)
            below = line.new + path[len(line.old) :]
            path = below if below in self.living or self.line(below) not in (None, *followed) else line.new
        return SitePath(path)

    def line(self, path: str) -> Moved | Gone | None:
        """The line that speaks for an address: its own, else that of the nearest folder it is in."""
        for above in _upwards(path):
            if line := self.moved.get(above) or self.gone.get(above):
                return line
        return None


def _upwards(path: str) -> Iterator[str]:
    """The path itself and the folders that it is in, up to but not including the root."""
    while path:
        yield path
        path = path.rstrip("/").rpartition("/")[0]
        path += "/" if path else ""
