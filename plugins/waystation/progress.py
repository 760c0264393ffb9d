"""A progress bar for what takes a while, where somebody is watching."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

import click

PATIENCE_SECONDS = 2


@contextmanager
def progress(
    label: str, total: int, screen: TextIO, now: Callable[[], float] = monotonic
) -> Iterator[Callable[[int], None]]:
    """A function to tell how many more are done; after two seconds a bar shows it, on a terminal only."""
    start, waiting = now(), 0
    bar = click.progressbar(length=total, label=label, file=screen, show_pos=True)

    def advance(more: int) -> None:
        nonlocal waiting
        waiting += more
        if screen.isatty() and now() - start >= PATIENCE_SECONDS:
            bar.update(waiting)
            waiting = 0

    try:
        yield advance
    finally:
        if bar.pos:
            # The cursor, too, comes back.
            bar.render_finish()
