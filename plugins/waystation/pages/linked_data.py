"""What search engines read of a page: schema.org values as JSON-LD (https://schema.org/Event)."""

import json
from collections.abc import Iterator

from ..almanac import Occurrence, State, states
from ..almanac.occurrences import day_of
from ..edition import Edition
from ..model import Activity, AgeRange, Fee, Registration, Status
from .linked_places import Value, known, link, one_or_all, organizers, place

NEXT = 3
"""Dates of a series that are told one by one."""


def script(value: Value) -> str:
    """The element for a page's head; nothing that an author writes can end it or open a comment in it."""
    text = json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False, separators=(",", ":"))
    # Inside <script> HTML knows no escapes, so they have to be JSON's own
    # (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def events(edition: Edition, all_dates: tuple[Occurrence, ...]) -> Value:
    """An activity's only date as an Event; a series as an EventSeries and its next dates beside it.

    The dates stand at the top rather than inside the series, because that is where search engines look for
    events that they can show by themselves.
    """
    if len(all_dates) == 1:
        return _event(edition, all_dates[0], _name(all_dates[0].activity))
    coming = [one for one in all_dates if one.last_day >= edition.today]
    shown = coming[:NEXT] or all_dates[-1:]
    series = _series(edition, all_dates, shown[0])
    super_event = {key: series[key] for key in ("@type", "@id", "name") if key in series}
    dates = [_event(edition, one, f"{series['identifier']}.{day_of(one.original)}") for one in shown]
    return {"@graph": [series, *({**one, "superEvent": super_event} for one in dates)]}


def _name(activity: Activity) -> str:
    return f"{activity.station}.{activity.id}"


def _series(edition: Edition, all_dates: tuple[Occurrence, ...], shown: Occurrence) -> Value:
    activity = shown.activity
    url = link(edition, activity.path)
    value: Value = {
        "@type": "EventSeries",
        "@id": url and f"{url}#series",
        **_what(edition, activity),
        "identifier": _name(activity),
        "startDate": all_dates[0].start.isoformat(),
        "eventStatus": _status(activity.status),
        "location": _location(edition, shown),
    }
    return known(value)


def _event(edition: Edition, occurrence: Occurrence, identifier: str) -> Value:
    activity = occurrence.activity
    online = occurrence.status is Status.moved_online
    value: Value = {
        "@type": "Event",
        **_what(edition, activity),
        "identifier": identifier,
        "startDate": occurrence.start.isoformat(),
        "endDate": occurrence.end.isoformat() if occurrence.end else None,
        "eventStatus": _event_status(occurrence),
        "previousStartDate": occurrence.original.isoformat() if occurrence.moved else None,
        "eventAttendanceMode": f"https://schema.org/{'On' if online else 'Off'}lineEventAttendanceMode",
        "location": _location(edition, occurrence),
        "maximumAttendeeCapacity": activity.capacity,
        "remainingAttendeeCapacity": occurrence.places_left if _can_be_joined(edition, occurrence) else None,
        "offers": _offer(edition, occurrence),
    }
    return known(value)


def _what(edition: Edition, activity: Activity) -> Value:
    """What holds on every date of an activity."""
    names = {one.id: one.name for one in edition.site.network.audiences}
    groups = [names[one] for one in activity.audience if not isinstance(one, AgeRange)]
    return {
        "name": activity.title,
        "description": activity.summary,
        "url": link(edition, activity.path),
        "image": link(edition, activity.image) if activity.image else None,
        "organizer": organizers(edition, activity),
        "isAccessibleForFree": _price(activity) == "0" if activity.fee else None,
        "typicalAgeRange": one_or_all(_ages(activity)),
        "audience": one_or_all({"@type": "Audience", "audienceType": name} for name in groups),
        "inLanguage": one_or_all({"@type": "Language", "name": name} for name in activity.languages),
    }


def _event_status(occurrence: Occurrence) -> str:
    if occurrence.moved and occurrence.status in (Status.scheduled, Status.tentative):
        return _status(Status.rescheduled)
    return _status(occurrence.status)


def _status(status: Status) -> str:
    """schema.org has no word for a date that is still to be confirmed: it is scheduled until it is not."""
    return f"https://schema.org/{_STATUS.get(status, 'EventScheduled')}"


_STATUS = {
    Status.cancelled: "EventCancelled",
    Status.postponed: "EventPostponed",
    Status.rescheduled: "EventRescheduled",
    Status.moved_online: "EventMovedOnline",
}


def _location(edition: Edition, occurrence: Occurrence) -> Value:
    if occurrence.status is not Status.moved_online:
        return place(edition, occurrence)
    activity = occurrence.activity
    registration = activity.registration or Registration()
    url = registration.url or link(edition, activity.path)
    return known({"@type": "VirtualLocation", "name": edition.words("facts.online"), "url": url})


def _offer(edition: Edition, occurrence: Occurrence) -> Value | None:
    """What taking part costs and whether there is room, while one can still take part."""
    activity = occurrence.activity
    if not activity.fee or not _can_be_joined(edition, occurrence):
        return None
    registration = activity.registration or Registration()
    return known(
        {
            "@type": "Offer",
            "price": _price(activity),
            "priceCurrency": "CNY",
            "description": activity.fee.note if isinstance(activity.fee, Fee) else None,
            "availability": f"https://schema.org/{_availability(edition, occurrence, registration)}",
            "validFrom": registration.opens.isoformat() if registration.opens else None,
            "availabilityEnds": registration.closes.isoformat() if registration.closes else None,
            "url": registration.url or link(edition, activity.path),
        }
    )


def _availability(edition: Edition, occurrence: Occurrence, registration: Registration) -> str:
    found = states(occurrence, edition.today)
    if State.full in found:
        return "SoldOut"
    if State.registration_closed in found:
        return "OutOfStock"
    not_yet = registration.opens is not None and day_of(registration.opens) > edition.today
    return "PreOrder" if not_yet else "InStock"


def _can_be_joined(edition: Edition, occurrence: Occurrence) -> bool:
    return occurrence.takes_place and occurrence.last_day >= edition.today


def _price(activity: Activity) -> str:
    return f"{activity.fee.amount.normalize():f}" if isinstance(activity.fee, Fee) else "0"


def _ages(activity: Activity) -> Iterator[str]:
    """In schema.org's writing, where ``11-`` is eleven and over."""
    for one in activity.audience:
        if isinstance(one, AgeRange):
            yield one.age.replace("+", "-") if one.age.endswith("+") else one.age
