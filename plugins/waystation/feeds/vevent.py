"""An activity as VEVENTs: one for a single date; for a series its rule and one for each date that differs.

RFC 5545 §3.8.4.4: a RECURRENCE-ID names a date of the series by the start that the rule gives it. All
VEVENTs of an activity share its UID, and its SEQUENCE tells calendars which version is newer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from ..almanac import Occurrence, occurrences
from ..almanac.occurrences import announced_for, day_of
from ..almanac.recurrence import is_skipped, rule_days
from ..edition import Edition
from ..geodesy import convert
from ..model import Activity, Datum, Holiday, Moment, Repeat, RepeatDay, Site, Status, Weekday
from .content_lines import component, moment, moments, text, texts
from .event_texts import description, is_at_station, location, summary

Lines = dict[str, str]
"""Properties by name, as ``content_lines`` writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """The VEVENTs of one activity, ready to be joined into any calendar; empty when nothing is left of it."""

    activity: Activity
    subscribed: bytes
    """For subscriptions: a cancelled date stays visible, because most calendars hide STATUS:CANCELLED."""
    single: bytes
    """For the activity's own file: STATUS:CANCELLED, so that a calendar that has the event takes it back."""


def fragment(edition: Edition, activity: Activity) -> Fragment:
    """Both flavours of an activity that is no draft, written once for all calendars."""
    subscribed, single = [], []
    for event, is_cancelled in _events(edition, activity):
        written = component("VEVENT", event)
        subscribed.append(written)
        single.append(component("VEVENT", {**event, "STATUS": ":CANCELLED"}) if is_cancelled else written)
    return Fragment(activity=activity, subscribed=b"".join(subscribed), single=b"".join(single))


def _events(edition: Edition, activity: Activity) -> Iterator[tuple[Lines, bool]]:
    holidays = edition.site.holidays
    if activity.add:
        alone = replace(activity, repeat=None, rrule=None, lunar=None, solar_term=None)
        for added in occurrences(alone, date.max):
            if added.is_addition and added.status is not Status.draft:
                yield _event(edition, added), added.status is Status.cancelled
        activity = replace(activity, add=())
    rule = activity.rule
    if rule is None:
        last = date.max if activity.follows_sky else day_of(activity.start)
        for occurrence in occurrences(activity, last):
            if occurrence.status is not Status.draft:
                yield _event(edition, occurrence), occurrence.status is Status.cancelled
        return
    plain = _plain(activity, rule)
    first = next(rule_days(day_of(activity.start), rule, date.max), None)
    if first is None:
        return
    (regular, *_) = occurrences(replace(plain, changes=()), first)
    named = _named(plain, rule, holidays)
    left_out = [one for one in named if is_skipped(day_of(one.original), rule, holidays) or _is_draft(one)]
    master = _event(edition, regular)
    master["RRULE"] = f":{_rule(rule, regular.start)}"
    if left_out:
        master["EXDATE"] = moments(one.original for one in left_out)
    yield master, regular.status is Status.cancelled
    for occurrence in named:
        if occurrence not in left_out:
            event = _event(edition, occurrence)
            event["RECURRENCE-ID"] = moment(occurrence.original)
            yield event, occurrence.status is Status.cancelled


def _plain(activity: Activity, rule: Repeat) -> Activity:
    """The activity as if nothing were excepted, skipped or added: DTSTART has to match the bare rule."""
    bare = replace(rule, except_=(), holidays="keep", make_up_days="keep")
    return replace(activity, repeat=bare, rrule=None, add=())


def _named(plain: Activity, rule: Repeat, holidays: Mapping[date, Holiday]) -> list[Occurrence]:
    """The dates of the series that are excepted, skipped or changed, in the rule's order.

    Holidays are skipped as far as their data goes; that does not depend on the day of the build.
    """
    days = {*rule.except_, *(change.date for change in plain.changes)}
    days |= {day for day in holidays if is_skipped(day, rule, holidays)}
    return list(announced_for(plain, days))


def _is_draft(occurrence: Occurrence) -> bool:
    return occurrence.status is Status.draft


def _rule(repeat: Repeat, start: Moment) -> str:
    """RRULE; its UNTIL is a date for days and UTC for times (RFC 5545 §3.3.10)."""
    rule = {"FREQ": _FREQ[repeat.every]}
    if repeat.until:
        last = datetime.combine(repeat.until, start.timetz()) if isinstance(start, datetime) else None
        rule["UNTIL"] = moment(last.astimezone(UTC) if last else repeat.until).rpartition(":")[2]
    if repeat.count:
        rule["COUNT"] = str(repeat.count)
    if repeat.interval > 1:
        rule["INTERVAL"] = str(repeat.interval)
    days = repeat.days
    if repeat.every == "week" and not days:
        days = (RepeatDay(weekday=list(Weekday)[start.weekday()]),)
    if days:
        order = list(Weekday)
        chosen = sorted(days, key=lambda day: (day.nth, order.index(day.weekday)))
        rule["BYDAY"] = ",".join(f"{day.nth or ''}{day.weekday.upper()[:2]}" for day in chosen)
    if repeat.on_dates:
        rule["BYMONTHDAY"] = ",".join(map(str, repeat.on_dates))
    return ";".join(f"{name}={value}" for name, value in rule.items())


_FREQ = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


def _event(edition: Edition, occurrence: Occurrence) -> Lines:
    activity, site = occurrence.activity, edition.site
    event = {
        "UID": text(f"{_uid(occurrence)}@{_host(site)}"),
        "SEQUENCE": f":{activity.revision}",
        **_stamps(activity, edition),
        "DTSTART": moment(occurrence.start),
        "SUMMARY": text(summary(edition, occurrence)),
        "DESCRIPTION": text(description(edition, occurrence)),
        "LOCATION": text(location(edition, occurrence)),
    }
    if end := _end(occurrence):
        event["DTEND"] = moment(end)
    point = site.stations[activity.station].coordinates
    if point and is_at_station(edition, occurrence):
        # GEO is WGS 84 (RFC 5870); other datums would put the pin some hundred metres off.
        true = convert(point, Datum.wgs84)
        event["GEO"] = f":{round(true.lat, 6)};{round(true.lon, 6)}"
    if site.url:
        event["URL"] = f":{site.url}{activity.path}"
    names = [line.name for line in site.network.service_lines if line.id == activity.service]
    if names:
        event["CATEGORIES"] = texts(names)
    if occurrence.status in _STATUS:
        event["STATUS"] = f":{_STATUS[occurrence.status]}"
    if not occurrence.takes_place:
        event["TRANSP"] = ":TRANSPARENT"
    return event


def _uid(occurrence: Occurrence) -> str:
    """Dates that no RRULE gives are events of their own: RDATE is misread by several calendars."""
    activity = occurrence.activity
    is_alone = occurrence.is_addition or activity.follows_sky
    own = f".{day_of(occurrence.original):%Y%m%d}" if is_alone else ""
    return f"{activity.station}.{activity.id}{own}"


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


def _stamps(activity: Activity, edition: Edition) -> Lines:
    """DTSTAMP and LAST-MODIFIED in UTC, as RFC 5545 §3.8.7 asks."""
    zone = edition.site.network.timezone
    # DTSTAMP must be there, and the clock would make every build differ: where nobody wrote `updated`, the
    # activity's first start stands in, the one instant that every activity has.
    stamp = _instant(activity.updated or activity.start, zone)
    at = moment(stamp)
    return {"DTSTAMP": at, "LAST-MODIFIED": at} if activity.updated else {"DTSTAMP": at}


def _instant(moment: Moment, zone: ZoneInfo) -> datetime:
    at = moment if isinstance(moment, datetime) else datetime.combine(moment, time(0), zone)
    return at.astimezone(UTC)


def _end(occurrence: Occurrence) -> date | None:
    """DTEND, the first moment after the event: for days, the day after the last (RFC 5545 §3.6.1)."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        return occurrence.last_day + timedelta(days=1)
    return end if isinstance(end, datetime) and end > start else None
