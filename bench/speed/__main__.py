"""Measures builds of made-up networks by this project and by others, paired and repeated; prints tables.

Run by ``make bench``; the tables are also left in build/bench/speed.md.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from . import edits, network
from .entries import REPO
from .generators import ENVIRONMENT, GENERATORS, HUGO, WAYSTATION, Generator, versions
from .leftovers import Aside, put_aside
from .measuring import Cost, Failed, TooSlow, peak, run
from .report import COLD, DELETION, EDIT, UNCHANGED, Output, Row, report

FOLDER = REPO / "build" / "bench"
_T = TypeVar("_T")
Measure = Callable[[Sequence[str], Path, Mapping[str, str], float], _T]
RUNS = ((1_000, 5), (10_000, 3), (1_000_000, 1))
"""Up to how many pages a build is measured how often, unless somebody says otherwise."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--sizes", default="100 1000 10000", help="numbers of pages, separated by spaces")
    parser.add_argument("--generators", default=" ".join(GENERATORS), help=f"some of: {' '.join(GENERATORS)}")
    parser.add_argument("--runs", type=int, help="how often to measure each build; fewer at large sizes")
    parser.add_argument("--limit", type=float, default=3600, help="seconds after which a build is given up")
    given = parser.parse_args()
    try:
        sizes = [int(size) for size in given.sizes.split()]
        chosen = [GENERATORS[name] for name in given.generators.split()]
    except (ValueError, KeyError) as wrong:
        parser.error(f"not a size or a generator: {wrong}")
    rows: list[Row] = []
    try:
        heads = _circumstances()
        with put_aside(FOLDER / "left") as aside:
            for size in sizes:
                runs = given.runs or next(runs for most, runs in RUNS if size <= most)
                for row in _measure(size, chosen, runs, given.limit, aside):
                    rows.append(row)
                    # A run takes long; what is measured stays if it is broken off.
                    text = f"{report(rows, WAYSTATION.name, HUGO.name)}\n{heads}"
                    (FOLDER / "speed.md").write_text(text, encoding="utf-8")
    except Failed as trouble:
        sys.exit(str(trouble))
    _progress("")
    print((FOLDER / "speed.md").read_text(encoding="utf-8"))


def _measure(size: int, chosen: Sequence[Generator], runs: int, limit: float, aside: Aside) -> Iterator[Row]:
    able = [one for one in chosen if size <= one.most_pages]
    projects = _projects(size, able, aside)

    def cold(one: Generator, measure: Measure[_T]) -> _T:
        _progress(f"{size:,} pages, {one.name}: cold")
        for left in one.left(projects[one.name]):
            aside(left)
        # What others have written is not for this one to bring to the disk.
        os.sync()
        return measure(one.command, projects[one.name], ENVIRONMENT, limit)

    peaks: dict[str, int] = {}
    late: dict[str, str] = {}
    for one in able:
        try:
            # Reads everything once, so that no round has to wait for the disk.
            peaks[one.name] = cold(one, peak)
        except TooSlow as trouble:
            late[one.name] = str(trouble)
    in_time = [one for one in able if one.name not in late]
    costs: dict[str, list[Cost]] = {one.name: [] for one in in_time}
    for turn in range(runs):
        for one in in_time if turn % 2 == 0 else reversed(in_time):
            costs[one.name].append(cold(one, run))
    for one in chosen:
        row = Row(size=size, name=one.name, build=COLD)
        if one not in in_time:
            yield replace(row, missing=late.get(one.name, f"not tried above {one.most_pages:,}"))
            continue
        made = _output(projects[one.name] / one.out)
        yield replace(row, costs=tuple(costs[one.name]), peak_bytes=peaks[one.name], output=made)
        if one is WAYSTATION:
            yield from _warm(size, projects[one.name], runs, limit)


def _projects(size: int, able: Sequence[Generator], aside: Aside) -> Mapping[str, Path]:
    """The same network, written for each."""
    _progress(f"{size:,} pages: making them up")
    made = network.made_up(size)
    folders = {one.name: FOLDER / "speed" / str(size) / one.id for one in able}
    for one in able:
        aside(folders[one.name])
        one.write(made, folders[one.name])
    return folders


def _warm(size: int, project: Path, runs: int, limit: float) -> Iterator[Row]:
    """Builds after the first, of which the last left its site and its cache."""
    files = edits.activities(project)
    if len(files) < 2 * runs:
        raise Failed(f"{project} has too few activities for {runs} edits and deletions")
    yield _row(size, UNCHANGED, [_again(project, limit) for _ in range(runs)])
    yield _row(size, EDIT, [_edited(project, file, n, limit) for n, file in enumerate(files[:runs], 1)])
    yield _row(size, DELETION, [_deleted(project, file, limit) for file in files[runs : 2 * runs]])


def _row(size: int, build: str, costs: Sequence[Cost]) -> Row:
    return Row(size=size, name=WAYSTATION.name, build=build, costs=tuple(costs))


def _again(project: Path, limit: float) -> Cost:
    _progress(f"{project.parent.name} pages: building again")
    return run(WAYSTATION.command, project, ENVIRONMENT, limit)


def _edited(project: Path, file: Path, number: int, limit: float) -> Cost:
    said = edits.mend(file, number)
    cost = _again(project, limit)
    if said not in edits.page(project, WAYSTATION.out, file).read_text("utf-8"):
        raise Failed(f"{edits.page(project, WAYSTATION.out, file)} does not say what was added to {file}")
    return cost


def _deleted(project: Path, file: Path, limit: float) -> Cost:
    file.unlink()
    cost = _again(project, limit)
    if edits.page(project, WAYSTATION.out, file).exists():
        raise Failed(f"{edits.page(project, WAYSTATION.out, file)} is still there without {file}")
    return cost


def _output(site: Path) -> Output:
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html" and file != site / "404.html"]
    return Output(pages=len(pages), files=len(files), bytes=sum(file.stat().st_size for file in files))


def _circumstances() -> str:
    now = datetime.now(UTC)
    facts: Mapping[str, str] = {
        "Date": now.date().isoformat(),
        "Machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "Load when it began": f"{os.getloadavg()[0]:.1f}",
        "Python": platform.python_version(),
        **versions(),
    }
    return "".join(f"- {name}: {value}\n" for name, value in facts.items())


def _progress(text: str) -> None:
    """One line that overwrites itself, for somebody who waits at a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
