"""A station: where it is, when it is open, what it offers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from .access import Access
from .activity import Weekday
from .picture import Photo
from .scalars import Day, Latitude, Longitude, Period, Phone, Slug, Title, Year
from .source import Mark


class Datum(StrEnum):
    """The coordinate system that a map picker gave its numbers in."""

    wgs84 = "wgs84"
    gcj02 = "gcj02"
    bd09 = "bd09"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    lat: Latitude
    lon: Longitude
    datum: Datum


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRule:
    days: tuple[Weekday, ...]
    open: tuple[Period, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursException:
    """Other hours, or closure, on one date or from one date to another, both included."""

    date: Day | None = None
    from_: Day | None = None
    to: Day | None = None
    closed: bool = False
    open: tuple[Period, ...] = ()
    note: str | None = None
    instead: Slug | None = None
    """Station to go to in the meantime."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Opening hours; per date the order is exception, official holiday, make-up day, weekly pattern."""

    regular: tuple[HoursRule, ...]
    holidays: Literal["closed", "regular"] = "closed"
    make_up_days: Literal["weekday", "regular", "closed"] = "weekday"
    """``weekday`` is Monday's pattern, ``regular`` that of the day itself."""
    exceptions: tuple[HoursException, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    id: Slug
    name: Title


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOffer:
    """How one station provides one of the network's service lines."""

    service: Slug
    summary: str = ""
    who: str | None = None
    how: str | None = None
    cost: str | None = None
    documents: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    mark: Mark
    id: Slug
    name: Title
    community: str
    subdistrict: str
    city: str = ""
    """Town that the subdistrict belongs to; a large network is divided by it."""
    district: str = ""
    """Between the two, where a town is so large."""
    address: str
    phone: Phone
    hours: Hours
    kind: str = ""
    landmark: str | None = None
    """How a resident would describe the way to the door."""
    bus: str | None = None
    coordinates: Coordinates | None = None
    floor_area: int | None = None
    """Square metres."""
    since: Year | None = None
    """Year of opening."""
    services: tuple[ServiceOffer, ...] = ()
    facilities: tuple[str, ...] = ()
    access: tuple[Access, ...] = ()
    rooms: tuple[Room, ...] = ()
    photos: tuple[Photo, ...] = ()
    keywords: tuple[str, ...] = ()
    checked_on: Day | None = None
    """Day on which somebody last confirmed these facts."""
    closed_on: Day | None = None
    successor: Slug | None = None
    """Station that took over from a closed one."""

    @property
    def path(self) -> str:
        return f"stations/{self.id}/"
