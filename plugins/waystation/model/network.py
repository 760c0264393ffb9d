"""The network: who runs the stations, in which words and zone, and what it has recorded."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from .scalars import DayOfMonth, Language, Latitude, Longitude, Phone, Slug, Title, Year
from .source import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One of the lines of service that all stations share."""

    id: Slug
    name: Title
    summary: str = ""
    who: str | None = None
    how: str | None = None
    cost: str | None = None

    @property
    def path(self) -> str:
        return f"services/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    id: Slug
    name: Title


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRecord:
    """What a year's work came to, as the operator recorded it."""

    year: Year
    activities: int | None = None
    people: int | None = None
    volunteers: int | None = None
    hours: float | None = None
    note: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle on the map, in whole or broken degrees; the shift between datums does not matter to it."""

    south: Latitude
    north: Latitude
    west: Longitude
    east: Longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    mark: Mark = field(default_factory=lambda: Mark(path="stations.yml"))
    name: Title
    operator: str
    timezone: ZoneInfo
    language: Language
    """Language of the site's own words."""
    slogan: str = ""
    phone: Phone | None = None
    example: bool = False
    """Whether the site says that its content is made up."""
    service_lines: tuple[ServiceLine, ...] = ()
    audiences: tuple[Audience, ...] = ()
    history: tuple[YearRecord, ...] = ()
    holidays: str | None = "CN"
    """Whose official holidays apply: a folder of year files, or nobody's."""
    region: Region | None = None
    """Where all stations are; coordinates outside are refused."""
    programme_day: DayOfMonth | None = None
    """Day of the month on which the next month's activities are usually announced."""
    checked_within_days: int = 180
    """Age from which a station's facts ask to be confirmed by phone."""
    stale_after_days: int = 7
    """Age of the build from which every page says that it may be out of date."""
