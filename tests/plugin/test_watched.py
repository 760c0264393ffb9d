"""Whoever watches a build sees how much of the content has been read; the same is read as without."""

import io
from itertools import count
from pathlib import Path

import pytest

from tests.builds import REPO
from waystation.load import Reader, load
from waystation.plugin.remembered import Remembered
from waystation.plugin.watched import watched
from waystation.words import words

SMALL = REPO / "tests" / "sites" / "small"
ENGLISH = words("en")


class Screen(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.mark.parametrize("root", [SMALL, REPO], ids=lambda root: root.name)
def test_bar_ends_with_the_last_text(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    screen = Screen(is_terminal=True)
    times = count(0.0)
    with watched(Reader(), root / "content", ENGLISH, screen, now=lambda: next(times)) as reader:
        assert load(root, reader=reader) == load(root)
    last = screen.getvalue().rpartition("\r")[2]
    assert "Reading the content  [##############]" in last


def test_bar_counts_what_is_known_without_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    first = Remembered(tmp_path, "1")
    expected = load(SMALL, reader=first)
    paths = {one.mark.path for one in (*expected.activities, *expected.teams)}
    known = first.again({path.rpartition("/")[0] for path in paths})
    screen = Screen(is_terminal=True)
    times = count(0.0)
    with watched(known, SMALL / "content", ENGLISH, screen, now=lambda: next(times)) as reader:
        assert load(SMALL, reader=reader) == expected
    assert "Reading the content  [##############]" in screen.getvalue().rpartition("\r")[2]


def test_before_anybody_knows_the_language_it_is_the_first_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    screen = Screen(is_terminal=True)
    times = count(0.0)
    with watched(Reader(), SMALL / "content", None, screen, now=lambda: next(times)) as reader:
        load(SMALL, reader=reader)
    assert "正在读取内容" in screen.getvalue()


def test_nobody_watching_changes_nothing() -> None:
    plain = Reader()
    with watched(plain, SMALL / "content", ENGLISH, Screen(is_terminal=False)) as reader:
        assert reader is plain
