"""An activity: one date or a series of them, named with iCalendar's and schema.org's words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NewType

from .access import Access
from .picture import Photo
from .scalars import (
    Age,
    Day,
    DayOfMonth,
    LunarMonthDay,
    Markdown,
    Moment,
    MonthDay,
    Period,
    Phone,
    Slug,
    SolarTerm,
    Title,
    Url,
)
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
class RepeatDay:
    """A weekday of a rule, written ``Sat``, ``2nd Wed`` or ``last Fri``."""

    weekday: Weekday
    nth: int = 0
    """Which of the month's, -1 the last; 0 every one (RFC 5545 §3.3.10, BYDAY)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A repeating pattern from ``start`` on: the part of RFC 5545's RRULE that all calendars agree on."""

    every: Literal["day", "week", "month", "year"]
    interval: int = 1
    days: tuple[RepeatDay, ...] = ()
    """Empty means the weekday of ``start`` for weeks, its day of the month for months."""
    on_dates: tuple[MonthDay, ...] = ()
    """Days of the month, -1 the last."""
    until: Day | None = None
    """Included."""
    count: int | None = None
    """How many dates the pattern has, those left out or skipped included (RFC 5545's COUNT)."""
    except_: tuple[Day, ...] = ()
    """Dates that do not take place."""
    holidays: Literal["keep", "skip"] = "keep"
    make_up_days: Literal["keep", "skip"] = "keep"
    """Whether it takes place on weekend days that are worked in exchange for a holiday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LunarDay:
    """A day of the lunar year, on which an activity takes place once a year."""

    month: DayOfMonth
    """1 to 12."""
    day: LunarMonthDay
    leap: Literal["skip", "only"] = "skip"
    """Whether it is the leap month of that number that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One more date beside the pattern's."""

    start: Moment
    end: Moment | None = None


RRule = NewType("RRule", Repeat)


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
    title: Title
    start: Moment
    """First date of the pattern; for a lunar or solar-term series its ``from`` at its ``time``."""
    summary: str = ""
    end: Moment | None = None
    """For all-day activities the last day, included."""
    duration: timedelta | None = None
    repeat: Repeat | None = None
    rrule: RRule | None = None
    """The same for experts, as RFC 5545 writes it."""
    lunar: Literal["除夕"] | LunarDay | None = None
    """Once a year by the lunar calendar, from ``from`` on; ``除夕`` is the last day of the lunar year."""
    solar_term: SolarTerm | None = None
    """Once a year on the day of a solar term, from ``from`` on."""
    time: Period | None = None
    """Local time of a lunar or solar-term date; all day without it."""
    from_: Day | None = None
    horizon: int = 5
    """How many dates of a lunar or solar-term series are announced."""
    add: tuple[Addition, ...] = ()
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
    photos: tuple[Photo, ...] = ()
    keywords: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    revision: int = 0
    """iCalendar SEQUENCE: raised by one with each change that subscribers must notice."""
    updated: Day | None = None

    @property
    def path(self) -> str:
        return f"stations/{self.station}/activities/{self.id}/"

    @property
    def rule(self) -> Repeat | None:
        """The pattern, in whichever way it was written."""
        return self.repeat or self.rrule

    @property
    def follows_sky(self) -> bool:
        """Whether its dates come from the lunar calendar or the solar terms, not from a pattern."""
        return self.lunar is not None or self.solar_term is not None

    @property
    def is_all_day(self) -> bool:
        return not isinstance(self.start, datetime)
