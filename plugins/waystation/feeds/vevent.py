"""An activity as VEVENTs: one for a single date; for a series its rule and one for each date that differs.

RFC 5545 §3.8.4.4: a RECURRENCE-ID names a date of the series by the start that the rule gives it. All
VEVENTs of an activity share its UID, and its SEQUENCE tells calendars which version is newer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Event

from ..almanac import Occurrence, occurrences
from ..almanac.occurrences import day_of, order_of
from ..edition import Edition
from ..model import Activity, Datum, Moment, Repeat, Site, Status, Weekday
from .event_texts import description, is_at_station, location, summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """The VEVENTs of one activity, ready to be joined into any calendar; empty when nothing is left of it."""

    activity: Activity
    subscribed: bytes
    """For subscriptions: a cancelled date stays visible, because most calendars hide STATUS:CANCELLED."""
    single: bytes
    """For the activity's own file: STATUS:CANCELLED, so that a calendar that has the event takes it back."""


def fragment(edition: Edition, activity: Activity) -> Fragment:
    """Both flavours of an activity that is no draft; serialising is slow, so once for all calendars."""
    subscribed, single = [], []
    for event, is_cancelled in _events(edition, activity):
        text = event.to_ical()
        subscribed.append(text)
        if is_cancelled:
            event.add("STATUS", "CANCELLED")
            text = event.to_ical()
        single.append(text)
    return Fragment(activity=activity, subscribed=b"".join(subscribed), single=b"".join(single))


def _events(edition: Edition, activity: Activity) -> Iterator[tuple[Event, bool]]:
    if activity.repeat is None:
        for occurrence in occurrences(activity, day_of(activity.start)):
            if occurrence.status is not Status.draft:
                yield _event(edition, occurrence), occurrence.status is Status.cancelled
        return
    regular = _first_regular(activity, activity.repeat)
    if regular is None:
        return
    named = _named(activity, activity.repeat)
    left_out = [one for one in named if _is_left_out(one, activity.repeat)]
    master = _event(edition, regular)
    master.add("RRULE", _rule(activity.repeat, regular.start))
    if left_out:
        master.add("EXDATE", [one.original for one in left_out])
    yield master, regular.status is Status.cancelled
    for occurrence in named:
        if occurrence not in left_out:
            event = _event(edition, occurrence)
            event.add("RECURRENCE-ID", occurrence.original)
            yield event, occurrence.status is Status.cancelled


def _first_regular(activity: Activity, repeat: Repeat) -> Occurrence | None:
    """The rule's first date as if nothing were excepted or changed: DTSTART has to match the rule."""
    plain = replace(activity, changes=(), repeat=replace(repeat, except_=()))
    found = occurrences(plain, day_of(activity.start) + timedelta(days=6))
    return found[0] if found else None


def _named(activity: Activity, repeat: Repeat) -> list[Occurrence]:
    """The dates of the series that the content names as exceptions or changes, in the rule's order."""
    days = {*repeat.except_, *(change.date for change in activity.changes)}
    if not days:
        return []
    whole = replace(activity, repeat=replace(repeat, except_=()))
    named = [one for one in occurrences(whole, max(days)) if day_of(one.original) in days]
    return sorted(named, key=lambda one: order_of(one.original))


def _is_left_out(occurrence: Occurrence, repeat: Repeat) -> bool:
    return day_of(occurrence.original) in repeat.except_ or occurrence.status is Status.draft


def _rule(repeat: Repeat, start: Moment) -> dict[str, object]:
    """RRULE; its UNTIL is a date for days and UTC for times (RFC 5545 §3.3.10)."""
    chosen = repeat.days or (list(Weekday)[start.weekday()],)
    rule: dict[str, object] = {
        "FREQ": "WEEKLY",
        "BYDAY": [day.upper()[:2] for day in Weekday if day in chosen],
    }
    if repeat.until:
        last = datetime.combine(repeat.until, start.timetz()) if isinstance(start, datetime) else None
        rule["UNTIL"] = last.astimezone(UTC) if last else repeat.until
    return rule


def _event(edition: Edition, occurrence: Occurrence) -> Event:
    activity, site = occurrence.activity, edition.site
    event = Event()
    event.add("UID", f"{activity.station}.{activity.id}@{_host(site)}")
    event.add("SEQUENCE", activity.revision)
    _add_stamps(event, activity, edition)
    event.add("DTSTART", occurrence.start)
    if end := _end(occurrence):
        event.add("DTEND", end)
    event.add("SUMMARY", summary(edition, occurrence))
    event.add("DESCRIPTION", description(edition, occurrence))
    event.add("LOCATION", location(edition, occurrence))
    point = site.stations[activity.station].coordinates
    # GEO is WGS 84 (RFC 5870); other datums would put the pin some hundred metres off.
    if point and point.datum is Datum.wgs84 and is_at_station(edition, occurrence):
        event.add("GEO", (point.lat, point.lon))
    if site.url:
        event.add("URL", site.url + activity.path)
    names = [line.name for line in site.network.service_lines if line.id == activity.service]
    if names:
        event.add("CATEGORIES", names)
    if occurrence.status in _STATUS:
        event.add("STATUS", _STATUS[occurrence.status])
    if not occurrence.takes_place:
        event.add("TRANSP", "TRANSPARENT")
    return event


def _host(site: Site) -> str:
    """What makes ids unique beyond the site: its host, or a stand-in made from the network's name."""
    # RFC 2606 keeps .invalid free, so the stand-in is nobody's.
    return urlsplit(site.url).hostname or f"{uuid5(NAMESPACE_URL, site.network.name)}.invalid"


_STATUS = {
    Status.scheduled: "CONFIRMED",
    Status.rescheduled: "CONFIRMED",
    Status.moved_online: "CONFIRMED",
    Status.tentative: "TENTATIVE",
    Status.postponed: "TENTATIVE",
}


def _add_stamps(event: Event, activity: Activity, edition: Edition) -> None:
    """DTSTAMP and LAST-MODIFIED in UTC, as RFC 5545 §3.8.7 asks."""
    zone = edition.site.network.timezone
    # DTSTAMP must be there, and the clock would make every build differ: where nobody wrote `updated`, the
    # activity's first start stands in, the one instant that every activity has.
    stamp = _instant(activity.updated or activity.start, zone)
    event.add("DTSTAMP", stamp)
    if activity.updated:
        event.add("LAST-MODIFIED", stamp)


def _instant(moment: Moment, zone: ZoneInfo) -> datetime:
    at = moment if isinstance(moment, datetime) else datetime.combine(moment, time(0), zone)
    return at.astimezone(UTC)


def _end(occurrence: Occurrence) -> date | None:
    """DTEND, the first moment after the event: for days, the day after the last (RFC 5545 §3.6.1)."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        return occurrence.last_day + timedelta(days=1)
    return end if isinstance(end, datetime) and end > start else None
