"""Photos of children: published only while their parents agree to it."""

from collections.abc import Iterator
from datetime import date

from ..model import Mark, Photo, Site
from ..problems import Code, Problem

SOON = 30
"""Days before the end of a consent from which it is asked to be renewed."""


def check(site: Site, today: date) -> Iterator[Problem]:
    for mark, photo in _photos(site):
        if not photo.minors:
            continue
        values = {"value": photo.src}
        if photo.consent is None:
            yield Problem(mark=mark, code=Code.MINORS_WITHOUT_CONSENT, values=values)
            continue
        left = (photo.consent.until - today).days
        values |= {"until": photo.consent.until.isoformat(), "days": str(left)}
        if left < 0:
            yield Problem(mark=mark, code=Code.CONSENT_OVER, values=values)
        elif left <= SOON:
            yield Problem(mark=mark, code=Code.CONSENT_ENDS, values=values)


def _photos(site: Site) -> Iterator[tuple[Mark, Photo]]:
    items = [(station.mark, station.photos) for station in site.stations.values()]
    items += [(activity.mark, activity.photos) for activity in site.activities]
    for mark, photos in items:
        for index, photo in enumerate(photos):
            yield mark.of(f"photos.{index}.src"), photo
