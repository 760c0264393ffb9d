"""Addresses that have been published, and what became of those that are no longer there."""

from dataclasses import dataclass
from enum import StrEnum

from .scalars import Day, SitePath
from .source import Mark


class Kind(StrEnum):
    """What stands at a permanent address."""

    page = "page"
    """A page that the site always has, or one that the authors wrote as they liked."""
    station = "station"
    activity = "activity"
    team = "team"
    announcement = "announcement"
    service = "service"
    feed = "feed"
    short = "short"
    """A short link, which leads to another address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalink:
    """An address that stays, and what tells the thing behind it from others."""

    path: SitePath
    kind: Kind
    title: str = ""
    """Of a short link, the address it leads to."""
    when: str = ""
    """When it begins: a month (``2026-12``) or a year; empty where nothing says."""
    mark: Mark
    """Where it is written: in the content, or in ``urls.lock``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What stood at one address stands at another; so does all that stood below it."""

    mark: Mark
    old: SitePath
    new: SitePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What stood at an address, and below it, is no more."""

    mark: Mark
    path: SitePath
    reason: str
    date: Day
    """Since when."""
    title: str | None = None
    """What it was called; else as ``urls.lock`` remembers it."""
    instead: SitePath | None = None
    """Where to look now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What the project's files say of addresses beside those of its items."""

    published: tuple[Permalink, ...] = ()
    """Every address that was ever published, from ``urls.lock``."""
    moved: tuple[Moved, ...] = ()
    gone: tuple[Gone, ...] = ()
    ordinary: tuple[Permalink, ...] = ()
    """The authors' ordinary pages."""
