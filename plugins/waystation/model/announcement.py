"""An announcement: what changes for residents, from when until when, and what to do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .scalars import Markdown, Moment, Phone, Slug, Title, Url
from .source import Mark


class Severity(StrEnum):
    """How much an announcement interrupts, most first."""

    urgent = "urgent"
    closure = "closure"
    important = "important"
    public_notice = "public_notice"
    """公示: a decision laid open for objections over a stated period."""
    normal = "normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    at: Moment
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    title: Title
    url: Url


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    mark: Mark
    station: Slug | None
    """Station whose folder it stands in; None speaks for the network."""
    body: Markdown
    id: Slug
    title: Title
    issued: Moment
    severity: Severity = Severity.normal
    summary: str = ""
    stations: tuple[Slug, ...] = ()
    """Stations concerned; for the network's own, none means all."""
    service: Slug | None = None
    activity: Slug | None = None
    from_: Moment | None = None
    until: Moment | None = None
    """A day counts to its end."""
    banner: bool = False
    issued_by: str | None = None
    action: str | None = None
    """What a reader should do."""
    phone: Phone | None = None
    link: Url | None = None
    attachments: tuple[Attachment, ...] = ()
    basis: str | None = None
    """The rule or decision that a public notice rests on."""
    objection_phone: Phone | None = None
    updates: tuple[Update, ...] = ()
    withdrawn_on: date | None = None
    replaced_by: Slug | None = None
    keywords: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        folder = f"stations/{self.station}/" if self.station else ""
        return f"{folder}announcements/{self.id}/"
