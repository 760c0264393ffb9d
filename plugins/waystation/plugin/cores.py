"""How many processes are worth their while."""

import os
import sys

CORES = "WAYSTATION_CORES"
"""How many processes build at once; else, for a large site, as many as there are cores for us."""
WORTH_IT = 1500
"""Activities whose pages several processes make sooner than one."""


def processes(activities: int) -> int:
    """How many are to make the pages of so many activities; ValueError for a setting that is no number.

    Only Linux makes copies of a process that are safe to work on.
    """
    if sys.platform != "linux":
        return 1
    if chosen := os.environ.get(CORES):
        return max(1, int(chosen))
    return len(os.sched_getaffinity(0)) if activities >= WORTH_IT else 1
