"""How far the reading of a site is, for whoever watches."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TextIO

from ..load import Found, Place, Reader, Stations
from ..progress import Advance, is_watched, progress
from ..report import FALLBACK
from ..words import Words, words


@contextmanager
def watched(
    reader: Reader,
    content: Path,
    said: Words | None,
    screen: TextIO,
    now: Callable[[], float] = monotonic,
) -> Iterator[Reader]:
    """The same reader of what is below ``content``, with a bar that shows how much it has read.

    ``said`` is how the network speaks, which nobody knows before it has been read once.
    """
    if not is_watched(screen):
        yield reader
        return
    with progress(said or words(FALLBACK), "build.reading", _texts(content), screen, now) as advance:
        yield _Watched(reader, advance)


class _Watched(Reader):
    def __init__(self, reader: Reader, advance: Advance) -> None:
        self._reader = reader
        self._advance = advance

    def unread(self, place: Place) -> Found | None:
        known = self._reader.unread(place)
        if known is not None:
            self._advance(1)
        return known

    def entries(self, content: bytes, place: Place) -> Found:
        self._advance(1)
        return self._reader.entries(content, place)

    def stations(self, content: str) -> Stations:
        return self._reader.stations(content)


def _texts(folder: Path) -> int:
    """As many as will be read; some more where something is in the wrong place."""
    names = (name for _, _, inside in os.walk(folder) for name in inside)
    return sum(name.endswith((".md", ".yml", ".yaml")) for name in names) - (folder / "index.md").is_file()
