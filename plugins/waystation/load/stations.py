"""``stations.yml``: the network and its stations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from ..model import Mark, Network, Sighting, Slug, Station
from ..problems import Code, Problem, choices, near, short
from . import limits, yaml_text
from .entries import read
from .yaml_text import Document, Tree, quoted

PATH = "stations.yml"


@dataclass(slots=True, kw_only=True)
class Stations:
    """What could be read of ``stations.yml``, and what was wrong with it."""

    network: Network | None = None
    holidays_mark: Mark = field(default_factory=lambda: Mark(path=PATH))
    stations: dict[Slug, Station] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    """Lines with the ids of all stations that were written, those with problems included."""
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    """Paths of stations with problems; ``stations/`` when even their ids are not known."""
    sightings: list[Sighting] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)

    @property
    def are_known(self) -> bool:
        """Whether every station has an id that could be read."""
        return bool(self.named) and "stations/" not in self.unreadable


def from_text(text: str) -> Stations:
    document = yaml_text.parse(text, PATH)
    out = Stations(problems=document.problems)
    if document.problems:
        return out
    tree = {} if document.tree is None else document.tree
    if not isinstance(tree, dict):
        values = {"value": quoted(tree)}
        out.problems.append(Problem(mark=document.mark(()), code=Code.NOT_A_MAPPING, values=values))
        return out
    out.problems += unknown(tree, document, ("network", "stations"))
    _network(tree.get("network"), document, out)
    _stations(tree.get("stations"), document, out)
    return out


def unknown(tree: Mapping[str, Tree], document: Document, known: Sequence[str]) -> list[Problem]:
    """The keys at the top of a file that are none of those it may have."""
    return [
        Problem(
            mark=document.mark((key,), key=True),
            code=Code.UNKNOWN_FIELD,
            values={"value": short(key), "known": choices(known), **near(key, known)},
        )
        for key in tree
        if key not in known
    ]


def _network(tree: Tree, document: Document, out: Stations) -> None:
    if tree is None:
        mark = document.mark(("network",), key=True)
        out.problems.append(Problem(mark=mark, code=Code.MISSING_FIELD, values={"field": "network"}))
        return
    out.network, problems = read(Network, tree, document, ("network",), ZoneInfo("UTC"))
    out.holidays_mark = document.mark(("network", "holidays"))
    out.problems += problems


def _stations(tree: Tree, document: Document, out: Stations) -> None:
    if not isinstance(tree, list) or not tree:
        out.unreadable.add("stations/")
        out.problems.append(_no_stations(tree, document))
        return
    if len(tree) > limits.MOST_STATIONS:
        out.unreadable.add("stations/")
        values = {"field": "stations", "value": str(len(tree)), "most": str(limits.MOST_STATIONS)}
        mark = document.mark(("stations",))
        out.problems.append(Problem(mark=mark, code=Code.LIST_TOO_LONG, values=values))
        return
    zone = out.network.timezone if out.network else ZoneInfo("UTC")
    for index, entry in enumerate(tree):
        mark = document.mark(("stations", index, "id"))
        station_id = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(station_id, str):
            if station_id in out.named:
                values = {"value": station_id, "first": f"{PATH}:{out.named[station_id]}"}
                out.problems.append(Problem(mark=mark, code=Code.DUPLICATE_ID, values=values))
                out.unreadable.add("stations/")
                continue
            out.named[station_id] = mark.line
        station, problems = read(Station, entry, document, ("stations", index), zone)
        out.problems += problems
        if station:
            out.stations[station.id] = station
        else:
            out.unreadable.add(f"stations/{station_id}/" if isinstance(station_id, str) else "stations/")


def _no_stations(tree: Tree, document: Document) -> Problem:
    mark = document.mark(("stations",), key=tree is None)
    if isinstance(tree, list):
        return Problem(mark=mark, code=Code.EMPTY_LIST, values={"field": "stations"})
    if tree is None:
        return Problem(mark=mark, code=Code.MISSING_FIELD, values={"field": "stations"})
    return Problem(mark=mark, code=Code.NOT_LIST, values={"field": "stations", "value": quoted(tree)})
