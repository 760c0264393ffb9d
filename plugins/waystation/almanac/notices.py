"""The life of an announcement: not yet, current, expired, withdrawn, replaced."""

from datetime import date
from enum import StrEnum

from ..model import Announcement, Severity, Slug
from .occurrences import day_of, order_of


class NoticeState(StrEnum):
    upcoming = "upcoming"
    current = "current"
    expired = "expired"
    withdrawn = "withdrawn"
    replaced = "replaced"


def notice_state(announcement: Announcement, today: date) -> NoticeState:
    """State for the whole of ``today``: the last day of a period still counts."""
    if announcement.withdrawn_on is not None and announcement.withdrawn_on <= today:
        return NoticeState.withdrawn
    if announcement.replaced_by is not None:
        return NoticeState.replaced
    if announcement.until is not None and day_of(announcement.until) < today:
        return NoticeState.expired
    if announcement.from_ is not None and day_of(announcement.from_) > today:
        return NoticeState.upcoming
    return NoticeState.current


def concerns(announcement: Announcement, station: Slug) -> bool:
    if announcement.station is not None:
        return announcement.station == station or station in announcement.stations
    return not announcement.stations or station in announcement.stations


def by_severity(announcements: tuple[Announcement, ...]) -> tuple[Announcement, ...]:
    """The most severe first, the newest first among equals."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return tuple(sorted(newest_first(announcements), key=lambda announcement: ranks[announcement.severity]))


def newest_first(announcements: tuple[Announcement, ...]) -> tuple[Announcement, ...]:
    by_path = sorted(announcements, key=lambda announcement: announcement.path)
    return tuple(sorted(by_path, key=lambda announcement: order_of(announcement.issued), reverse=True))
