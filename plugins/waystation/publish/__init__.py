"""From a built site to its visitors.

``plan`` compares and orders without touching anything; each transport carries the plan out in its own way. A
new one is a file beside these and a line in ``TRANSPORTS``.
"""

from contextlib import AbstractContextManager

from ..progress import progress
from ..provenance import checksums
from . import folder, rclone, ssh
from .place import Place
from .plan import Changes, compare
from .refusal import Misuse, Refusal
from .stamp import Build, open_build

__all__ = ("TRANSPORTS", "Build", "Misuse", "Refusal", "changes", "open_build", "opened", "progress")

TRANSPORTS = (ssh.opened, rclone.opened, folder.opened)
"""Asked in this order: the first that knows the target by the way it is written has it."""


def opened(target: str, keep: int) -> AbstractContextManager[Place]:
    """The place that is meant; one of releases keeps that many. Raises Misuse when none can be meant."""
    for transport in TRANSPORTS:
        if place := transport(target, keep):
            return place
    # What follows a colon may be a password: rclone can be told a whole configuration there.
    raise Misuse("no_target", value=target.partition(":")[0])


def changes(place: Place, build: Build) -> Changes:
    """What a publish of the build has to do there."""
    algorithm, there = place.files()
    return compare(there, checksums(build.folder, algorithm))
