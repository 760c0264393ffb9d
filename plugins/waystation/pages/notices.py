"""Announcements the way lists and the station's page show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..almanac import NoticeState, notice_state
from ..edition import Edition
from ..model import Announcement, Severity
from ..words import dates
from .rows import iso

LOOKS = {
    Severity.urgent: ("urgent", "notice"),
    Severity.closure: ("closed", "cancelled"),
    Severity.important: ("important", "notice"),
    Severity.public_notice: ("public", "notice"),
    Severity.normal: ("", "notice"),
}
"""CSS modifier and icon of each severity."""


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
