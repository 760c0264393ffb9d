"""Measures this project's search beside others' over the same pages, in one run; prints a table.

Run by ``make bench-search``; the table is also left in build/bench/search.md.
"""

import argparse
import json
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from . import builds, ways
from .asking import Cold, Way, ask, browser, first_search
from .corpus import CORPUS, REPO, write
from .items import CorpusMissing
from .scoring import Judged, judge, score
from .server import Served, serve
from .table import Row, categories, facts, misses, table

FOLDER = REPO / "build" / "bench"
COLD = ("端午", "停水", "林桂香", "english corner", "0592-0550441")
"""Searches that are timed: words, a person, a foreign language, a phone; all rivals find most of them."""

RIVALS: dict[str, tuple[str, builds.Builder, Way]] = {
    "waystation": ("Waystation", builds.waystation, ways.OURS),
    "material": ("Material + jieba", builds.material, ways.MATERIAL),
    "pagefind": ("Pagefind extended", builds.pagefind, ways.PAGEFIND),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of the judged set")
    parser.add_argument("--sizes", default="47 1000 10000", help="numbers of pages, separated by spaces")
    parser.add_argument("--rivals", default=" ".join(RIVALS), help=f"some of: {' '.join(RIVALS)}")
    given = parser.parse_args()
    try:
        sizes, names = [int(size) for size in given.sizes.split()], given.rivals.split()
        chosen = [RIVALS[name] for name in names]
    except (ValueError, KeyError) as wrong:
        parser.error(f"not a size or a rival: {wrong}")
    try:
        with browser() as opened:
            rows: list[Row] = []
            for row in _measure(opened, given.corpus, sizes, chosen):
                rows.append(row)
                # A run takes long; what is measured stays if it is broken off.
                (FOLDER / "search.md").write_text(_report(rows, opened.version), encoding="utf-8")
    except (CorpusMissing, builds.BuildFailed) as trouble:
        sys.exit(str(trouble))
    print((FOLDER / "search.md").read_text(encoding="utf-8"))


def _measure(
    opened: Browser, corpus: Path, sizes: Sequence[int], chosen: Sequence[tuple[str, builds.Builder, Way]]
) -> Iterator[Row]:
    for pages in sizes:
        _progress(f"{pages:,} pages: writing the corpus")
        source = FOLDER / "search" / str(pages)
        write(corpus, pages, source)
        judged = json.loads((source / "relevant.json").read_text(encoding="utf-8"))
        for name, build, way in chosen:
            _progress(f"{pages:,} pages, {name}: building")
            built = build(source, source / "sites" / build.__name__)
            with serve(built.folder) as served:
                yield _row(opened, pages, name, way, built, served, judged)
    _progress("")


def _row(
    opened: Browser,
    pages: int,
    name: str,
    way: Way,
    built: builds.Built,
    served: Served,
    queries: Sequence[dict[str, str | list[str]]],
) -> Row:
    judged: list[Judged] = []
    texts = [str(query["query"]) for query in queries]
    for query, addresses in zip(queries, ask(opened, way, served, texts), strict=True):
        relevant = frozenset(query["relevant"])
        judged.append(judge(str(query["query"]), str(query["category"]), addresses, relevant))
        _progress(f"{pages:,} pages, {name}: {len(judged)} of {len(queries)} queries asked")
    cold: list[Cold] = []
    found = {one.query for one in judged if one.first}
    for text in [text for text in COLD if text in found]:
        _progress(f"{pages:,} pages, {name}: first search, {text}")
        measured = first_search(opened, way, served, text)
        if measured is not None:
            cold.append(measured)
    return Row(
        pages=pages,
        name=name,
        score=score(judged),
        cold_bytes=median(one.bytes for one in cold) if cold else None,
        before_bytes=median(one.before_bytes for one in cold) if cold else None,
        seconds=median(one.seconds for one in cold) if cold else None,
        built=built,
        judged=tuple(judged),
    )


def _report(rows: Sequence[Row], chromium: str) -> str:
    measured = {
        "Date": datetime.now(UTC).date().isoformat(),
        "Machine": f"{cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "Python": platform.python_version(),
        "Chromium": chromium,
        **builds.versions(),
    }
    return (
        f"{table(rows)}\n{facts(measured)}\nhit@5 by kind of query:\n\n{categories(rows)}"
        f"\nNot found among the first five:\n\n{misses(rows)}"
    )


def _progress(text: str) -> None:
    """One line that overwrites itself, for somebody who waits at a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
