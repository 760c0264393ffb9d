"""An activity: one date or a series of them, named with iCalendar's and schema.org's words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from .access import Access
from .scalars import Age, Day, Markdown, Moment, Phone, Slug, Url
from .source import Mark


class Status(StrEnum):
    """What the editors say of an activity or of one of its dates; today, under way and ended are computed."""

    scheduled = "scheduled"
    tentative = "tentative"
    cancelled = "cancelled"
    postponed = "postponed"
    rescheduled = "rescheduled"
    moved_online = "moved_online"
    draft = "draft"


class Weekday(StrEnum):
    """Days of the week, Monday first (ISO 8601)."""

    Mon = "Mon"
    Tue = "Tue"
    Wed = "Wed"
    Thu = "Thu"
    Fri = "Fri"
    Sat = "Sat"
    Sun = "Sun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A weekly pattern; ``until`` is included, ``except`` names dates that do not take place."""

    every: Literal["week"]
    days: tuple[Weekday, ...] = ()
    """Empty means the weekday of ``start``."""
    until: Day | None = None
    except_: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different on one date, named by the date it was announced for."""

    date: Day
    status: Status | None = None
    start: Moment | None = None
    end: Moment | None = None
    location: str | None = None
    reason: str | None = None
    instead: str | None = None
    posted: Day | None = None
    places_left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    amount: Decimal
    """Chinese yuan."""
    per: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRange:
    age: Age


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    required: bool = False
    phone: Phone | None = None
    desk: str | None = None
    url: Url | None = None
    opens: Moment | None = None
    closes: Moment | None = None
    proxy: bool = False
    """Whether family or neighbours may register for somebody."""
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one past date came to; aggregates only."""

    date: Day
    attendance: int | None = None
    volunteers: int | None = None
    hours: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    mark: Mark
    station: Slug
    body: Markdown
    id: Slug
    """File name unless written; part of the permalink and of every feed's UID, so it never changes."""
    title: str
    start: Moment
    summary: str = ""
    end: Moment | None = None
    """For all-day activities the last day, included."""
    duration: timedelta | None = None
    repeat: Repeat | None = None
    changes: tuple[Change, ...] = ()
    status: Status = Status.scheduled
    reason: str | None = None
    instead: str | None = None
    posted: Day | None = None
    """Day on which the entered state was announced."""
    service: Slug | None = None
    team: Slug | None = None
    organizer: str | None = None
    location: str | None = None
    """Id of one of the station's rooms, or the name of another place."""
    address: str | None = None
    """Of a place that is not the station."""
    outside_hours: bool = False
    """Meant to take place while the station is closed, on a holiday, or on a working weekend."""
    audience: tuple[Slug | AgeRange, ...] = ()
    fee: Literal["free"] | Fee | None = None
    capacity: int | None = None
    places_left: int | None = None
    places_left_at: datetime | None = None
    waitlist: bool = False
    registration: Registration | None = None
    languages: tuple[str, ...] = ()
    accessibility: tuple[Access, ...] = ()
    bring: tuple[str, ...] = ()
    volunteers: tuple[str, ...] = ()
    """Volunteer roles wanted."""
    image: str | None = None
    image_alt: str | None = None
    keywords: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    revision: int = 0
    """iCalendar SEQUENCE: raised by one with each change that subscribers must notice."""
    updated: Day | None = None

    @property
    def path(self) -> str:
        return f"stations/{self.station}/activities/{self.id}/"

    @property
    def is_all_day(self) -> bool:
        return not isinstance(self.start, datetime)
