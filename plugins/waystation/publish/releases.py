"""Releases in folders beside each other, one of which is the site: their names, and publishing to them.

``releases/0008-2026-11-28-3f2a1b9c/`` is the eighth release, built for that day; ``current`` is a link to the
one that visitors see. To change it is to rename one link over another, which a web server sees before or
after, never half.
"""

import re
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from .plan import Changes, Manifest, outlives
from .refusal import Refusal
from .stamp import Build

RELEASES = "releases"
CURRENT = "current"
INCOMING = ".incoming"
"""A release that is still arriving; what a publish that was cut off left there is used by the next."""
LOCK = ".lock"
ALGORITHM = "sha256"

_NAME = re.compile(r"(\d{4,})-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")


class Host(Protocol):
    """Where the folder is: this machine, or another one."""

    def locked(self) -> AbstractContextManager[None]:
        """Make the folder, and keep other publishes out of it. Raises Refusal when one is under way."""

    def listing(self) -> tuple[tuple[str, ...], str]:
        """Everything in the folder of releases, and where the link to the current one leads, or nothing."""

    def files(self, name: str) -> Manifest:
        """Files of a release and their SHA-256."""

    def receive(
        self, build: Build, last: str, fresh: Collection[str], advance: Callable[[int], None]
    ) -> None:
        """Make the build the incoming release: ``fresh`` files anew, the others as links to ``last``.

        ``advance`` counts the fresh ones.
        """

    def carry(self, paths: Iterable[str], source: str, to: str) -> None:
        """Link files of one release into another one that has nothing at their paths."""

    def finish(self, name: str) -> None:
        """Give the incoming release its name, when everything is on the disk."""

    def switch(self, name: str) -> None:
        """Make a release the current one, in one go."""

    def remove(self, names: Iterable[str]) -> None:
        """Delete releases."""


@dataclass(frozen=True, slots=True)
class Releases:
    """A place that keeps the last releases."""

    host: Host
    keep: int

    def locked(self) -> AbstractContextManager[None]:
        return self.host.locked()

    def files(self) -> tuple[str, Manifest]:
        _, current = self.host.listing()
        return ALGORITHM, self.host.files(current) if current else {}

    def publish(self, build: Build, changes: Changes, advance: Callable[[int], None]) -> str:
        """Put the build beside the other releases, switch to it, delete the oldest; the new one's name."""
        names, current = self.host.listing()
        name = following(names, build)
        self.host.receive(build, current, frozenset(changes.uploads), advance)
        self._carry(current, INCOMING)
        self.host.finish(name)
        self.host.switch(name)
        self.host.remove(superfluous((*names, name), name, self.keep))
        return name

    def roll_back(self, to: str) -> str:
        """Switch to an earlier release, by default the one before the current; its name."""
        # Asked before the lock, too, which would make a folder that is not there.
        earlier(*self.host.listing(), to)
        with self.host.locked():
            names, current = self.host.listing()
            name = earlier(names, current, to)
            self._carry(current, name)
            self.host.switch(name)
        return name

    def _carry(self, source: str, to: str) -> None:
        """Leave within reach what pages that somebody has open go on asking for."""
        if source and source != to:
            self.host.carry(sorted(filter(outlives, self.host.files(source))), source, to)


def following(names: Iterable[str], build: Build) -> str:
    """The name of the next release."""
    number = max((_number(name) for name in _releases(names)), default=0) + 1
    return f"{number:04}-{build.date}-{build.content_hash[:8]}"


def earlier(names: Iterable[str], current: str, to: str) -> str:
    """The release to go back to: ``to``, else the one before the current. Raises Refusal without one."""
    found = _releases(names)
    if not found:
        raise Refusal("nothing_published")
    if to:
        if to not in found:
            raise Refusal("no_such_release", value=to, known="、".join(found))
        return to
    before = [name for name in found if not current or _number(name) < _number(current)]
    if not before:
        raise Refusal("nothing_earlier", current=current)
    return before[-1]


def superfluous(names: Iterable[str], current: str, keep: int) -> tuple[str, ...]:
    """The oldest releases, beyond the last ``keep``; never the current one."""
    found = _releases(names)
    return tuple(name for name in found[: max(0, len(found) - keep)] if name != current)


def removed(name: str) -> str:
    """What a release is called while it is deleted, so that half of it is never taken for one."""
    return f".removed-{name}"


def _releases(names: Iterable[str]) -> list[str]:
    return sorted((name for name in names if _NAME.fullmatch(name)), key=lambda name: (_number(name), name))


def _number(name: str) -> int:
    found = _NAME.fullmatch(name)
    assert found is not None, name
    return int(found[1])
