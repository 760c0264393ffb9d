"""Writes a made-up network that this project makes a site of about so many pages from.

Run as ``python -m bench.speed.network FOLDER --pages 1000``. The same number gives the same files.
"""

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from waystation.load import holidays

from .activities import activity
from .entries import Entry, Place, Value
from .notices import announcement, team
from .places import network, place
from .written import block

SEED = 20261128
ACTIVITIES, TEAMS, NOTICES, MONTHS = 60, 2, 6, 12
"""Pages of one station beside its own."""
OWN_NOTICES = 3
SHARED = 8 + 5 + MONTHS + OWN_NOTICES
"""Pages that every network has: home, lists, search and archive; services; months; its own announcements."""

SETTINGS = """\
site_name: 邻里家庭驿站
site_url: https://waystation.example.org/
docs_dir: content
theme:
  name: material
plugins:
  - waystation
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    fields: dict[str, Value]
    places: tuple[Place, ...]
    entries: tuple[Entry, ...]


def made_up(pages: int) -> Network:
    """The network of about so many pages."""
    apiece = 1 + TEAMS + NOTICES + MONTHS
    stations = max(2, round((pages - SHARED) / (apiece + ACTIVITIES)))
    activities = max(stations, pages - SHARED - stations * apiece)
    days = frozenset(holidays.read("CN").days)
    places = tuple(place(Random(f"{SEED} {n}"), n, stations) for n in range(stations))
    counts = _shares(activities, stations)
    entries = [entry for n, one in enumerate(places) for entry in _entries(one, n, counts[n], days)]
    random = Random(SEED)
    entries += [announcement(random, None, n, ()) for n in range(1, OWN_NOTICES + 1)]
    return Network(fields=dict(network(stations)), places=places, entries=tuple(entries))


def write(made: Network, to: Path) -> None:
    """The network as a Waystation site in ``to``, which is emptied first."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    (to / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    stations = "".join(f"\n  - {block(one.fields, '    ').lstrip()}" for one in made.places)
    text = f"network:\n{block(made.fields, '  ')}\nstations:{stations}"
    (to / "stations.yml").write_text(text, encoding="utf-8")
    content = to / "content"
    content.mkdir()
    (content / "index.md").write_text("欢迎来坐坐，喝杯茶，认识几位邻居。\n", encoding="utf-8")
    for entry in made.entries:
        folder = content / "stations" / entry.station if entry.station else content
        file = folder / entry.kind / f"{entry.id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{block(entry.fields)}---\n{entry.body}", encoding="utf-8")


def _entries(one: Place, number: int, activities: int, days: frozenset[date]) -> Iterator[Entry]:
    random = Random(f"{SEED} {number} {one.id}")
    teams = [team(random, one, n) for n in range(1, TEAMS + 1)]
    yield from teams
    held = [activity(random, one, n, [t.id for t in teams], days) for n in range(1, activities + 1)]
    yield from held
    names = [entry.id for entry in held]
    yield from (announcement(random, one, n, names) for n in range(1, NOTICES + 1))


def _shares(total: int, among: int) -> list[int]:
    """Busy stations and quiet ones; the sum is exact."""
    random = Random(SEED)
    weights = [random.uniform(0.6, 1.4) for _ in range(among)]
    ends = [round(total * sum(weights[: n + 1]) / sum(weights)) for n in range(among)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.speed.network", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    given = parser.parse_args()
    made = made_up(given.pages)
    write(made, given.folder)
    print(f"{len(made.places)} stations, {len(made.entries)} entries in {given.folder}")


if __name__ == "__main__":
    main()
