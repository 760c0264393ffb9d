"""What publishing asks of a place, whatever it is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from .plan import Changes, Manifest
from .stamp import Build


class Place(Protocol):
    """Where a site is published to."""

    def locked(self) -> AbstractContextManager[None]:
        """Keep other publishes out, as far as the place can. Raises Refusal when one is under way."""

    def files(self) -> tuple[str, Manifest]:
        """What visitors can read now, and the name in hashlib of the algorithm of its checksums."""

    def publish(self, build: Build, changes: Changes, advance: Callable[[int], None]) -> str:
        """Make the changes that lead to the build; what it is called there. ``advance`` counts files."""

    def roll_back(self, to: str) -> str:
        """Show the release ``to`` again, or that before the current; its name. Raises Refusal without one."""
