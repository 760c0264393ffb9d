"""Photos of children: published only while their parents agree to it, wherever they stand."""

from collections.abc import Iterator
from datetime import date

from ..model import Consent, Mark, Photo, Site
from ..problems import Code, Problem, near

SOON = 30
"""Days before the end of a consent from which it is asked to be renewed."""


def check(site: Site, today: date) -> Iterator[Problem]:
    listed = {_content(site, one.src) for one in site.photo_consents}
    for mark, photo in _photos(site):
        if photo.consent is not None and photo.minors:
            yield from _dated(mark, photo.src, photo.consent, today)
        elif photo.minors and _content(site, photo.src) not in listed:
            yield Problem(mark=mark, code=Code.MINORS_WITHOUT_CONSENT, values={"value": photo.src})
    # Nobody looks for the texts that show it: while the file is there, they may.
    for one in site.photo_consents:
        mark = one.mark.of("src")
        if one.src in site.pictures:
            yield from _dated(mark, one.src, one.consent, today)
        elif f"content/{one.src}" not in site.files:
            values = {"field": "src", "value": one.src, **near(one.src, site.pictures)}
            yield Problem(mark=mark, code=Code.MISSING_IMAGE, values=values)


def _dated(mark: Mark, src: str, consent: Consent, today: date) -> Iterator[Problem]:
    left = (consent.until - today).days
    values = {"value": src, "until": consent.until.isoformat(), "days": str(left)}
    if left < 0:
        yield Problem(mark=mark, code=Code.CONSENT_OVER, values=values)
    elif left <= SOON:
        yield Problem(mark=mark, code=Code.CONSENT_ENDS, values=values)


def _content(site: Site, src: str) -> str:
    """Digest of a photo, which is the same for its copies."""
    picture = site.pictures.get(src)
    return picture.digest if picture else src


def _photos(site: Site) -> Iterator[tuple[Mark, Photo]]:
    items = [(station.mark, station.photos) for station in site.stations.values()]
    items += [(activity.mark, activity.photos) for activity in site.activities]
    for mark, photos in items:
        for index, photo in enumerate(photos):
            yield mark.of(f"photos.{index}.src"), photo
