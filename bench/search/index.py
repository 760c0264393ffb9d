"""Writes the search index of a site that ``bench.search.corpus`` wrote, and says what it cost.

Run as ``python -m bench.search.index FOLDER``: the index is then in ``FOLDER/index/search``, and what is
relevant to the queries that nothing was tuned to in ``FOLDER/unseen.json``.
"""

import argparse
import gzip
import json
import re
import shutil
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from waystation import build, search
from waystation.model import Artifact

from .corpus import CORPUS
from .distractors import expand
from .items import query, read_items, relevant

TODAY = date(2026, 11, 28)
UNSEEN = Path(__file__).with_name("unseen.tsv")


def write(folder: Path, corpus: Path, pages: int) -> None:
    opened = build.open_site(folder / "waystation", lambda zone: TODAY)
    edition = build.prepare(opened)
    began = time.process_time()
    files = list(search.render(edition))
    took = time.process_time() - began
    shutil.rmtree(folder / "index", ignore_errors=True)
    for file in files:
        path = folder / "index" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    lines = UNSEEN.read_text(encoding="utf-8").splitlines()[1:]
    queries = [query(*line.split("\t")) for line in lines]
    judged = [
        {"id": one.id, "query": one.text, "category": one.category, "relevant": sorted(found)}
        for one, found in relevant(expand(read_items(corpus), pages), queries)
    ]
    (folder / "unseen.json").write_text(json.dumps(judged, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{took:.2f} s, {1000 * took / pages:.2f} ms a page; {_sizes(files)}")


def _sizes(files: Iterable[Artifact]) -> str:
    groups: dict[str, list[int]] = {}
    for file in files:
        name = file.path.removeprefix("search/")
        group = re.sub("[0-9a-f]{8}", "#", re.sub(r"\d+\.json", "n.json", name))
        groups.setdefault(group, []).append(len(gzip.compress(file.content, 6)))
    return ", ".join(
        f"{name}: {len(sizes)} of {sum(sizes) / len(sizes):.0f} B" for name, sizes in groups.items()
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.search.index", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--pages", type=int, default=47)
    given = parser.parse_args()
    write(given.folder, given.corpus, given.pages)


if __name__ == "__main__":
    main()
