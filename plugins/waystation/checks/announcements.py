"""Announcements say from when until when, and a public notice how to object."""

from collections.abc import Iterator
from datetime import date

from ..model import Announcement, Severity, Site
from ..problems import Code, Problem
from . import _written


def check(site: Site, today: date) -> Iterator[Problem]:
    for announcement in site.announcements:
        if announcement.withdrawn_on is None and announcement.replaced_by is None:
            yield from _is_complete(announcement)
        yield from _is_forwards(announcement)


def _is_complete(announcement: Announcement) -> Iterator[Problem]:
    mark, severity = announcement.mark, announcement.severity
    if severity is Severity.public_notice:
        asked = {
            "from": announcement.from_,
            "until": announcement.until,
            "basis": announcement.basis,
            "objection_phone": announcement.objection_phone,
        }
        for field in (name for name, value in asked.items() if not value):
            yield Problem(
                mark=mark.of("severity"), code=Code.PUBLIC_NOTICE_INCOMPLETE, values={"field": field}
            )
    elif announcement.until is None and (
        announcement.banner or severity in (Severity.urgent, Severity.closure)
    ):
        reason = "banner" if announcement.banner else "severity"
        values = {
            "value": "banner: true" if announcement.banner else f"severity: {severity}",
            "field": "until",
        }
        yield Problem(mark=mark.of(reason), code=Code.BANNER_WITHOUT_UNTIL, values=values)


def _is_forwards(announcement: Announcement) -> Iterator[Problem]:
    first, last = announcement.from_, announcement.until
    if first is not None and last is not None and _written.is_before(last, first):
        values = {"field": "until", "value": _written.moment(last)}
        values |= {"other_field": "from", "other": _written.moment(first)}
        yield Problem(mark=announcement.mark.of("until"), code=Code.UNTIL_BEFORE_FROM, values=values)
