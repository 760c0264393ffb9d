"""Where a build's processor time goes, for whoever asks with WAYSTATION_TIMINGS=1."""

import os
import sys
from collections.abc import Callable

ASKED = "WAYSTATION_TIMINGS"


def used() -> float:
    """Seconds of processor time of this process and of those that it began and that have ended."""
    return sum(os.times()[:4])


class Stages:
    """One stage after the other, from the start of the process."""

    def __init__(self, now: Callable[[], float] = used) -> None:
        self._now = now
        self._last = 0.0
        self._lines: list[str] = []

    def end(self, name: str) -> None:
        """That what has been done since the stage before is called so."""
        now = self._now()
        self._lines.append(f"{name} {now - self._last:.3f}\n")
        self._last = now

    def tell(self) -> None:
        if os.environ.get(ASKED):
            sys.stderr.write("".join(self._lines))
        self._lines.clear()
