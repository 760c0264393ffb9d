"""``check --fix``: what is mended, what is shown of it, and that no file is ever half written."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waystation.cli import main

SMALL = Path(__file__).parents[1] / "sites" / "small"
ANY = Path("content/stations/east/activities/any.md")
WRONG = "---\ntitle: 包粽子\nstart: 2026-12-5  9：00\noutside_hours: true  \n---\n正文：9：00  \n2026-12-5\n"
MENDED = "---\ntitle: 包粽子\nstart: 2026-12-05 09:00\noutside_hours: true\n---\n正文：9：00  \n2026-12-5\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / ANY).write_text(WRONG, "utf-8")
    return tmp_path


def fix(root: Path) -> Result:
    return CliRunner().invoke(
        main, ["check", "--fix", "--root", str(root), "--today", "2026-11-28"], catch_exceptions=False
    )


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_what_is_mended_is_shown_and_what_is_left_is_told(site: Path) -> None:
    done = fix(site)
    assert done.stdout == (
        f"--- a/{ANY}\n+++ b/{ANY}\n@@ -1,7 +1,7 @@\n ---\n title: 包粽子\n"
        "-start: 2026-12-5  9：00\n-outside_hours: true  \n"
        "+start: 2026-12-05 09:00\n+outside_hours: true\n"
        " ---\n 正文：9：00  \n 2026-12-5\n\n"
    )
    assert done.stderr.splitlines()[0] == "改好了 1 个文件，改了什么见上面。"
    assert done.exit_code == 0
    assert (site / ANY).read_text("utf-8") == MENDED


def test_mending_again_changes_nothing(site: Path) -> None:
    fix(site)
    before = files(site)
    done = fix(site)
    assert done.stderr.splitlines()[0] == "没有可以自动改好的地方。"
    assert done.stdout == "" and files(site) == before


def test_nothing_else_is_touched_and_nothing_left_behind(site: Path) -> None:
    before = files(site)
    fix(site)
    assert {path for path, content in files(site).items() if before.get(path) != content} == {str(ANY)}


def test_a_file_keeps_its_rights(site: Path) -> None:
    (site / ANY).chmod(0o640)
    fix(site)
    assert stat.S_IMODE((site / ANY).stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_old_file_whole(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = files(site)
    with pytest.raises(OSError, match="No space left"):
        fix(site)
    assert files(site) == before


def test_a_symbolic_link_is_not_followed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "any.md"
    outside.write_text(WRONG, "utf-8")
    (site / ANY).unlink()
    (site / ANY).symlink_to(outside)
    fix(site)
    assert outside.read_text("utf-8") == WRONG and (site / ANY).is_symlink()


def test_stations_are_mended_too(site: Path) -> None:
    stations = site / "stations.yml"
    text = stations.read_text("utf-8")
    assert '["09:00-12:00", "14:00-17:30"]' in text
    stations.write_text(
        text.replace('"09:00-12:00", "14:00-17:30"', '"9：00～12：00", "14:00-17:30"'), "utf-8"
    )
    fix(site)
    assert stations.read_text("utf-8") == text
