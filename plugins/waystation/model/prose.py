"""An author's ordinary page, such as “about us”: Markdown that the host puts into the shell."""

from dataclasses import dataclass

from .scalars import Markdown
from .source import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    mark: Mark
    body: Markdown
    title: str | None = None
    """Without it, the first heading or the file's name."""
    description: str | None = None
    """For search engines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """What an attachment says: looked through for what nobody should publish, and shown nowhere."""

    mark: Mark
    body: str = ""
    """Of a plain text, whose lines can be counted."""
    text: str = ""
    """Of a document of another kind."""
    scan: str = ""
    """Fingerprint of a file of which a part is nothing but a picture."""
