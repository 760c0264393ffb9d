"""Writes a made-up network as plain Markdown, the way somebody would who has only MkDocs and a theme.

Lists of stations, services and months stand written out in the Markdown, so that building them costs the
generator nothing but rendering links.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from .entries import TODAY, Entry, Place, Value
from .network import Network
from .places import SERVICES
from .written import flow

KINDS = {"activities": "活动", "teams": "志愿队伍", "announcements": "通知"}
SETTINGS = {
    "site_name": "邻里家庭驿站",
    "site_url": "https://waystation.example.org/",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [{"search": {"lang": ["zh", "en"]}}],
}
OUTSIDE = {"nav": ["index.md"], "not_in_nav": "/*"}
"""What keeps the pages out of the navigation."""


def write(made: Network, to: Path, *, in_nav: bool) -> None:
    """The network as a site for MkDocs in ``to``, which is emptied first."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    settings = SETTINGS if in_nav else SETTINGS | OUTSIDE
    (to / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    for path, title, body in _pages(made):
        file = to / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {title}\n\n{body}", encoding="utf-8")


def _pages(made: Network) -> Iterable[tuple[str, str, str]]:
    """Path, title and text of every page."""
    yield (
        "index.md",
        "邻里家庭驿站",
        "欢迎来坐坐。\n\n- [驿站](stations/index.md)\n- [通知](announcements/index.md)\n",
    )
    stations = _list((place.name, f"{place.id}/index.md") for place in made.places)
    yield "stations/index.md", "驿站", stations
    by_station: dict[str | None, list[Entry]] = {}
    for entry in made.entries:
        by_station.setdefault(entry.station, []).append(entry)
    for place in made.places:
        yield from _of_station(place, by_station[place.id])
    for entry in by_station[None]:
        yield f"{_path(entry)}", str(entry.fields["title"]), _entry(entry)
    yield from _of_network(made)


def _of_station(place: Place, entries: Sequence[Entry]) -> Iterable[tuple[str, str, str]]:
    folder = f"stations/{place.id}/"
    facts = _facts({name: value for name, value in place.fields.items() if name not in ("id", "name")})
    parts = [facts]
    for kind, title in KINDS.items():
        links = _list((str(e.fields["title"]), f"{kind}/{e.id}.md") for e in entries if e.kind == kind)
        parts.append(f"## {title}\n\n{links}")
    yield f"{folder}index.md", place.name, "\n".join(parts)
    for entry in entries:
        yield _path(entry), str(entry.fields["title"]), _entry(entry)
    for month, held in _months(entries).items():
        links = _list((str(e.fields["title"]), f"../activities/{e.id}.md") for e in held)
        yield f"{folder}calendar/{month}.md", f"{month} · {place.name}", links


def _of_network(made: Network) -> Iterable[tuple[str, str, str]]:
    """What the network's own lists hold: the next hundred, like the pages of lists that others make."""
    coming = [one for one in made.entries if one.days and max(one.days) >= TODAY][:100]
    yield "activities/index.md", "活动", _links(coming)
    for month, held in _months(made.entries).items():
        yield f"calendar/{month}.md", month, _links(held[:100])
    for kind in ("teams", "announcements"):
        yield f"{kind}/index.md", KINDS[kind], _links([one for one in made.entries if one.kind == kind][:100])
    services = _list((name, f"{id}.md") for id, name, _ in SERVICES)
    yield "services/index.md", "服务", services
    for id, name, summary in SERVICES:
        held = [one for one in coming if one.fields.get("service") == id]
        yield f"services/{id}.md", name, f"{summary}\n\n{_links(held)}"


def _entry(entry: Entry) -> str:
    facts = {name: value for name, value in entry.fields.items() if name not in ("title", "summary")}
    return f"{entry.fields['summary']}\n\n{_facts(facts)}\n{entry.body}"


def _facts(facts: Mapping[str, Value]) -> str:
    return "".join(f"- **{name}**: {flow(value)}\n" for name, value in facts.items())


def _links(entries: Iterable[Entry]) -> str:
    return _list((str(entry.fields["title"]), f"../{_path(entry)}") for entry in entries)


def _list(links: Iterable[tuple[str, str]]) -> str:
    return "".join(f"- [{title}]({path})\n" for title, path in links)


def _path(entry: Entry) -> str:
    folder = f"stations/{entry.station}/" if entry.station else ""
    return f"{folder}{entry.kind}/{entry.id}.md"


def _months(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for month in sorted({f"{day:%Y-%m}" for day in entry.days}):
            found.setdefault(month, []).append(entry)
    return dict(sorted(found.items()))
