"""A build of what was built already ends before it begins, and nothing else does."""

import shutil
from pathlib import Path

import pytest

from tests.builds import build, tree
from tests.visits import SETTINGS, SITES
from waystation.plugin import unchanged
from waystation.plugin.unchanged import Record

RECORD = Record(inputs="a", today="2026-11-28", timezone="Asia/Shanghai", site={"index.html": (3, 4)})


def test_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert unchanged.read(tmp_path) is None
    unchanged.write(tmp_path / "cache", RECORD)
    assert unchanged.read(tmp_path / "cache") == RECORD
    unchanged.forget(tmp_path / "cache")
    assert unchanged.read(tmp_path / "cache") is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: "",
        lambda text: text[:-5],
        lambda text: text.replace("index", "index2"),
        lambda text: "0" + text[1:],
        lambda text: text.splitlines()[0] + "\n[]",
    ],
)
def test_damaged_record_is_none(tmp_path: Path, harm: object) -> None:
    unchanged.write(tmp_path, RECORD)
    file = tmp_path / unchanged.NAME
    assert callable(harm)
    file.write_text(harm(file.read_text()))
    assert unchanged.read(tmp_path) is None


def test_digest_tells_names_contents_and_values(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    seen = {unchanged.digest([tmp_path], {})}
    seen.add(unchanged.digest([tmp_path], {"today": 1}))
    (tmp_path / "a").write_text("2")
    seen.add(unchanged.digest([tmp_path], {}))
    (tmp_path / "a").rename(tmp_path / "b")
    seen.add(unchanged.digest([tmp_path], {}))
    (tmp_path / "c").write_text("")
    seen.add(unchanged.digest([tmp_path], {}))
    assert len(seen) == 5


@pytest.mark.build
def test_only_a_change_makes_the_site_anew(tmp_path: Path) -> None:
    project, site = tmp_path / "project", tmp_path / "project" / "site"
    shutil.copytree(SITES / "small", project)
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    build(project, site)
    first = tree(site)
    index = site / "index.html"
    made = index.stat().st_ino

    build(project, site)
    assert index.stat().st_ino == made

    (site / "404.html").unlink()
    build(project, site)
    assert tree(site) == first

    page = next(project.glob("content/stations/*/activities/*.md"))
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n\n更新了。\n", "utf-8")
    build(project, site)
    changed = tree(site)
    assert changed != first

    page.write_text(text, "utf-8")
    build(project, site)
    assert tree(site) == first

    build(project, site, env={"WAYSTATION_TODAY": "2026-11-29"})
    other = tree(site)
    assert other != first
    build(project, tmp_path / "anew", env={"WAYSTATION_TODAY": "2026-11-29"})
    assert tree(tmp_path / "anew") == other
