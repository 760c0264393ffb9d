"""An end to what would go on for ever, whatever a stranger has written."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn


class EndlessError(Exception):
    """No OSError, as TimeoutError is, which others may take for a file that is not there."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises EndlessError in what takes longer, of the processor's time.

    Only where the system can be asked for that (not Windows), and in the main thread, where signals arrive.
    """
    if not hasattr(signal, "SIGPROF") or current_thread() is not main_thread():
        yield
        return

    def ends(number: int, frame: FrameType | None) -> NoReturn:
        raise EndlessError(f"{seconds} seconds were not enough")

    before = signal.signal(signal.SIGPROF, ends)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
