"""``stations.yml``: the network and its stations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from ..model import Mark, Network, Slug, Station
from ..problems import Code, Problem, near
from . import yaml_text
from .entries import read
from .yaml_text import Document, Tree

PATH = "stations.yml"


@dataclass(slots=True, kw_only=True)
class Stations:
    """What could be read of ``stations.yml``, and what was wrong with it."""

    network: Network | None = None
    network_mark: Mark = field(default_factory=lambda: Mark(path=PATH))
    stations: dict[Slug, Station] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """Ids of all stations that were written, those with problems included."""
    problems: list[Problem] = field(default_factory=list)


def from_text(text: str) -> Stations:
    document = yaml_text.parse(text, PATH)
    out = Stations(problems=document.problems)
    if document.problems:
        return out
    tree = document.tree
    if not isinstance(tree, dict):
        out.problems.append(Problem(mark=document.mark(()), code=Code.NOT_A_MAPPING, values={"value": PATH}))
        return out
    out.problems += _unknown(tree, document)
    out.network, problems = read(Network, tree.get("network") or {}, document, ("network",), ZoneInfo("UTC"))
    out.network_mark = document.mark(("network",))
    out.problems += problems
    _stations(tree.get("stations"), document, out)
    return out


def _unknown(tree: Mapping[str, Tree], document: Document) -> list[Problem]:
    known = ("network", "stations")
    return [
        Problem(
            mark=document.mark((key,), key=True),
            code=Code.UNKNOWN_FIELD,
            values={"value": key, "known": "、".join(known), **near(key, known)},
        )
        for key in tree
        if key not in known
    ]


def _stations(tree: Tree, document: Document, out: Stations) -> None:
    if not isinstance(tree, list):
        out.problems.append(Problem(mark=document.mark(("stations",)), code=Code.NOT_A_LIST))
        return
    zone = out.network.timezone if out.network else ZoneInfo("UTC")
    for index, entry in enumerate(tree):
        station_id = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(station_id, str):
            if station_id in out.named:
                mark = document.mark(("stations", index, "id"))
                out.problems.append(
                    Problem(mark=mark, code=Code.DUPLICATE_ID, values={"value": station_id, "first": PATH})
                )
                continue
            out.named.add(station_id)
        station, problems = read(Station, entry, document, ("stations", index), zone)
        out.problems += problems
        if station:
            out.stations[station.id] = station
