"""A volunteer team of one station."""

from dataclasses import dataclass

from .scalars import Markdown, Phone, Slug, Title, Year
from .source import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    mark: Mark
    station: Slug
    body: Markdown
    id: Slug
    title: Title
    summary: str = ""
    who: str | None = None
    """Who may join."""
    join: str | None = None
    """How to join."""
    contact: str | None = None
    phone: Phone | None = None
    meets: str | None = None
    roles: tuple[str, ...] = ()
    """Volunteer roles wanted."""
    since: Year | None = None
    members: int | None = None
    hours_served: float | None = None
    keywords: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"stations/{self.station}/teams/{self.id}/"
