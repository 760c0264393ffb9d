"""What stands above every page: the most severe announcement in force that asks for it, and how many do."""

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise

from ..almanac import by_severity
from ..edition import Edition
from ..model import Announcement, Severity
from .instants import begins, has_come
from .notices import Piece, comes, goes, holds, span

AHEAD = timedelta(weeks=4)
"""How far ahead of the build pages hold alerts ready: they say long before that they are out of date."""
MOST = 5
"""Turns that pages hold ready."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One of several that take each other's place as announcements come into force and expire."""

    severity: str
    """The word for it."""
    title: str
    url: str
    urgent: bool
    span: tuple[Piece, ...]
    others: str
    """How many more there are, in words; empty when it is the only one."""
    after: str
    """Instant from which it is shown; empty for at once."""
    until: str
    """Instant at which another takes its place, or none; empty for never."""
    waits: bool
    """Whether it is hidden until a script shows it."""
    version: str
    """Changes with what it says; a visitor who has put it away sees it again then."""


def alerts(edition: Edition) -> tuple[Alert, ...]:
    """In the order of their time; no two are shown at once."""
    alive = edition.alive(edition.announcements)
    asking = by_severity(tuple(a for a in alive if a.banner or a.severity is Severity.urgent))
    midnight = begins(edition.today)
    turns = sorted({t for a in asking for t in (comes(a), goes(a)) if t > midnight})
    found: list[Alert] = []
    for after, until in pairwise(("", *turns, "")):
        held = [a for a in asking if holds(a, after or midnight)]
        if not held:
            continue
        made = _alert(edition, held[0], len(held) - 1, after, until)
        if found and found[-1].until == after and _says(found[-1]) == _says(made):
            found[-1] = replace(found[-1], until=until)
        else:
            found.append(made)
    ready = [one for one in found if one.after < begins(edition.today + AHEAD)][:MOST]
    # Without scripts, the first that the day of the build sees.
    return tuple(
        replace(one, waits=n > 0 or not has_come(one.after, edition.today)) for n, one in enumerate(ready)
    )


def _alert(edition: Edition, first: Announcement, others: int, after: str, until: str) -> Alert:
    words = edition.words
    pieces = span(edition, first)
    said = (first.path, first.severity, first.title, goes(first), *(piece.text for piece in pieces))
    return Alert(
        severity=words(f"severities.{first.severity}"),
        title=first.title,
        url=first.path,
        urgent=first.severity is Severity.urgent,
        span=pieces,
        others=words("shell.more_notices", count=others) if others else "",
        after=after,
        until=until,
        waits=True,
        version=sha256("\n".join(said).encode()).hexdigest()[:8],
    )


def _says(alert: Alert) -> tuple[str, str]:
    return alert.url, alert.others
