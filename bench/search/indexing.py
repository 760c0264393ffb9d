"""CPU seconds that the search index of a Waystation site takes, apart from reading and drawing the site.

Run as ``python -m bench.search.indexing FOLDER DAY``, in a process of its own, so that nothing is warm.
"""

import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from time import process_time

from waystation import build


def main() -> None:
    root, day = sys.argv[1:]
    edition = build.prepare(build.open_site(Path(root), lambda zone: date.fromisoformat(day)))
    # Loading the dictionaries is part of the cost: each build pays it.
    start = process_time()
    made = list(import_module("waystation.search").render(edition))
    print(process_time() - start)
    assert made


if __name__ == "__main__":
    main()
