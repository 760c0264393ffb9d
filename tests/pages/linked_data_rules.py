"""Rules for JSON-LD that search engines let pass in silence, over the text of a page."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

SCHEMA = "https://schema.org/"

THING = {"@type", "@id", "name", "description", "url", "image", "identifier"}
EVENT = THING | {
    "audience",
    "endDate",
    "eventAttendanceMode",
    "eventStatus",
    "inLanguage",
    "isAccessibleForFree",
    "location",
    "maximumAttendeeCapacity",
    "offers",
    "organizer",
    "previousStartDate",
    "remainingAttendeeCapacity",
    "startDate",
    "superEvent",
    "typicalAgeRange",
}
PLACE = THING | {
    "address",
    "amenityFeature",
    "geo",
    "openingHoursSpecification",
    "specialOpeningHoursSpecification",
    "telephone",
}
ORGANIZATION = THING | {"address", "foundingDate", "parentOrganization", "telephone"}
VOCABULARY = {
    "Audience": {"@type", "audienceType"},
    "CivicStructure": PLACE,
    "Event": EVENT,
    "EventSeries": EVENT,
    "GeoCoordinates": {"@type", "latitude", "longitude"},
    "Language": THING,
    "LocationFeatureSpecification": {"@type", "name", "value"},
    "Offer": THING | {"availability", "availabilityEnds", "price", "priceCurrency", "validFrom"},
    "OpeningHoursSpecification": {"@type", "closes", "dayOfWeek", "opens", "validFrom", "validThrough"},
    "Organization": ORGANIZATION,
    "Place": PLACE,
    "PostalAddress": {"@type", "addressLocality", "streetAddress"},
    "VirtualLocation": THING,
}
"""The properties that schema.org gives each type and that this site uses."""

NEEDED = {
    "Event": {"name", "startDate", "location", "eventStatus", "eventAttendanceMode", "organizer"},
    "EventSeries": {"name", "startDate", "location", "eventStatus"},
    "CivicStructure": {"name", "address", "telephone"},
    "Place": {"name", "address"},
    "Offer": {"price", "priceCurrency", "availability"},
    "OpeningHoursSpecification": {"opens", "closes"},
    "PostalAddress": {"streetAddress"},
}
WORDS = {
    "availability": {"InStock", "OutOfStock", "PreOrder", "SoldOut"},
    "dayOfWeek": {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    "eventAttendanceMode": {"OfflineEventAttendanceMode", "OnlineEventAttendanceMode"},
    "eventStatus": {
        "EventCancelled",
        "EventMovedOnline",
        "EventPostponed",
        "EventRescheduled",
        "EventScheduled",
    },
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")
PATTERNS = {
    **dict.fromkeys(("startDate", "endDate", "previousStartDate", "availabilityEnds"), MOMENT),
    "validFrom": MOMENT,
    "validThrough": re.compile(r"\d{4}-\d\d-\d\d"),
    **dict.fromkeys(("opens", "closes"), re.compile(r"\d\d:\d\d")),
    **dict.fromkeys(("@id", "url", "image"), re.compile(r"https?://\S+")),
    "price": re.compile(r"\d+(\.\d+)?"),
    "priceCurrency": re.compile("CNY"),
    "typicalAgeRange": re.compile(r"\d+-\d*|-\d+"),
}


def linked_data(html: str) -> list[dict[str, Any]]:
    """Every JSON-LD value of a page, read as a browser reads it."""
    reader = _Scripts()
    reader.feed(html)
    reader.close()
    return [json.loads(text) for text in reader.found]


def items(value: Any) -> Iterator[dict[str, Any]]:
    """The value's items, from the outside in."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inside in value.values():
            yield from items(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from items(inside)


def broken_rules(value: dict[str, Any]) -> list[str]:
    found = [] if value.get("@context") == "https://schema.org" else ["no context"]
    body = {key: inside for key, inside in value.items() if key != "@context"}
    for item in items(body):
        found += _broken(item)
    return found


def _broken(item: dict[str, Any]) -> Iterator[str]:
    types = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
    said = "/".join(types)
    if unknown := set(types) - set(VOCABULARY):
        yield f"unknown type {unknown}"
        return
    if "@id" in item and set(item) <= {"@id", "@type", "name"}:
        return
    known = set().union(*(VOCABULARY[one] for one in types))
    needed = set().union(*(NEEDED.get(one, set()) for one in types))
    is_reference = set(item) == {"@type", "name"}
    yield from (f"{said} with {name}" for name in sorted(set(item) - known))
    if not is_reference:
        yield from (f"{said} without {name}" for name in sorted(needed - set(item)))
    for name, value in item.items():
        values = value if isinstance(value, list) else [value]
        if not values or any(one in (None, "") for one in values):
            yield f"{said} with nothing in {name}"
        if name in WORDS and not {one.removeprefix(SCHEMA) for one in values} <= WORDS[name]:
            yield f"{said} with {name} {value}"
        if name in WORDS and not all(one.startswith(SCHEMA) for one in values):
            yield f"{said} with {name} {value}, which is no address"
        if name in PATTERNS and not all(PATTERNS[name].fullmatch(str(one)) for one in values):
            yield f"{said} with {name} {value}"
    if "Event" in types:
        yield from _broken_event(item)
    if "OpeningHoursSpecification" in types:
        is_dated = "validFrom" in item
        if is_dated == ("dayOfWeek" in item):
            yield "hours of both a weekday and a date, or of neither"
        if item["opens"] > item["closes"] or (item["opens"] == item["closes"] != "00:00"):
            yield f"hours from {item['opens']} to {item['closes']}"


def _broken_event(item: dict[str, Any]) -> Iterator[str]:
    start, end = _moment(item["startDate"]), _moment(item.get("endDate", item["startDate"]))
    if type(start) is not type(end):
        yield "endDate of another type than startDate"
    elif end < start:
        yield "endDate before startDate"
    status, mode = item["eventStatus"], item["eventAttendanceMode"]
    if status.endswith("EventRescheduled") and "previousStartDate" not in item:
        yield "EventRescheduled without previousStartDate"
    is_online = item["location"]["@type"] == "VirtualLocation"
    if not is_online == status.endswith("MovedOnline") == mode.endswith("/OnlineEventAttendanceMode"):
        yield "online in one place and not in another"
    if item.get("remainingAttendeeCapacity", 0) > item.get("maximumAttendeeCapacity", 10**6):
        yield "more places left than there are"


def _moment(text: str) -> Any:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and ("type", "application/ld+json") in attrs:
            self.found.append("")
            self.is_inside = True

    def handle_endtag(self, tag: str) -> None:
        self.is_inside &= tag != "script"

    def handle_data(self, data: str) -> None:
        if self.is_inside:
            self.found[-1] += data
