"""What may be wrong with a site that could be read; one problem, or a family of them, per file."""

from collections.abc import Callable, Iterator
from datetime import date

from ..model import Site
from ..problems import Problem
from . import (
    announcements,
    capacity,
    coordinates,
    freshness,
    holidays,
    hours,
    links,
    markup,
    moves,
    opening,
    permalinks,
    photos,
    privacy,
    references,
    registration,
    reports,
    series,
    sky,
    texts,
    times,
    volume,
    weekends,
)
from ._again import Checked

__all__ = ["BOUNDS", "CHECKS", "OF_ENTRIES", "OF_SITE", "OF_TEXTS", "Check", "Checked"]

Check = Callable[[Site, date], Iterator[Problem]]

BOUNDS: tuple[Check, ...] = (volume.check, texts.check)
"""Where these find something, others might never come to an end."""

OF_TEXTS: tuple[Check, ...] = (texts.check, markup.check, privacy.check)
"""Those that look below the fields of entries; see ``Code.is_of_texts``."""

OF_ENTRIES: tuple[Check, ...] = (
    times.check,
    series.check,
    sky.check,
    moves.check,
    reports.check,
    registration.check,
    capacity.check,
    opening.check,
    markup.check,
)
"""What these find in an entry follows from it and from what is no entry, whatever the others say."""

OF_SITE: tuple[Check, ...] = (
    *BOUNDS,
    references.check,
    announcements.check,
    hours.check,
    coordinates.check,
    freshness.check,
    holidays.check,
    weekends.check,
    permalinks.check,
    links.check,
    photos.check,
    privacy.check,
)

CHECKS: tuple[Check, ...] = (*OF_SITE, *OF_ENTRIES)
