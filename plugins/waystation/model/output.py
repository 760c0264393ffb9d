"""What rendering makes: pages for the host to put into its shell, and files to write as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from .activity import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed that a page offers for subscription (``<link rel="alternate">``)."""

    path: str
    title: str
    type: str
    """Media type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    path: str
    """URL from the site's root, with a final slash; the home page's is empty."""
    title: str
    description: str
    html: str
    kind: str
    """Page type: the name of its module, and of its block in the stylesheet."""
    section: str
    """Key of the menu entry that the page belongs to."""
    source: str | None = None
    """File that an editor would change, from the project's root."""
    phone: str = ""
    """Whom to call when the page is wrong; empty for the network's own number."""
    updated: str = ""
    """Day on which its facts were last changed, in words."""
    image: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    head: str = ""
    """HTML for the page's head, beside what every page has there."""
    canonical: str | None = None
    """URL from the site's root of the page that stands for this one."""
    noindex: bool = False
    """Whether search engines are asked to leave it out; the page itself stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of a long list before it is made, for whoever knows whether it would be the same again."""

    path: str
    """As the page's."""
    shows: tuple[Activity, ...]
    """All whose fields have a say in it; no text below them has."""
    beside: tuple[object, ...]
    """What else in the network's entries has: texts, numbers, days, and dataclasses of them."""
    make: Callable[[], Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    path: str
    """From the site's root."""
    content: bytes
