"""Whether authors' texts and file names tell what belongs to somebody alone."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Activity, Announcement, PrivacyAllowance, Prose, Site, Team
from ..privacy import Confidence, Kind, masked
from ..privacy.sightings import in_paths
from ..problems import Code, Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    allowed, used = _keys(site.privacy_allowed), set()
    for one in (*site.sightings, *in_paths(_paths(site))):
        if one.number and one.number in site.contacts:
            continue
        if Kind(one.kind).confidence is Confidence.high:
            yield Problem(mark=one.mark, code=Code.PERSONAL_DATA, values={"data": one.kind})
            continue
        key = (one.mark.path, one.kind, one.fingerprint)
        if key in allowed:
            used.add(key)
            continue
        values = {"data": one.kind, "kind": one.kind, "path": one.mark.path, "fingerprint": one.fingerprint}
        yield Problem(mark=one.mark, code=Code.PERHAPS_PERSONAL, values=values)
    for enclosure in site.enclosures:
        key = (enclosure.mark.path, "scan", enclosure.scan)
        if key in allowed:
            used.add(key)
        elif enclosure.scan:
            values = {"path": enclosure.mark.path, "fingerprint": enclosure.scan}
            yield Problem(mark=enclosure.mark, code=Code.ATTACHMENT_SCANNED, values=values)
    # What could not be read may be what the others are about.
    if not site.unreadable:
        yield from _unused(allowed[key] for key in allowed if key not in used)


_Key = tuple[str, str, str]


def _paths(site: Site) -> tuple[str, ...]:
    """All files below ``content/`` whose names are published."""
    entries: tuple[Activity | Team | Announcement | Prose, ...] = (
        *site.activities,
        *site.teams,
        *site.announcements,
        *site.prose,
    )
    return tuple(sorted({*site.files, *(item.mark.path for item in entries)}))


def _keys(allowed: Iterable[PrivacyAllowance]) -> dict[_Key, PrivacyAllowance]:
    return {(one.path, one.kind, one.fingerprint): one for one in allowed}


def _unused(allowed: Iterable[PrivacyAllowance]) -> Iterator[Problem]:
    for one in allowed:
        values = {"data": one.kind, "path": masked(one.path)}
        yield Problem(mark=one.mark, code=Code.ALLOWED_IN_VAIN, values=values)
