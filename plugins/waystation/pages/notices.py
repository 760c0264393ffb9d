"""Announcements the way lists and the station's page show them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from string import Formatter

from ..almanac import ChangeNotice, NoticeState, by_severity, notice_state
from ..edition import Edition
from ..model import Announcement, Moment, Severity
from ..words import changes, dates
from .instants import begins, ends, has_come
from .rows import iso

LOOKS = {
    Severity.urgent: ("urgent", "notice"),
    Severity.closure: ("closed", "cancelled"),
    Severity.important: ("important", "notice"),
    Severity.public_notice: ("public", "notice"),
    Severity.normal: ("", "notice"),
}
"""CSS modifier and icon of each severity."""
CHANGES = {
    "cancelled": ("closed", "cancelled"),
    "postponed": ("moved", "postponed"),
    "rescheduled": ("moved", "moved"),
    "moved_online": ("moved", "online"),
    "closed": ("closed", "cancelled"),
    "closed_for_good": ("closed", "cancelled"),
    "hours": ("moved", "clock"),
}
"""CSS modifier and icon of each kind of change."""
INTERRUPTING = (Severity.urgent, Severity.closure)
"""Announcements that come before the notices that changes make of themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a text that names days."""

    text: str
    iso: str = ""
    """The moment that it names; empty for the words between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    kind: str
    icon: str
    severity: str
    """The word for it."""
    state: str
    """Word for a state that no time changes, or for one to come; empty while in force."""
    title: str
    path: str
    span: tuple[Piece, ...]
    """From when until when, or why."""
    comes: str
    """Instant at which an announcement comes into force, from the day of the build on; else empty."""
    until: str
    """Instant at which what is in force or to come expires; empty without one."""
    issued: tuple[Piece, ...]
    action: str
    interrupts: bool = False
    """Whether it comes before the notices that changes make of themselves."""
    after: str = ""
    """Instant from which a list shows it; empty for at once."""
    waits: bool = False
    """Whether it is hidden until a script shows it."""


def notice(edition: Edition, announcement: Announcement) -> Notice:
    kind, icon = LOOKS[announcement.severity]
    state = notice_state(announcement, edition.today)
    over = state not in (NoticeState.current, NoticeState.upcoming)
    start = comes(announcement)
    return Notice(
        kind="over" if over else kind,
        icon=icon,
        severity=edition.words(f"severities.{announcement.severity}"),
        state="" if state is NoticeState.current else edition.words(f"notice_states.{state}"),
        title=announcement.title,
        path=announcement.path,
        span=span(edition, announcement),
        comes=start if not over and start > begins(edition.today) else "",
        until=goes(announcement) if not over else "",
        issued=_issued(edition, announcement.issued),
        action=announcement.action or "",
        interrupts=announcement.severity in INTERRUPTING,
    )


def notices(edition: Edition, announcements: Iterable[Announcement]) -> tuple[Notice, ...]:
    return tuple(notice(edition, announcement) for announcement in announcements)


def of_change(edition: Edition, change: ChangeNotice) -> Notice:
    """The notice that a change makes of itself; it leads to where the change is written."""
    kind, icon = CHANGES[change.kind]
    words = edition.words
    return Notice(
        kind=kind,
        icon=icon,
        severity=words(f"changes.words.{change.kind}"),
        state="",
        title=changes.headline(words, change),
        path=change.path,
        span=tuple(Piece(text=why) for why in (changes.reason(words, edition.site, change),) if why),
        comes="",
        until=ends(max(last for _, last in change.spans)),
        issued=_issued(edition, change.posted),
        action=changes.instead(words, edition.site, change),
    )


def in_force(
    edition: Edition, announcements: Iterable[Announcement], limit: int | None = None
) -> tuple[Notice, ...]:
    """Those in force today, the most severe first, and, hidden until then, those that take a place later.

    With a limit a place becomes free when an announcement expires; it is not taken from one that is shown.
    """
    given = by_severity(edition.alive(announcements))
    before, found = _Taken(), []
    for one in given:
        at = _place_free(edition, one, before, limit)
        before.add(one)
        if at is not None:
            found.append(shown_after(edition, notice(edition, one), at))
    return tuple(found)


def shown_after(edition: Edition, shown: Notice, instant: str) -> Notice:
    """The notice in a list that it belongs to from an instant on."""
    return replace(shown, after=instant, waits=not has_come(instant, edition.today))


def archived(edition: Edition, announcement: Announcement) -> Notice | None:
    """How the archive shows it; None for one that will never be there."""
    shown, gone = notice(edition, announcement), goes(announcement)
    if shown.kind == "over":
        return shown
    word = edition.words(f"notice_states.{NoticeState.expired}")
    return (
        replace(shown, kind="over", state=word, comes="", until="", after=gone, waits=True) if gone else None
    )


def with_changes(
    edition: Edition, announcements: tuple[Notice, ...], found: Iterable[ChangeNotice]
) -> tuple[Notice, ...]:
    """Announcements, the most severe first, and between them the notices that changes make of themselves."""
    made = tuple(of_change(edition, change) for change in found)
    before = tuple(one for one in announcements if one.interrupts)
    after = tuple(one for one in announcements if not one.interrupts)
    return (*before, *made, *after)


def comes(announcement: Announcement) -> str:
    """Instant from which it is in force; empty for one that always was."""
    return begins(announcement.from_) if announcement.from_ else ""


def goes(announcement: Announcement) -> str:
    """Instant at which it expires or is withdrawn; empty without one."""
    until, withdrawn = announcement.until, announcement.withdrawn_on
    found = (ends(until) if until else "", begins(withdrawn) if withdrawn else "")
    return min(filter(None, found), default="")


def holds(announcement: Announcement, at: str) -> bool:
    """Whether it is in force at an instant."""
    end = goes(announcement)
    return comes(announcement) <= at and (not end or at < end)


def span(edition: Edition, announcement: Announcement) -> tuple[Piece, ...]:
    """From when until when it is in force; empty for an announcement without a period."""
    first, last = announcement.from_, announcement.until
    if first and last:
        return tuple(_pieces(edition, "notices.span", {"first": first, "last": last}))
    if last:
        return tuple(_pieces(edition, "notices.until", {"last": last}))
    return tuple(_pieces(edition, "notices.from", {"first": first})) if first else ()


def _pieces(edition: Edition, key: str, named: Mapping[str, Moment]) -> Iterator[Piece]:
    """A text of the words, each moment that it names with its machine-readable form."""
    for text, name, _, _ in Formatter().parse(edition.words(key)):
        if text:
            yield Piece(text=text)
        if name:
            yield Piece(text=dates.moment(edition.words, named[name]), iso=iso(named[name]))


def _issued(edition: Edition, at: Moment) -> tuple[Piece, ...]:
    day = Piece(text=dates.full_date(edition.words, at), iso=iso(at))
    return tuple(day if one.iso else one for one in _pieces(edition, "notices.issued", {"day": at}))


class _Taken:
    """Places in a list, by the instants at which announcements take them and leave them."""

    def __init__(self) -> None:
        self._taken: list[str] = []
        self._left: list[str] = []
        self._ends: list[str] = []
        """Each of the instants at which some are left, once."""

    def add(self, announcement: Announcement) -> None:
        first, end = comes(announcement), goes(announcement)
        if end and end <= first:
            return
        insort(self._taken, first)
        if end:
            insort(self._left, end)
            at = bisect_left(self._ends, end)
            if self._ends[at : at + 1] != [end]:
                self._ends.insert(at, end)

    def at(self, instant: str) -> int:
        return bisect_right(self._taken, instant) - bisect_right(self._left, instant)

    def left_after(self, instant: str) -> Iterator[str]:
        return islice(self._ends, bisect_right(self._ends, instant), None)


def _place_free(
    edition: Edition, announcement: Announcement, before: _Taken, limit: int | None
) -> str | None:
    """Instant from which it is in force with fewer than ``limit`` before it; None for never."""
    midnight = begins(edition.today)
    start = comes(announcement) if comes(announcement) > midnight else ""
    for at in (start, *before.left_after(start)):
        if not holds(announcement, at or midnight):
            return None
        if limit is None or before.at(at or midnight) < limit:
            return at
    return None
