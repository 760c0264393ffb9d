"""A progress bar for what takes a while, where somebody is watching."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import repeat
from os import environ
from time import monotonic
from typing import TextIO, TypeVar

import click

from .words import Words

PATIENCE_SECONDS = 2
BETWEEN_SECONDS = 0.1
"""A bar that changed more often would only be slower, and no easier to read."""
WIDTH = 14
"""Of the bar itself: what is said beside it leaves as much in 80 columns, in each of our languages."""
Advance = Callable[[int], None]
"""Is told how many more are done."""
_Item = TypeVar("_Item")


def is_watched(screen: TextIO) -> bool:
    """Whether a person looks at it: no log, and no machine of CI, some of which pretend to be terminals."""
    return screen.isatty() and not environ.get("CI")


@contextmanager
def progress(
    said: Words, label: str, total: int | None, screen: TextIO, now: Callable[[], float] = monotonic
) -> Iterator[Advance]:
    """What to tell how many more are done; after two seconds a bar shows it, the pace, and the time left.

    ``label`` is the key of what is done. There is no bar and no time left where nobody knows the ``total``.
    """
    if not is_watched(screen):
        yield lambda more: None
        return
    bar = _Bar(said, label, total, screen, now)
    try:
        yield bar.advance
    finally:
        bar.end()


def counted(items: Iterable[_Item], advance: Advance) -> Iterator[_Item]:
    """The items as they are, each told once it is there."""
    for item in items:
        advance(1)
        yield item


class _Bar:
    def __init__(
        self, said: Words, label: str, total: int | None, screen: TextIO, now: Callable[[], float]
    ) -> None:
        self.said = said
        self.total = total
        self.now = now
        self.done = 0
        self.next = now() + PATIENCE_SECONDS
        self.first: tuple[float, int] | None = None
        """When it was first shown, and how many were done: what other processes had made came all at once."""
        self.bar = click.progressbar(
            repeat("") if total is None else None,
            length=total,
            label=said(label),
            file=screen,
            width=WIDTH,
            bar_template=f"%(label)s  {'' if total is None else '[%(bar)s]  '}%(info)s",
            show_eta=False,
            show_pos=True,
            item_show_func=lambda pace: pace,
        )

    def advance(self, more: int) -> None:
        self.done += more
        moment = self.now()
        # What is all done is shown at once: something else may follow before the end.
        if moment >= self.next or (self.first and self.done == self.total):
            self.next = moment + BETWEEN_SECONDS
            self.first = self.first or (moment, self.done)
            self.show(moment)

    def end(self) -> None:
        if self.first:
            if self.bar.pos < self.done:
                self.show(self.now())
            # The cursor, too, comes back.
            self.bar.render_finish()

    def show(self, moment: float) -> None:
        self.bar.update(self.done - self.bar.pos, self.pace(moment))

    def pace(self, moment: float) -> str | None:
        """How many a second, and how long the others will take; None before there is anything to go by."""
        begun, before = self.first or (moment, self.done)
        if moment <= begun or self.done <= before:
            return None
        rate = (self.done - before) / (moment - begun)
        pace = self.said("progress.rate", rate=f"{rate:,.0f}" if rate >= 9.95 else f"{rate:#.2g}")
        if self.total is None:
            return pace
        left = timedelta(seconds=round((self.total - self.done) / rate))
        return f"{pace}  {self.said('progress.left', time=left)}"
