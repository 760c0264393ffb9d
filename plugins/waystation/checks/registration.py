"""How and until when to register."""

from collections.abc import Iterator
from datetime import date

from ..model import Activity, Moment, Site
from ..problems import Code, Problem
from . import _written


def check(site: Site, today: date) -> Iterator[Problem]:
    for activity in site.activities:
        yield from _registration(activity)


def _registration(activity: Activity) -> Iterator[Problem]:
    how, mark = activity.registration, activity.mark
    if how is None:
        return
    if how.required and not (how.phone or how.desk or how.url):
        yield Problem(mark=mark.of("registration"), code=Code.REGISTRATION_WITHOUT_WAY)
    if how.closes is None:
        return
    values = {"field": "closes", "value": _written.moment(how.closes)}
    last = _last_start(activity)
    if last is not None and _written.is_before(last, how.closes):
        values |= {"start": _written.moment(last)}
        yield Problem(mark=mark.of("registration.closes"), code=Code.CLOSES_AFTER_START, values=values)
    if how.opens is not None and _written.is_before(how.closes, how.opens):
        values |= {"other_field": "opens", "other": _written.moment(how.opens)}
        yield Problem(mark=mark.of("registration.closes"), code=Code.UNTIL_BEFORE_FROM, values=values)


def _last_start(activity: Activity) -> Moment | None:
    """The latest start that is known; None for a series that goes on."""
    starts = [change.start for change in activity.changes if change.start is not None]
    if activity.rule is None:
        # A moved start counts instead of the one that was first announced.
        return starts[-1] if starts else activity.start
    return activity.rule.until
