"""Activities, teams and announcements, one per Markdown file or many in a YAML list."""

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from ..model import Activity, Announcement, Mark, Markdown, Team
from ..model.source import pack
from ..problems import Code, Problem
from . import explain, front_matter, schema, yaml_text
from .leaves import RESERVED, SLUG
from .yaml_text import Document, Step, Tree

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


def from_markdown(text: str, place: Place) -> tuple[list[Item], list[Problem]]:
    parts = front_matter.split(text, place.path)
    if isinstance(parts, Problem):
        return [], [parts]
    document = yaml_text.parse(parts.yaml, place.path, parts.first_line)
    if document.problems:
        return [], document.problems
    stem = place.path.rpartition("/")[2].removesuffix(".md")
    tree = {} if document.tree is None else document.tree
    if isinstance(tree, dict) and not tree.get("id"):
        if not SLUG.fullmatch(stem) or stem in RESERVED:
            return [], [
                Problem(mark=Mark(path=place.path), code=Code.NOT_SLUG, values={"field": "id", "value": stem})
            ]
        tree = {**tree, "id": stem}
    item, problems = read(
        KINDS[place.kind], tree, document, (), place.zone, station=place.station, body=Markdown(parts.body)
    )
    return ([item] if item else []), problems


def from_yaml(text: str, place: Place) -> tuple[list[Item], list[Problem]]:
    document = yaml_text.parse(text, place.path)
    if document.problems or document.tree is None:
        return [], document.problems
    if not isinstance(document.tree, list):
        return [], [Problem(mark=document.mark(()), code=Code.NOT_A_LIST)]
    items: list[Item] = []
    problems: list[Problem] = []
    for index, tree in enumerate(document.tree):
        if isinstance(tree, dict) and not tree.get("id"):
            problems.append(Problem(mark=document.mark((index,)), code=Code.ENTRY_WITHOUT_ID))
            continue
        item, wrong = read(
            KINDS[place.kind], tree, document, (index,), place.zone, station=place.station, body=Markdown("")
        )
        items += [item] if item else []
        problems += wrong
    return items, problems


def read(
    model: type[_T], tree: Tree, document: Document, at: Step, zone: ZoneInfo, **given: Any
) -> tuple[_T | None, list[Problem]]:
    """One item of ``model`` from the mapping at ``at``; ``given`` are the fields that its folder says."""
    if not isinstance(tree, dict):
        value = explain.quoted(tree)
        return None, [Problem(mark=document.mark(at), code=Code.NOT_A_MAPPING, values={"value": value})]
    try:
        written = schema.adapter(cast(type, model)).validate_python(_without_nulls(tree), context=zone)
    except ValidationError as error:
        return None, list(explain.problems(error, model, document, at))
    if hasattr(model, "mark"):
        given["mark"] = _mark(document, at)
    return model(**given, **schema.arguments(model, written)), []


def _without_nulls(tree: Tree) -> Tree:
    """A field with nothing after its colon is a field not written."""
    if isinstance(tree, dict):
        return {key: _without_nulls(value) for key, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [_without_nulls(value) for value in tree]
    return tree


def _mark(document: Document, at: Step) -> Mark:
    places = {
        ".".join(str(step) for step in path[len(at) :]): place
        for path, place in document.values.items()
        if len(path) > len(at) and path[: len(at)] == at
    }
    names, spots = pack(places)
    line, column = document.values[at]
    return Mark(path=document.path, line=line, column=column, names=_shared(names), spots=spots)


@cache
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first of all equal tuples of names: thousands of items are written with the same fields."""
    return names
