"""Writes a made-up network as a Hugo site: the theme in ``hugo/`` and the same facts and bodies as content.

What Hugo cannot work out stands in the front matter: the days of a series, and the next of them.
"""

import shutil
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from .entries import REPO, TODAY, Entry, Place, Value
from .network import Network
from .notices import SEVERITIES
from .places import AUDIENCES, SERVICES
from .written import block

THEME = Path(__file__).with_name("hugo")
LOOKS = REPO / "overrides" / "assets"
ZONE = "+08:00"


def write(made: Network, to: Path) -> None:
    """The network as a Hugo site in ``to``, which is emptied first."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(THEME, to)
    shutil.copytree(LOOKS, to / "static" / "assets")
    content = to / "content"
    _write(content / "_index.md", {"title": ""}, "欢迎来坐坐，喝杯茶，认识几位邻居。\n")
    for name, title in _SECTIONS.items():
        _write(content / name / "_index.md", {"title": title, "outputs": ["html"]})
    for id, name, summary in SERVICES:
        offered = {"title": name, "description": summary, "who": "附近的居民都欢迎"}
        offered |= {"how": "打电话或到前台报名", "cost": "免费；个别手工课收材料费"}
        _write(content / "services" / id / "_index.md", offered)
    for id, name in AUDIENCES:
        _write(content / "audiences" / id / "_index.md", {"title": name})
    stations = {place.id: place for place in made.places}
    for place in made.places:
        _write(content / "stations" / place.id / "_index.md", _station(place))
    for entry in made.entries:
        folder = content / "stations" / entry.station if entry.station else content
        front = _FRONTS[entry.kind](entry, stations[entry.station] if entry.station else None)
        _write(folder / entry.kind / f"{entry.id}.md", front, entry.body)


def _write(file: Path, front: Mapping[str, Value], body: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{block(front)}---\n{body}", encoding="utf-8")


def _station(place: Place) -> Mapping[str, Value]:
    fields = dict(place.fields)
    offers = fields.pop("services")
    assert isinstance(offers, Sequence)
    front = _plain(fields)
    offered = [str(one["service"]) for one in offers if isinstance(one, Mapping)]
    return {
        "title": place.name,
        "type": "station",
        "services": offered,
        "places": [place.city, f"{place.city} {place.subdistrict}"],
        "offers": offers,
        **front,
    }


def _activity(entry: Entry, place: Place | None) -> Mapping[str, Value]:
    assert place is not None
    fields = _plain(entry.fields)
    start, ends = _span(entry)
    day = next((day for day in sorted(entry.days) if day >= TODAY), max(entry.days))
    months = sorted({f"{day:%Y-%m}" for day in entry.days})
    front: dict[str, Value] = {
        "title": entry.fields["title"],
        "description": fields.pop("summary"),
        "date": f"{day}T{start:%H:%M}:00{ZONE}",
        "type": "activity",
        "services": [fields.pop("service")],
        "audiences": [one for one in _list(fields.pop("audience")) if isinstance(one, str)],
        "months": months,
        "calendars": [f"{place.id}-{month}" for month in months],
    }
    if ends is not None:
        front["until_time"] = f"{ends:%H:%M}"
    if (rooms := dict(place.rooms).get(str(fields["location"]))) is not None:
        front["room"] = rooms
    if entry.is_series:
        front |= {"each": _each(entry), "occurs": [day.isoformat() for day in sorted(entry.days)]}
    return front | {name: value for name, value in fields.items() if name not in front}


def _team(entry: Entry, place: Place | None) -> Mapping[str, Value]:
    fields = _plain(entry.fields)
    return {"title": fields.pop("title"), "description": fields.pop("summary"), "type": "team", **fields}


def _announcement(entry: Entry, place: Place | None) -> Mapping[str, Value]:
    fields = _plain(entry.fields)
    return {
        "title": fields.pop("title"),
        "description": fields.pop("summary"),
        "date": _text(entry.fields["issued"]),
        "type": "announcement",
        "rank": _RANKS.index(str(fields["severity"])),
        **fields,
    }


def _plain(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The same with days and times as text, because Hugo compares text with text."""
    return {name: _text(value) for name, value in fields.items()}


def _text(value: Value) -> Value:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M}:00{ZONE}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _plain(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_text(one) for one in value]
    return value


def _list(value: Value) -> Sequence[Value]:
    assert isinstance(value, Sequence) and not isinstance(value, str)
    return value


def _span(entry: Entry) -> tuple[time, time | None]:
    """From when until when on a day."""
    start, end, by_sky = (entry.fields.get(name) for name in ("start", "end", "time"))
    if isinstance(by_sky, str):
        opens, _, closes = by_sky.partition("-")
        return time.fromisoformat(opens), time.fromisoformat(closes)
    if not isinstance(start, datetime):
        return time(0), None
    if isinstance(end, datetime):
        return start.time(), end.time()
    return start.time(), (start + timedelta(minutes=90)).time()


def _each(entry: Entry) -> str:
    """The pattern of a series in words."""
    repeat = entry.fields.get("repeat")
    if not isinstance(repeat, Mapping):
        return "每年一次"
    days = "、".join(_WEEKDAYS[str(day)[-3:]] for day in _list(repeat["days"]))
    if repeat["every"] == "month":
        return f"每月第二个{days}"
    return f"每两周{days}" if repeat.get("interval") == 2 else f"每{days}"


_FRONTS = {"activities": _activity, "teams": _team, "announcements": _announcement}
_SECTIONS = {"stations": "驿站", "activities": "活动", "teams": "志愿队伍", "announcements": "通知"}
_RANKS = ("urgent", "closure", "important", "public_notice", "normal")
assert set(_RANKS) == set(SEVERITIES)
_WEEKDAYS = dict(
    zip(
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat"),
        ["周一", "周二", "周三", "周四", "周五", "周六"],
        strict=True,
    )
)
