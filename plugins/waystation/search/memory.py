"""What an index knows of the one before, where somebody keeps it; it depends on the content alone."""

from collections.abc import Collection, Mapping
from typing import Protocol


class Memory(Protocol):
    def recall(self, name: str) -> bytes | None:
        """What the same program kept under that name; None where there is nothing that can be trusted."""

    def keep(self, name: str, content: bytes) -> None: ...

    def forget_all_but(self, names: Collection[str]) -> None: ...

    def key(self, station: str) -> str:
        """Digest of all that a station's documents follow from; empty where nobody knows it."""

    def stands(self, files: Mapping[str, str]) -> bool:
        """Whether these files, by their SHA-256, are in the site as an earlier build put them."""

    def stay(self, files: Mapping[str, str]) -> None:
        """They belong to the next site, too."""


class Forgetful:
    """Knows nothing, and keeps nothing."""

    def recall(self, name: str) -> None:
        return None

    def keep(self, name: str, content: bytes) -> None:
        pass

    def forget_all_but(self, names: Collection[str]) -> None:
        pass

    def key(self, station: str) -> str:
        return ""

    def stands(self, files: Mapping[str, str]) -> bool:
        return False

    def stay(self, files: Mapping[str, str]) -> None:
        pass
