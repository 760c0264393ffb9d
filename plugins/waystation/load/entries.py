"""Activities, teams and announcements, one per Markdown file or many in a YAML list."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from ..model import Activity, Announcement, Enclosure, Mark, Markdown, Picture, Prose, Sighting, Team
from ..model.source import pack
from ..problems import Code, Problem
from . import front_matter, mended, validation, yaml_text
from .front_matter import Parts
from .ids import RESERVED, SLUG
from .yaml_text import Document, Step, Tree, quoted

KINDS: dict[str, type] = {"activities": Activity, "teams": Team, "announcements": Announcement}
"""The three folders and what stands in them."""

Item = Activity | Team | Announcement
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the folder of a file says about the entries in it."""

    path: str
    station: str | None
    kind: str
    zone: ZoneInfo

    @property
    def folder(self) -> str:
        """Path of the site's folder that the entries' own paths begin with."""
        return f"stations/{self.station}/{self.kind}/" if self.station else f"{self.kind}/"

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].rpartition(".")[0]


@dataclass(slots=True, kw_only=True)
class Found:
    """What one file holds: its items, its problems, and the paths of what its problems hide.

    And what may be personal data in its texts, beside the numbers that they ask people to call.
    """

    items: list[Item] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    enclosures: list[Enclosure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    sightings: list[Sighting] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)


def from_markdown(text: str, place: Place, read_fields: Callable[[Parts, Place], Found]) -> Found:
    """``read_fields`` is ``from_front_matter``, or one that remembers what that made."""
    parts = front_matter.split(text, place.path)
    if isinstance(parts, Problem):
        return closed(place, parts, text=text)
    found = read_fields(parts, place)
    return Found(
        items=[replace(item, body=Markdown(parts.body)) for item in found.items],
        problems=found.problems,
        unreadable=found.unreadable,
    )


def from_front_matter(parts: Parts, place: Place) -> Found:
    """The entry without its text; what is made of it does not follow from that."""
    document = yaml_text.parse(parts.yaml, place.path, parts.first_line)
    if document.problems:
        return closed(place, *document.problems, text=parts.yaml)
    tree = {} if document.tree is None else document.tree
    if isinstance(tree, dict) and not tree.get("id"):
        if not SLUG.fullmatch(place.stem) or place.stem in RESERVED:
            values = {"field": "file", "value": place.stem, **mended.slug(place.stem)}
            return closed(place, Problem(mark=Mark(path=place.path), code=Code.NOT_SLUG, values=values))
        tree = {**tree, "id": place.stem}
    document.values[("body",)] = (parts.body_line, 1)
    found = Found()
    _add(found, tree, document, (), place)
    return found


def from_yaml(text: str, place: Place) -> Found:
    document = yaml_text.parse(text, place.path)
    if document.problems:
        return closed(place, *document.problems)
    if document.tree is None:
        return Found()
    if not isinstance(document.tree, list):
        return closed(place, Problem(mark=document.mark(()), code=Code.NOT_A_LIST))
    found = Found()
    for index, tree in enumerate(document.tree):
        if isinstance(tree, dict) and not tree.get("id"):
            found.problems.append(Problem(mark=document.mark((index,)), code=Code.ENTRY_WITHOUT_ID))
            found.unreadable.add(place.folder)
            continue
        _add(found, tree, document, (index,), place)
    return found


def closed(place: Place, *problems: Problem, text: str = "") -> Found:
    """A file that could not be read far enough to tell its entries' ids, but for what a glance shows."""
    if not place.path.endswith(".md"):
        return Found(problems=list(problems), unreadable={place.folder})
    written = re.search(r"^id *[:：] *([a-z0-9-]+)", text, re.MULTILINE)
    return Found(
        problems=list(problems), unreadable={f"{place.folder}{written[1] if written else place.stem}/"}
    )


def read(
    model: type[_T], tree: Tree, document: Document, at: Step, zone: ZoneInfo, **given: Any
) -> tuple[_T | None, list[Problem]]:
    """One item of ``model`` from the mapping at ``at``; ``given`` are the fields that its folder says."""
    if not isinstance(tree, dict):
        value = quoted(tree)
        return None, [Problem(mark=document.mark(at), code=Code.NOT_A_MAPPING, values={"value": value})]
    plain = _without_blanks(tree)
    if _lacks_from(plain):
        return None, [Problem(mark=document.mark(at), code=Code.MISSING_FIELD, values={"field": "from"})]
    written, problems = validation.arguments(model, _with_start(plain), document, at, zone)
    if problems:
        return None, problems
    if hasattr(model, "mark"):
        given["mark"] = _mark(document, at)
    return model(**given, **written), []


def _add(found: Found, tree: Tree, document: Document, at: Step, place: Place) -> None:
    model = KINDS[place.kind]
    item, problems = read(model, tree, document, at, place.zone, station=place.station, body=Markdown(""))
    found.problems += problems
    if item is not None:
        found.items.append(item)
        return
    written = tree.get("id") if isinstance(tree, dict) else None
    found.unreadable.add(f"{place.folder}{written}/" if isinstance(written, str) else place.folder)


def _without_blanks(tree: Tree) -> Tree:
    """A field with nothing after its colon, or only quotes, is a field not written."""
    if isinstance(tree, dict):
        return {key: _without_blanks(value) for key, value in tree.items() if not _is_blank(value)}
    if isinstance(tree, list):
        return [_without_blanks(value) for value in tree]
    return tree


def _lacks_from(tree: Tree) -> bool:
    """Whether a lunar or solar-term series does not say from when on, which stands for its start."""
    follows_sky = isinstance(tree, dict) and tree.keys() & {"lunar", "solar_term"}
    return bool(follows_sky) and isinstance(tree, dict) and not tree.keys() & {"start", "from"}


def _with_start(tree: Tree) -> Tree:
    """A lunar or solar-term series begins with its ``from``, at its ``time``."""
    if not isinstance(tree, dict) or "start" in tree or not tree.keys() & {"lunar", "solar_term"}:
        return tree
    first, hours = tree.get("from"), tree.get("time")
    if not isinstance(first, str):
        return tree
    match = (
        re.fullmatch(r" *([0-9]{2}:[0-9]{2}) ?[-–] ?([0-9]{2}:[0-9]{2}) *", hours)
        if isinstance(hours, str)
        else None
    )
    if not match:
        return {**tree, "start": first}
    return {**tree, "start": f"{first} {match[1]}", "end": f"{first} {match[2]}"}


def _is_blank(tree: Tree) -> bool:
    return tree is None or (isinstance(tree, str) and not tree.strip())


def _mark(document: Document, at: Step) -> Mark:
    places = {_dotted(path[len(at) :]): place for path, place in document.below(at).items()}
    names, spots = pack(places)
    line, column = document.values[at]
    return Mark(path=document.path, line=line, column=column, names=_shared(names), spots=spots)


@lru_cache(maxsize=1 << 12)
def _dotted(path: Step) -> str:
    """Thousands of items are written with the same few hundred paths."""
    return ".".join(map(str, path))


@cache
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first of all equal tuples of names: thousands of items are written with the same fields."""
    return names
