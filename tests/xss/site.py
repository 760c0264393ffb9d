"""A site in which every text is a vector: each field of each kind of content, each body, each name."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from itertools import count
from math import ceil
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import yaml

from tests.xss.vectors import VECTORS, Place, Vector
from waystation.load import limits
from waystation.load.invisible import invisible
from waystation.load.schema import key_of
from waystation.model import (
    Activity,
    Announcement,
    Audience,
    Mark,
    Markdown,
    Network,
    Prose,
    ServiceLine,
    Station,
    Team,
    Title,
)

WRITABLE = tuple(vector for vector in VECTORS if invisible(vector.text) is None)
"""Those that a text may be."""
ANYWHERE = tuple(vector for vector in VECTORS if vector.place is Place.anywhere)
ONCE = {f"Network.{name}" for name in ("name", "operator", "slogan", "history.note")}
STEP = 37
"""How far the vectors of two fields of one entry are apart."""

SETTINGS = """\
site_name: xss
site_url: https://xss.example.org/
docs_dir: content
edit_uri_template: https://git.example.org/{path}
theme: {name: material}
plugins: [waystation]
markdown_extensions: [abbr, admonition, attr_list, footnotes, md_in_html]
"""
NETWORK = {
    "name": "",
    "operator": "",
    "slogan": "",
    "phone": "0595-0000-0010",
    "timezone": "Asia/Shanghai",
    "language": "zh",
    "example": "true",
    "programme_day": "25",
    "history": [{"year": "2024", "people": "100", "note": ""}],
}
LINE = {"name": "", "summary": "", "who": "", "how": "", "cost": ""}
STATION = {
    "name": "",
    "community": "",
    "city": "",
    "district": "",
    "subdistrict": "",
    "address": "",
    "phone": "0595-0000-0021",
    "kind": "",
    "landmark": "",
    "bus": "",
    "coordinates": {"lat": "24.8142", "lon": "118.5743", "datum": "wgs84"},
    "hours": {
        "regular": [{"days": ["Mon", "Sat"], "open": ["09:00-21:00"]}],
        "exceptions": [{"date": "2026-12-01", "closed": "true", "note": ""}],
    },
    "services": [
        {"service": "l0", "summary": "", "who": "", "how": "", "cost": "", "documents": "", "contact": ""}
    ],
    "facilities": ["", ""],
    "access": ["lift"],
    "rooms": [{"id": "hall", "name": ""}],
    "photos": [{"src": "door.png", "alt": "", "consent": {"record": "", "until": "2027-12-31"}}],
    "keywords": ["", ""],
    "checked_on": "2026-11-20",
}
ACTIVITY = {
    "title": "",
    "photos": [{"src": "door.png", "alt": "", "consent": {"record": "", "until": "2027-12-31"}}],
    "summary": "",
    "start": "2026-11-28 09:00",
    "end": "2026-11-28 10:00",
    "outside_hours": "true",
    "service": "l0",
    "team": "t0",
    "organizer": "",
    "location": "hall",
    "fee": {"amount": "5", "per": "", "note": ""},
    "capacity": "20",
    "places_left": "3",
    "places_left_at": "2026-11-27 09:00",
    "audience": ["a0", {"age": "60+"}],
    "registration": {
        "required": "true",
        "phone": "0595-0000-0021",
        "desk": "",
        "url": "https://example.org/form",
        "note": "",
    },
    "languages": ["", ""],
    "accessibility": ["lift"],
    "bring": ["", ""],
    "volunteers": ["", ""],
    "image": "door.png",
    "image_alt": "",
    "keywords": ["", ""],
    "updated": "2026-11-25",
    "body": "",
}
SERIES = ACTIVITY | {
    "start": "2026-11-07 09:00",
    "end": "2026-11-07 10:00",
    "repeat": {"every": "week", "until": "2026-12-26"},
    "location": "",
    "address": "",
    "changes": [
        {"date": "2026-12-05", "status": "cancelled", "reason": "", "instead": "", "posted": "2026-11-27"},
        {
            "date": "2026-12-12",
            "status": "rescheduled",
            "start": "2026-12-13 09:00",
            "end": "2026-12-13 10:00",
            "location": "",
            "reason": "",
            "instead": "",
            "posted": "2026-11-27",
        },
    ],
    "reports": [{"date": "2026-11-07", "attendance": "12", "note": ""}],
}
CANCELLED = ACTIVITY | {"status": "cancelled", "reason": "", "instead": "", "posted": "2026-11-27"}
ONLINE = CANCELLED | {"status": "moved_online"}
ACTIVITIES = (SERIES, ACTIVITY, CANCELLED, ONLINE)
TEAM = {
    "title": "",
    "summary": "",
    "who": "",
    "join": "",
    "contact": "",
    "phone": "0595-0000-0021",
    "meets": "",
    "roles": ["", ""],
    "since": "2019",
    "members": "12",
    "keywords": ["", ""],
    "body": "",
}
NOTICE = {
    "title": "",
    "summary": "",
    "issued": "2026-11-27",
    "severity": "closure",
    "from": "2026-11-28",
    "until": "2026-12-05",
    "service": "l0",
    "issued_by": "",
    "action": "",
    "phone": "0595-0000-0021",
    "link": "https://example.org/notice",
    "attachments": [{"title": "", "url": "https://example.org/a.pdf"}],
    "basis": "",
    "objection_phone": "0595-0000-0021",
    "updates": [{"at": "2026-11-27", "text": ""}],
    "keywords": ["", ""],
    "body": "",
}
PAGE = {"title": "", "description": "", "body": ""}
NAMES = (
    "'-pwned(4)-'",
    "' onfocus=pwned(6) autofocus x='",
    "&lt;script&gt;pwned(5)&lt;",
    "`pwned(7)`",
    "a#c%2e",
)
"""Of ordinary pages' files."""
NAMES_REFUSED = (
    "<img src=x: onerror=pwned(1)>",
    "javascript:pwned(2)",
    '" onfocus=pwned(3) autofocus x="',
    "a?b",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A project on disk, what its entries' pages must be called, and which vectors each field has had."""

    folder: Path
    titles: dict[str, str]
    had: dict[str, set[int]]


def write(folder: Path, entries: int, stations: int) -> Written:
    """A project with so many entries of each kind, and of stations."""
    fill = _Filler(entries)
    titles: dict[str, str] = {}
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    content = folder / "content"
    content.mkdir()
    (content / "door.png").write_bytes(_picture())
    network = fill.group(Network, NETWORK, 0)
    lines, audiences = (f"Network.{name}" for name in ("service_lines", "audiences"))
    network["service_lines"] = [
        {"id": f"l{i}"} | fill.group(ServiceLine, LINE, i, lines) for i in range(stations)
    ]
    network["audiences"] = [
        {"id": f"a{i}"} | fill.group(Audience, {"name": ""}, i, audiences) for i in range(stations)
    ]
    placed = [{"id": f"s{i}"} | fill.group(Station, STATION, i) for i in range(stations)]
    titles |= {f"stations/{one['id']}/": one["name"] for one in placed}
    (folder / "stations.yml").write_text(_yaml({"network": network, "stations": placed}), "utf-8")
    for i in range(entries):
        station = f"stations/s{i % stations}"
        kinds = (
            ("activities", f"a{i}", fill.group(Activity, ACTIVITIES[i % len(ACTIVITIES)], i)),
            ("teams", f"t{i // stations}", fill.group(Team, TEAM, i)),
            ("announcements", f"n{i}", fill.group(Announcement, _notice(i), i)),
        )
        for kind, name, values in kinds:
            titles[f"{station}/{kind}/{name}/"] = values["title"]
            _write(content / station / kind / f"{name}.md", values)
        prose = fill.group(Prose, PAGE, i)
        titles[f"prose/p{i}/"] = prose["title"]
        _write(content / "prose" / f"p{i}.md", prose)
    for name in NAMES:
        (content / "prose" / f"{name}.md").write_text("x", "utf-8")
    for i, vector in enumerate(one for one in WRITABLE if "\n" not in one.text):
        heading = content / "headings" / f"h{i}.md"
        if i % (len(WRITABLE) // entries + 1) == 0:
            heading.parent.mkdir(exist_ok=True)
            heading.write_text(f"# {vector.text}\n", "utf-8")
    (content / "index.md").write_text("\n\n".join(one.text for one in fill.share(0)), "utf-8")
    return Written(folder=folder, titles=titles, had=fill.had)


class _Filler:
    """Puts vectors where a base has empty texts, in each field of an entry another one than in the next."""

    def __init__(self, entries: int) -> None:
        self.entries = entries
        self.had: dict[str, set[int]] = {}

    def group(self, model: type, base: Mapping[str, Any], i: int, name: str = "") -> dict[str, Any]:
        found = self._value(model, base, name or model.__name__, i, count())
        assert isinstance(found, dict)
        return found

    def share(self, i: int) -> list[Vector]:
        """The body's part of all vectors; those that may swallow what follows stand last."""
        size = ceil(len(WRITABLE) / self.entries)
        mine = WRITABLE[i * size : (i + 1) * size] or WRITABLE[:size]
        return sorted(mine, key=lambda one: any(sign in one.text for sign in ("<!", "<?", "```", "\n\n[")))

    def _value(self, hint: Any, base: Any, name: str, i: int, places: Iterator[int]) -> Any:
        if isinstance(base, list):
            return [self._value(get_args(hint)[0], one, name, i, places) for one in base]
        if isinstance(base, dict):
            model = hint if is_dataclass(hint) else next(one for one in get_args(hint) if is_dataclass(one))
            hints = {key_of(field): hint for field, hint in get_type_hints(model).items()}
            return {
                key: self._value(hints[key], one, f"{name}.{key}", i, places) for key, one in base.items()
            }
        if base:
            return base
        # There is one network, so what it says must do harm in any place.
        some = ANYWHERE if name in ONCE else WRITABLE
        if hint is Title:
            some = [one for one in some if len(one.text) <= limits.MOST_IN_TITLE]
        chosen = self.share(i) if hint is Markdown else [some[(i + STEP * next(places)) % len(some)]]
        self.had.setdefault(name, set()).update(one.number for one in chosen)
        text = "\n\n".join(one.text for one in chosen)
        # Letters alone would be the id of a room.
        return f"在{text}" if name.endswith(".location") else text


def text_fields(model: type, name: str = "") -> Iterator[str]:
    """Every field of a model that takes any text, by its dotted name."""
    name = name or model.__name__
    for field, hint in get_type_hints(model).items():
        for part in _parts(hint):
            if part in (str, Markdown, Title) and field not in ("id", "mark"):
                yield f"{name}.{key_of(field)}"
            elif is_dataclass(part) and part is not Mark:
                yield from text_fields(part, f"{name}.{key_of(field)}")  # type: ignore[arg-type]


def _parts(hint: Any) -> Iterator[Any]:
    """The types that a hint is made of."""
    if get_origin(hint) in (Union, UnionType, tuple):
        for part in get_args(hint):
            yield from _parts(part)
    else:
        yield hint


def _notice(i: int) -> dict[str, Any]:
    """Three of them stand above every page, and each tenth is a public notice."""
    if i < 3:
        return NOTICE | {"severity": "urgent", "banner": "true"}
    return NOTICE | {"severity": "public_notice" if i % 10 == 0 else "normal"}


def _write(file: Path, values: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    body = values.pop("body")
    file.write_text(f"---\n{_yaml(values)}---\n{body}\n", "utf-8", newline="\n")


def _yaml(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def _picture() -> bytes:
    """A red dot as PNG (https://www.w3.org/TR/png-3/)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")
