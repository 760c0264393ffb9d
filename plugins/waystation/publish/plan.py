"""What a publish does and in which order, from two lists of files and their checksums.

An object store changes one object at a time, and a publish may end anywhere. In the order of ``Phase`` every
page that can be read is whole all the while: what it refers to is there before it comes, and goes after it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from ..provenance import STAMP

Manifest: TypeAlias = Mapping[str, str]
"""Checksum of each file by its path, which has no slash in front; empty where the place cannot tell."""

_FINGERPRINTED = re.compile(r"(?:^|/)[^/]+\.[0-9a-f]{8,}(?:\.min)?\.(?:css|js|mjs|svg|woff2)$")
_READ_BY_ROBOTS = re.compile(r"sitemap[^/]*\.xml(?:\.gz)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Paths by what happens to them, each in order; ``same`` counts the files that stay as they are."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int

    def __len__(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)

    @property
    def uploads(self) -> tuple[str, ...]:
        return tuple(sorted((*self.added, *self.changed)))


class Phase(IntEnum):
    """The turns of a publish; one begins when the one before it has ended."""

    CLAIM = 1
    """The stamp, where there was none: from here on the place is known as this site's."""
    NEW_ASSETS = 2
    NEW_PAGES = 3
    ASSETS = 4
    """Files that keep their names, such as calendars and the search's index: they may speak of new pages."""
    PAGES = 5
    SEAL = 6
    """The site map and the stamp, which speak of all the others."""
    OLD_PAGES = 7
    OLD_ASSETS = 8

    @property
    def removes(self) -> bool:
        return self >= Phase.OLD_PAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    phase: Phase
    path: str


def compare(old: Manifest, new: Manifest) -> Changes:
    """What leads from the old files to the new ones.

    Styles, scripts and drawings that carry a fingerprint in their names stay: a page that somebody has open,
    or that a cache in between still holds, goes on asking for them.
    """
    both = old.keys() & new.keys()
    changed = {path for path in both if old[path] != new[path]}
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(path for path in old.keys() - new.keys() if not outlives(path))),
        same=len(both) - len(changed),
    )


def outlives(path: str) -> bool:
    """Whether the file is kept beside later releases, because its name says all about its content."""
    return _FINGERPRINTED.search(path) is not None


def steps(changes: Changes) -> tuple[Step, ...]:
    """Every upload and deletion, in the order in which they keep the site whole."""
    found = [Step(phase=phase, path=path) for phase, path in _phased(changes)]
    return tuple(sorted(found, key=lambda step: (step.phase, step.path)))


def _phased(changes: Changes) -> Iterator[tuple[Phase, str]]:
    for path in changes.added:
        if path == STAMP:
            yield Phase.CLAIM, path
        elif _READ_BY_ROBOTS.fullmatch(path):
            yield Phase.SEAL, path
        else:
            yield Phase.NEW_PAGES if _is_page(path) else Phase.NEW_ASSETS, path
    for path in changes.changed:
        if path == STAMP or _READ_BY_ROBOTS.fullmatch(path):
            yield Phase.SEAL, path
        else:
            yield Phase.PAGES if _is_page(path) else Phase.ASSETS, path
    for path in changes.removed:
        yield Phase.OLD_PAGES if _is_page(path) else Phase.OLD_ASSETS, path


def _is_page(path: str) -> bool:
    return path.endswith(".html")
