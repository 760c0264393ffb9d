"""What the search index remembers between builds, in ``.cache/waystation/search/``.

What is damaged, or was written by another program, counts as none.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from . import kept
from .parts import Part
from .staging import Staging


class Indexed:
    """A ``search.Memory``; ``parts`` are those of the next site, by the station's id."""

    def __init__(self, folder: Path, program: str, parts: Mapping[str, Part], staging: Staging) -> None:
        """``program`` is the digest of everything that has a say in what is kept, beside the content."""
        self._folder = folder
        self._program = program
        self._parts = parts
        self._staging = staging

    def recall(self, name: str) -> bytes | None:
        return kept.read(self._folder / name, self._program)

    def keep(self, name: str, content: bytes) -> None:
        kept.write(self._folder / name, content, self._program)

    def forget_all_but(self, names: Collection[str]) -> None:
        for file in self._folder.iterdir() if self._folder.is_dir() else ():
            if file.name not in names:
                file.unlink()

    def key(self, station: str) -> str:
        part = self._parts.get(station)
        return part.key if part else ""

    def stands(self, files: Mapping[str, str]) -> bool:
        return self._staging.has(files)

    def stay(self, files: Mapping[str, str]) -> None:
        self._staging.stay(files)
