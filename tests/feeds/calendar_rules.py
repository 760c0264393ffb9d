"""Rules of RFC 5545 that parsers let pass and calendars stumble over, over the bytes of a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

STATUSES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}


@dataclass
class Component:
    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    """Name, parameters and value of each property."""
    inside: list["Component"] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [value for key, _, value in self.lines if key == name]

    def kind(self, name: str) -> str:
        """``date``, ``utc`` or the name of a zone, for the first of the property's times."""
        return next(iter(self.kinds(name)), "")

    def kinds(self, name: str) -> list[str]:
        return [_kind(parameters, value) for key, parameters, value in self.lines if key == name]


def _kind(parameters: dict[str, str], value: str) -> str:
    if parameters.get("VALUE") == "DATE":
        return "date"
    return "utc" if value.endswith("Z") else parameters.get("TZID", "floating")


def broken_rules(content: bytes) -> list[str]:
    """What is wrong, each with the line or the event; empty for a sound file."""
    found = [*_lines(content)]
    calendar = _parsed(content)
    if calendar is None:
        return [*found, "BEGIN and END do not match"]
    return [*found, *_calendar(calendar)]


def _lines(content: bytes) -> Iterator[str]:
    if re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        yield "bare line end"
    if not content.endswith(b"\r\n"):
        yield "no line end at the end"
    for line in content.split(b"\r\n")[:-1]:
        if len(line) > 75:
            yield f"over 75 octets: {line!r}"
        if not line.strip():
            yield "empty line"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"folded within a character: {line!r}"


def _parsed(content: bytes) -> Component | None:
    root = Component("")
    open_now = [root]
    for line in re.sub(rb"\r\n[ \t]", b"", content).decode(errors="replace").split("\r\n"):
        if not line:
            continue
        match = re.match(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:]*))*):(.*)', line, re.DOTALL)
        if match is None:
            return None
        name, parameters, value = (
            match[1],
            dict(re.findall(r';([A-Z0-9-]+)=("[^"]*"|[^;]*)', match[2])),
            match[3],
        )
        if name == "BEGIN":
            open_now[-1].inside.append(Component(value))
            open_now.append(open_now[-1].inside[-1])
        elif name == "END":
            if open_now.pop().name != value:
                return None
        else:
            open_now[-1].lines.append((name, parameters, value))
    return root.inside[0] if open_now == [root] and len(root.inside) == 1 else None


def _calendar(calendar: Component) -> Iterator[str]:
    for name in ("VERSION", "PRODID"):
        if len(calendar.values(name)) != 1:
            yield f"no {name}"
    if calendar.values("METHOD"):
        yield "METHOD in a file to subscribe to"
    if ("REFRESH-INTERVAL", {"VALUE": "DURATION"}) not in [(k, p) for k, p, _ in calendar.lines]:
        yield "REFRESH-INTERVAL without VALUE=DURATION"
    zones = [one for one in calendar.inside if one.name == "VTIMEZONE"]
    if len(zones) != 1:
        yield f"{len(zones)} VTIMEZONE"
    if any(zone.values("COMMENT") for zone in zones):
        yield "COMMENT in VTIMEZONE"
    known = {tzid for zone in zones for tzid in zone.values("TZID")} | {"date", "utc"}
    events = [one for one in calendar.inside if one.name == "VEVENT"]
    masters = {uid: one for one in events for uid in one.values("UID") if not one.values("RECURRENCE-ID")}
    seen = set()
    for event in events:
        uid = "".join(event.values("UID"))
        key = (uid, *event.values("RECURRENCE-ID"))
        if key in seen:
            yield f"{key}: twice"
        seen.add(key)
        yield from (f"{uid}: {told}" for told in _event(event, known, masters.get(uid)))


def _event(event: Component, zones: set[str], master: Component | None) -> Iterator[str]:
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"):
        if len(event.values(name)) != 1:
            yield f"{len(event.values(name))} {name}"
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        if event.kind(name) not in ("", "utc"):
            yield f"{name} not in UTC"
    start = event.kind("DTSTART")
    for name in ("DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID"):
        if event.kind(name) and event.kind(name) not in zones:
            yield f"{name} in a zone without VTIMEZONE: {event.kind(name)}"
    if event.values("DTEND"):
        if event.kind("DTEND") != start:
            yield "DTEND of another type than DTSTART"
        elif event.values("DTEND") <= event.values("DTSTART"):
            yield "DTEND not after DTSTART"
    if any(kind != start for kind in event.kinds("EXDATE")):
        yield "EXDATE of another type than DTSTART"
    for rule in event.values("RRULE"):
        until = re.search(r"UNTIL=(\d{8})(T\d{6}Z)?(?:;|$)", rule)
        if "UNTIL" in rule and (until is None or (start == "date") == bool(until[2])):
            yield "UNTIL of another type than DTSTART"
    if event.values("RECURRENCE-ID"):
        if master is None or not master.values("RRULE"):
            yield "RECURRENCE-ID without its series"
        elif event.kind("RECURRENCE-ID") != master.kind("DTSTART"):
            yield "RECURRENCE-ID of another type than the series' DTSTART"
    for status in event.values("STATUS"):
        if status not in STATUSES:
            yield f"unknown STATUS {status}"
