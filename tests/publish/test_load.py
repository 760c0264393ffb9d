"""nginx serves a folder while releases are published and taken back: what visitors get is of one release.

``WAYSTATION_SWAPS`` sets how many; ``make stress`` does five hundred.
"""

import os
import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.nginx import nginx
from tests.publish.sites import PAGES, publish, release, stamped, written

pytestmark = pytest.mark.build

SWAPS = int(os.environ.get("WAYSTATION_SWAPS", "25"))
VISITORS = 4
VISITS_BETWEEN = 8
"""Visits that have to begin after each swap before the next one."""
PATIENCE_SECONDS = 60


@dataclass
class Visits:
    """What the visitors together have got so far."""

    seen: Counter[int] = field(default_factory=Counter)
    """Visits by release."""
    wrong: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    over: threading.Event = field(default_factory=threading.Event)

    def note(self, number: int, wrong: list[str]) -> None:
        with self.changed:
            self.seen[number] += 1
            self.wrong += wrong
            self.changed.notify_all()

    def wait_for_more(self) -> None:
        with self.changed:
            goal = self.seen.total() + VISITS_BETWEEN
            assert self.changed.wait_for(lambda: self.seen.total() >= goal, PATIENCE_SECONDS), (
                "no more visits"
            )


def test_no_visit_fails_or_mixes_releases_while_they_change(tmp_path: Path) -> None:
    target, site = tmp_path / "www", tmp_path / "site"
    put(target, site, 1)
    with nginx(target / "current", "", scratch(tmp_path)) as address, visitors(address) as visits:
        for swap in range(1, SWAPS):
            visits.wait_for_more()
            if swap % 10 == 5:
                assert publish(target, "--rollback").exit_code == 0
            else:
                put(target, site, swap + 1)
        visits.wait_for_more()
    print(f"{SWAPS} swaps, {visits.seen.total()} visits to {len(visits.seen)} releases")
    assert visits.wrong == []
    assert len(visits.seen) > SWAPS * 0.8 and visits.seen.total() >= SWAPS * VISITS_BETWEEN


def put(target: Path, site: Path, number: int) -> None:
    shutil.rmtree(site, ignore_errors=True)
    done = publish(target, "--site", stamped(written(site, release(number))), "--keep=3")
    assert done.exit_code == 0, done.stderr


def scratch(folder: Path) -> Path:
    (folder / "nginx").mkdir()
    return folder / "nginx"


@contextmanager
def visitors(address: str) -> Iterator[Visits]:
    visits = Visits()
    all_of_them = [threading.Thread(target=stroll, args=(address, visits)) for _ in range(VISITORS)]
    for one in all_of_them:
        one.start()
    try:
        yield visits
    finally:
        visits.over.set()
        for one in all_of_them:
            one.join()


def stroll(address: str, visits: Visits) -> None:
    """Visit page after page, each with its style sheet, on one connection."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    for path in cycle(PAGES):
        if visits.over.is_set():
            break
        visits.note(*visit(connection, path))
    connection.close()


def visit(connection: HTTPConnection, path: str) -> tuple[int, list[str]]:
    """The release that a page is of, and all that was not as in that release."""
    try:
        page = fetch(connection, path)
        found = re.search(rb"<p>release (\d+)</p>", page)
        if found is None:
            return 0, [f"{path} is of no release"]
        number = int(found[1])
        whole = release(number)
        style = next(name for name in whole if name.endswith(".css"))
        wrong = [f"{path} of {number} is not whole"] if page != whole[path] else []
        if fetch(connection, style) != whole[style]:
            wrong.append(f"{style} of {number} is another")
    except (HTTPException, OSError) as error:
        connection.close()
        return 0, [f"{path}: {error!r}"]
    return number, wrong


def fetch(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", f"/{path}")
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise HTTPException(f"{path} {answer.status}")
    return content
