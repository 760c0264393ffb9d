"""Announcements the way lists and the station's page show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..almanac import ChangeNotice, NoticeState, notice_state
from ..edition import Edition
from ..model import Announcement, Severity
from ..words import changes, dates
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
class Notice:
    kind: str
    icon: str
    severity: str
    """The word for it."""
    state: str
    """Word for a state other than current; empty while in force."""
    title: str
    path: str
    span: str
    comes: str
    """Instant or day from which an announcement to come is in force; empty for any other."""
    until: str
    """Instant or last day of what is still in force or to come; empty without one."""
    issued_iso: str
    issued: str
    action: str


def notice(edition: Edition, announcement: Announcement) -> Notice:
    kind, icon = LOOKS[announcement.severity]
    state = notice_state(announcement, edition.today)
    over = state not in (NoticeState.current, NoticeState.upcoming)
    return Notice(
        kind="over" if over else kind,
        icon=icon,
        severity=edition.words(f"severities.{announcement.severity}"),
        state="" if state is NoticeState.current else edition.words(f"notice_states.{state}"),
        title=announcement.title,
        path=announcement.path,
        span=span(edition, announcement),
        comes=iso(announcement.from_) if announcement.from_ and state is NoticeState.upcoming else "",
        until=until(announcement) if not over else "",
        issued_iso=announcement.issued.isoformat(),
        issued=dates.full_date(edition.words, announcement.issued),
        action=announcement.action or "",
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
        span=changes.reason(words, edition.site, change),
        comes="",
        until=max(last for _, last in change.spans).isoformat(),
        issued_iso=change.posted.isoformat(),
        issued=dates.full_date(words, change.posted),
        action=changes.instead(words, edition.site, change),
    )


def with_changes(
    edition: Edition, announcements: Iterable[Announcement], found: Iterable[ChangeNotice]
) -> tuple[Notice, ...]:
    """Announcements, the most severe first, and between them the notices that changes make of themselves."""
    given = tuple(announcements)
    made = tuple(of_change(edition, change) for change in found)
    before = tuple(one for one in given if one.severity in INTERRUPTING)
    after = tuple(one for one in given if one.severity not in INTERRUPTING)
    return (*notices(edition, before), *made, *notices(edition, after))


def until(announcement: Announcement) -> str:
    return iso(announcement.until) if announcement.until else ""


def span(edition: Edition, announcement: Announcement) -> str:
    """From when until when it is in force; empty for an announcement without a period."""
    words = edition.words
    first = dates.moment(words, announcement.from_) if announcement.from_ else ""
    last = dates.moment(words, announcement.until) if announcement.until else ""
    if first and last:
        return words("notices.span", first=first, last=last)
    if last:
        return words("notices.until", last=last)
    return words("notices.from", first=first) if first else ""
