"""What the live preview has read goes by itself: it is kept out of the collector's sight."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest

from tests.plugin.test_incremental import prepare, previewed, written


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
