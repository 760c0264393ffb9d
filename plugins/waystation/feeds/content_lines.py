"""Content lines of iCalendar (RFC 5545 §3.1), written as the icalendar library writes them, much faster."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

LIMIT = 74
"""Octets of a line before it is folded, a line end less than RFC 5545 allows."""

ORDER = {
    name: at
    for at, name in enumerate(
        ("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "RECURRENCE-ID", "SEQUENCE", "RRULE", "EXDATE")
    )
}
"""The properties that come first; the others follow by name."""


def component(name: str, lines: Mapping[str, str]) -> bytes:
    """A component of these properties; a value has its parameters and its colon before it."""
    names = sorted(lines, key=lambda one: (ORDER.get(one, len(ORDER)), one))
    written = "".join(f"{folded(one + lines[one])}\r\n" for one in names)
    return f"BEGIN:{name}\r\n{written}END:{name}\r\n".encode()


def text(value: str) -> str:
    """Any text as a value (§3.3.11)."""
    return f":{_escaped(value)}"


def texts(values: Iterable[str]) -> str:
    return f":{','.join(map(_escaped, values))}"


def moment(value: date) -> str:
    """A day, a time in UTC, or a time in a zone that the calendar describes (§3.3.4, §3.3.5)."""
    return moments((value,))


def moments(values: Iterable[date]) -> str:
    """Several of the same kind, in one property."""
    given = tuple(values)
    first, written = given[0], ",".join(map(_written, given))
    if not isinstance(first, datetime):
        return f";VALUE=DATE:{written}"
    zone = _zone(first)
    return f";TZID={zone}:{written}" if zone else f":{written}"


def folded(line: str) -> str:
    """The line in pieces of at most LIMIT octets, never within a character or behind a backslash (§3.1)."""
    if len(line) <= LIMIT and (line.isascii() or len(line.encode()) <= LIMIT):
        return line
    pieces = []
    octets = line.encode()
    at = 0
    while len(octets) - at > LIMIT:
        end = at + LIMIT
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        if end - at > 1 and octets[end - 1 : end] in (b"\\", b"^"):
            end -= 1
        pieces.append(octets[at:end])
        at = end
    pieces.append(octets[at:])
    return b"\r\n ".join(pieces).decode()


def _escaped(value: str) -> str:
    plain = value.replace("\\N", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _written(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat().replace("-", "")
    day, at = value.date().isoformat().replace("-", ""), value.time().isoformat("seconds").replace(":", "")
    return f"{day}T{at}{'' if _zone(value) else 'Z'}"


def _zone(value: datetime) -> str:
    """Name of the zone that a time is of; empty for UTC."""
    name = getattr(value.tzinfo, "key", "UTC")
    return "" if name == "UTC" else name
