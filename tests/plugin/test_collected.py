"""What builds make goes by itself: it is kept out of the collector's sight."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest

from tests.plugin.test_incremental import made, prepare, previewed, written


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.build
def test_an_older_edition_goes_without_the_collector(tmp_path: Path) -> None:
    prepare(tmp_path)
    seen = previewed(tmp_path, None)
    editions = []
    for title in ("手工课", "读书会", "义诊"):
        assert seen[0]
        editions.append(ref(seen[0].about))
        text = f"---\ntitle: {title}\nstart: 2026-12-05 09:30\noutside_hours: true\n---\n"
        written("content/stations/east/activities/a.md", text).does(tmp_path)
        seen = previewed(tmp_path, seen)
        gc.disable()
    assert seen[0] and seen[0].about
    assert [edition() for edition in editions] == [None, None, None]


@pytest.mark.build
def test_a_build_leaves_no_more_cycles_for_more_entries(tmp_path: Path) -> None:
    prepare(tmp_path)
    few = _collected(tmp_path)
    for number in range(MORE):
        text = f"---\ntitle: 手工课{number}\nstart: 2026-12-05 09:30\noutside_hours: true\n---\n"
        written(f"content/stations/east/activities/a{number}.md", text).does(tmp_path)
    assert _collected(tmp_path) < few + MORE / 2


@pytest.mark.build
def test_a_build_leaves_the_collector_running(tmp_path: Path) -> None:
    prepare(tmp_path)
    # The second time, nothing has changed.
    for day, is_good in (("05", True), ("05", True), ("32", False)):
        text = f"---\ntitle: 手工课\nstart: 2026-12-{day}\n---\n"
        written("content/stations/east/activities/a.md", text).does(tmp_path)
        gc.enable()
        assert (made(tmp_path) is not None) == is_good
        assert gc.isenabled()


MORE = 60


def _collected(project: Path) -> int:
    """How many objects only the collector can clear after a build that does without it."""
    found: list[int] = []

    def noted(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            found.append(info["collected"])

    gc.collect()
    gc.callbacks.append(noted)
    try:
        assert made(project)
        gc.unfreeze()
        gc.collect()
    finally:
        gc.callbacks.remove(noted)
    return sum(found)
