"""Where in the authors' files an item stands, so that a later check can point at the right line."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a content file; lines and columns count from 1."""

    path: str
    """POSIX path from the project's root."""
    line: int = 1
    column: int = 1
    names: tuple[str, ...] = field(default=(), repr=False)
    """Dotted names of the fields below this place (``repeat.except.0``), shared between like items."""
    spots: bytes = field(default=b"", repr=False)
    """Line and column of each name's value, as unsigned ints in the order of ``names``."""

    def of(self, name: str) -> "Mark":
        """The place of a field's value, or of the nearest enclosing field that was written."""
        while name:
            if name in self.names:
                at = 2 * self.names.index(name)
                spots = array("I", self.spots)
                return Mark(path=self.path, line=spots[at], column=spots[at + 1])
            name = name.rpartition(".")[0]
        return Mark(path=self.path, line=self.line, column=self.column)


def pack(places: Mapping[str, tuple[int, int]]) -> tuple[tuple[str, ...], bytes]:
    """Names and spots of a ``Mark`` from ``{dotted name: (line, column)}``."""
    flat = array("I", [number for place in places.values() for number in place])
    return tuple(places), flat.tobytes()
