"""Where nothing but texts has changed, a build reads less, and leaves and says what a first one would."""

import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builds import require_equal, tree
from tests.plugin.test_incremental import MUCH, TEXT, made, prepare
from tests.visits import SETTINGS
from waystation.load import load
from waystation.model import Markdown

NORTH = "content/stations/north/activities/a.md"
EAST = "content/stations/east/activities/outing.md"
HTML = "<font>请带伞。</font>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    prepare(folder)
    (folder / NORTH).write_text(f"---\ntitle: 茶会\nstart: 2026-12-08 03:00\n---\n{HTML}\n", "utf-8")
    assert made(folder)
    return folder


def say(project: Path, path: str, sentence: str) -> None:
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")


def anew(project: Path) -> Path:
    """The same content, built by somebody who has never built it."""
    folder = project.with_name("anew")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    return folder


def reads_all(project: Path) -> bool:
    """Whether a build reads all stations: what it remembers of one is lost, and is there again if it does."""
    known = project / ".cache/waystation/entries/north.entries"
    known.unlink(missing_ok=True)
    assert made(project)
    return known.exists()


@pytest.mark.build
@pytest.mark.parametrize(
    ("path", "sentence", "is_all"),
    [
        (EAST, "请带伞。", False),
        ("content/stations/east/teams/readers.md", "请带书。", False),
        ("content/stations/east/announcements/old.md", "请相互转告。", True),
        ("content/index.md", "欢迎。", True),
    ],
)
def test_only_texts_of_entries_spare_reading_the_others(
    project: Path, path: str, sentence: str, is_all: bool
) -> None:
    say(project, path, sentence)
    assert reads_all(project) is is_all
    assert sentence.encode() in b"".join(tree(project / "site").values())
    say(project, path, sentence)
    assert reads_all(project) is is_all
    fresh = anew(project)
    assert made(fresh)
    require_equal(tree(fresh / "site"), tree(project / "site"))


@pytest.mark.build
@pytest.mark.parametrize(
    "change",
    [
        lambda project: (project / EAST).write_text(
            (project / EAST).read_text("utf-8").replace("title:", "title: 新")
        ),
        lambda project: (project / "TODAY").write_text("2026-11-29"),
        lambda project: (project / "mkdocs.yml").write_text(f"{SETTINGS}copyright: 示例\n"),
        lambda project: (project / ".cache/waystation/last").unlink(),
        lambda project: (project / MUCH).write_text((project / MUCH).read_text("utf-8").replace(TEXT, "")),
        lambda project: (project / ".cache/waystation/outline").write_bytes(b"\n"),
    ],
)
def test_whatever_else_changes_has_all_stations_read(project: Path, change: Callable[[Path], object]) -> None:
    say(project, EAST, "请带伞。")
    change(project)
    assert reads_all(project)


@pytest.mark.build
def test_a_record_of_another_build_is_not_believed(project: Path) -> None:
    """The outline of one build and the record of the next would say that what changed between has not."""
    cache = project / ".cache/waystation"
    outline = (cache / "outline").read_bytes()
    say(project, EAST, "请带伞。")
    assert made(project)
    (cache / "outline").write_bytes(outline)
    say(project, EAST, "请带水。")
    assert reads_all(project)


@pytest.mark.build
def test_lost_pages_of_other_stations_are_made_again(project: Path) -> None:
    (project / "site/stations/west/index.html").unlink()
    (project / "site/activities/index.html").unlink()
    say(project, EAST, "请带伞。")
    fresh = anew(project)
    assert made(project) and made(fresh)
    require_equal(tree(fresh / "site"), tree(project / "site"))


@pytest.mark.build
def test_warnings_are_those_of_a_first_build(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    def told(folder: Path) -> list[str]:
        caplog.clear()
        with caplog.at_level(logging.INFO):
            assert made(folder)
        return [one.getMessage() for one in caplog.records if "content/" in one.getMessage()]

    for sentence, count in ((HTML, 3), ("请带伞。", 3), (HTML, 4)):
        say(project, EAST, sentence)
        found = told(project)
        assert len(found) == count and found == told(anew(project))


@pytest.mark.build
def test_what_is_wrong_with_a_text_is_told_and_leaves_the_site(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = tree(project / "site")
    say(project, EAST, "身份证 11010519491231002X")
    (project / NORTH).write_text("---\ntitle: 茶会\nstart: 明天\n---\n", "utf-8")
    assert made(project) is None
    said = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert "W801" in said[-1] and "W113" in said[-1]
    require_equal(before, tree(project / "site"))


def test_some_stations_are_read_as_with_all(tmp_path: Path) -> None:
    prepare(tmp_path)
    whole, some = load(tmp_path), load(tmp_path, only=("east",))
    assert [one for one in whole.activities if one.station == "east"] == [*some.activities]
    assert (some.stations, some.prose, some.welcome) == (whole.stations, whole.prose, whole.welcome)
    assert whole.activities != some.activities
    said = replace(some, activities=tuple(replace(one, body=Markdown("请带伞。")) for one in some.activities))
    again = whole.retold(said)
    assert whole.retold(some) == whole != again
    assert [one.path for one in again.activities] == [one.path for one in whole.activities]
