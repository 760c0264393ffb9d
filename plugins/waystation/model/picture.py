"""Photos as authors give them, and what the site makes of their files."""

from dataclasses import dataclass

from .scalars import Day
from .source import Mark

WIDTHS = (480, 960, 1440)
"""Pixels; a smaller photo is never made larger."""
FOLDER = "assets/photos/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """That the parents of the children in a photo agree to its being published."""

    record: str
    """Where the paper is kept, not who signed it."""
    until: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    src: str
    """Path of the image file below ``content/``."""
    alt: str
    minors: bool = False
    """Whether children can be recognised in it, which needs their parents' consent."""
    consent: Consent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoConsent:
    """A line of ``photo-consents.yml``: of a photo of children that may stand in any place, texts too."""

    mark: Mark
    src: str
    consent: Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image file below ``content/``: what is published of it, under names that change with its content."""

    path: str
    digest: str
    """SHA-256 of the file, hexadecimal."""
    width: int
    height: int
    """Pixels, as it is to be looked at."""

    @property
    def widths(self) -> tuple[int, ...]:
        smaller = tuple(width for width in WIDTHS if width < self.width)
        return smaller if len(smaller) == len(WIDTHS) else (*smaller, self.width)

    def file(self, width: int) -> str:
        """Path from the site's root."""
        return f"{FOLDER}{self.digest[:16]}-{width}.webp"

    @property
    def src(self) -> str:
        """The largest."""
        return self.file(self.widths[-1])

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the largest."""
        width = self.widths[-1]
        return width, max(1, round(self.height * width / self.width))
