"""A zone as calendars describe it: every change of its clocks within some years (RFC 5545 §3.6.5)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from .content_lines import component, text


def vtimezone(zone: ZoneInfo, first: date, last: date) -> bytes:
    """From midnight on the ``first`` day to that of the ``last``, by the zone's clocks.

    Each change stands on its own: ical.js reads only the first RDATE, and not DTSTART beside it.
    """
    begins, ends = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (first, last))
    start = begins.astimezone(UTC)
    changes = _observance(zone, start, _offset(zone, start))
    for before, after in _changes(zone, start, ends.astimezone(UTC)):
        changes += _observance(zone, after, _offset(zone, before))
    return b"BEGIN:VTIMEZONE\r\nTZID:%b\r\n%bEND:VTIMEZONE\r\n" % (zone.key.encode(), changes)


def _observance(zone: ZoneInfo, onset: datetime, before: timedelta) -> bytes:
    """What the clocks show from ``onset`` (UTC) on, which is told as the clocks before would show it."""
    here = onset.astimezone(zone)
    return component(
        "DAYLIGHT" if here.dst() else "STANDARD",
        {
            "DTSTART": f":{(onset + before):%Y%m%dT%H%M%S}",
            "TZNAME": text(here.tzname() or ""),
            "TZOFFSETFROM": f":{_written(before)}",
            "TZOFFSETTO": f":{_written(_offset(zone, onset))}",
        },
    )


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second of each offset (UTC), and the first of the next one."""
    at = start
    while at < end:
        following = min(at + timedelta(days=1), end)
        if _offset(zone, at) != _offset(zone, following):
            before, after = at, following
            while after - before > timedelta(seconds=1):
                middle = before + (after - before) // timedelta(seconds=2) * timedelta(seconds=1)
                if _offset(zone, middle) == _offset(zone, at):
                    before = middle
                else:
                    after = middle
            if after < end:
                yield before, after
        at = following


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None, "every zone has one"
    return offset


def _written(offset: timedelta) -> str:
    """``+0800``; with seconds only for local mean times of long ago (§3.3.14)."""
    sign, seconds = ("-", -offset) if offset < timedelta(0) else ("+", offset)
    minutes, rest = divmod(int(seconds.total_seconds()), 60)
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{rest:02}" if rest else "")
