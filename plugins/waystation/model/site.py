"""The whole of a network's content: built once by ``load``, read by everything else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from .activity import Activity
from .announcement import Announcement
from .network import Network
from .permalink import Addresses
from .picture import PhotoConsent, Picture
from .privacy import PrivacyAllowance, Sighting
from .prose import Enclosure, Prose
from .scalars import Day, Markdown, Slug
from .source import Mark
from .station import Station
from .team import Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One day of an official holiday notice: off, or a make-up working day (调休)."""

    date: Day
    name: str
    is_off_day: bool
    provisional: bool = False


class HolidayStatus(StrEnum):
    """Whether a year's holidays follow the State Council's notice, or only the law (13 days, no 调休)."""

    official = "official"
    provisional = "provisional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    network: Network
    stations: Mapping[Slug, Station]
    """In the order of ``stations.yml``."""
    activities: tuple[Activity, ...]
    teams: tuple[Team, ...]
    announcements: tuple[Announcement, ...]
    holidays: Mapping[Day, Holiday] = field(default_factory=dict)
    holiday_years: Mapping[int, HolidayStatus] = field(default_factory=dict)
    """Years whose holidays are known; empty for a network that keeps nobody's."""
    holidays_mark: Mark = field(default_factory=lambda: Mark(path="stations.yml"))
    """Where the network says whose holidays it keeps."""
    prose: tuple[Prose, ...] = ()
    """The authors' ordinary pages."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """All image files, by their path below ``content/``."""
    addresses: Addresses = field(default_factory=Addresses)
    welcome: Markdown | None = None
    """Body of ``content/index.md``, shown on the home page."""
    files: tuple[str, ...] = ()
    """Paths of photos and attachments, which are published as they are."""
    enclosures: tuple[Enclosure, ...] = ()
    """What could be read of the attachments."""
    privacy_allowed: tuple[PrivacyAllowance, ...] = ()
    photo_consents: tuple[PhotoConsent, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    """What in the authors' texts may be personal data, whether or not it may be told."""
    contacts: frozenset[str] = frozenset()
    """Numbers that residents are to call, as ``privacy.numbers_of`` makes them comparable."""
    url: str = ""
    """Absolute address of the home page, with a final slash; empty while it is not known."""
    unreadable: frozenset[str] = frozenset()
    """Paths of items whose files had problems, and of folders with items that could not be told apart; the
    empty path stands for all."""

    def published(self, image: str) -> str:
        """Where an image that content names is on the site; what is not one of its files is where it says."""
        picture = self.pictures.get(image)
        return picture.src if picture else image

    def retold(self, other: "Site") -> "Site":
        """The same with the activities and teams of the other in place of those at the same paths."""
        activities = {one.path: one for one in other.activities}
        teams = {one.path: one for one in other.teams}
        return replace(
            self,
            activities=tuple(activities.get(one.path, one) for one in self.activities),
            teams=tuple(teams.get(one.path, one) for one in self.teams),
        )

    def could_not_read(self, path: str) -> bool:
        """Whether an item may be missing here only because of a problem in its own file."""
        if "" in self.unreadable:
            return True
        return path in self.unreadable or path[: path.rstrip("/").rfind("/") + 1] in self.unreadable
