"""Pages of long lists, known by what they show before they are made."""

from collections.abc import Callable, Iterable
from datetime import date

from ..almanac import Agenda, Occurrence
from ..edition import Edition
from ..model import Page, Sheet, Station
from .empties import next_after


def sheet(
    edition: Edition,
    path: str,
    held: Iterable[Occurrence],
    beside: tuple[object, ...],
    make: Callable[[], Page],
    *,
    last: date,
    station: Station | None = None,
    here: Agenda | None = None,
) -> Sheet:
    """One with these dates, and the way to what follows upon its ``last`` day (``empties.following``)."""
    shown = {id(one.activity): one.activity for one in held}
    if found := next_after(edition, station, last, here):
        shown[id(found.activity)] = found.activity
    return Sheet(
        path=path,
        shows=tuple(shown.values()),
        beside=(*beside, found.first_day if found else None),
        make=make,
    )
