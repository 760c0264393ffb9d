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
)

Check = Callable[[Site, date], Iterator[Problem]]

BOUNDS: tuple[Check, ...] = (volume.check, texts.check)
"""Where these find something, others might never come to an end."""

OF_TEXTS: tuple[Check, ...] = (texts.check, markup.check, privacy.check)
"""Those that look below the fields of entries; see ``Code.is_of_texts``."""

CHECKS: tuple[Check, ...] = (
    *BOUNDS,
    references.check,
    times.check,
    series.check,
    sky.check,
    moves.check,
    reports.check,
    registration.check,
    capacity.check,
    announcements.check,
    hours.check,
    coordinates.check,
    freshness.check,
    holidays.check,
    opening.check,
    permalinks.check,
    photos.check,
    markup.check,
    privacy.check,
)
