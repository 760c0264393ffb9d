"""Work on several cores; what this needs is loaded by builds that do so."""

import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

BATCH = 32
"""Items that one process works on before another begins."""
_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


def at_once(work: Callable[[_Item], _Made], items: Sequence[_Item], *, processes: int) -> Iterator[_Made]:
    """What ``work`` makes of each item, in their order; several processes begin now, one when it is asked.

    They are forks, so that ``work`` may use whatever there is here; what it changes it changes there alone.
    Raises RuntimeError when one of them ends early, after it has said why.
    """
    processes = min(processes, len(items))
    if processes < 2:
        return map(work, items)
    return _gathered([_Line(work, items[first::processes]) for first in range(processes)], len(items))


def _gathered(lines: "Sequence[_Line[_Item, _Made]]", count: int) -> Iterator[_Made]:
    for number in range(count):
        yield lines[number % len(lines)].take()


class _Line(Generic[_Item, _Made]):
    """Forks that follow each other: what one looks at it has to copy, because counting references writes."""

    def __init__(self, work: Callable[[_Item], _Made], items: Sequence[_Item]) -> None:
        self._work = work
        self._items = items
        self._taken = 0
        self._begin()

    def take(self) -> _Made:
        try:
            made: _Made = self._here.recv()
        except EOFError:
            raise RuntimeError("a process that built a part of the site has ended early") from None
        self._taken += 1
        is_last = self._taken == len(self._items)
        if is_last or self._taken % BATCH == 0:
            self._process.join()
        if not is_last and self._taken % BATCH == 0:
            self._begin()
        return made

    def _begin(self) -> None:
        forks = get_context("fork")
        self._here, there = forks.Pipe(duplex=False)
        batch = self._items[self._taken : self._taken + BATCH]
        # What this process has yet to write would be written by each of its copies as well.
        sys.stdout.flush()
        sys.stderr.flush()
        self._process = forks.Process(target=_work, args=(self._work, batch, there), daemon=True)
        self._process.start()
        # Only the other process may hold it open, so that its end is noticed.
        there.close()


def _work(work: Callable[[_Item], _Made], items: Sequence[_Item], there: Connection) -> None:
    """Whoever gathers has other work as well: nothing waits until it is asked for."""
    made: SimpleQueue[_Made | None] = SimpleQueue()
    sender = Thread(target=_send, args=(made, there))
    sender.start()
    try:
        for item in items:
            made.put(work(item))
    finally:
        made.put(None)
        sender.join()


def _send(made: "SimpleQueue[_Made | None]", there: Connection) -> None:
    while (one := made.get()) is not None:
        there.send(one)
