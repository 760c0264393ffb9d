"""A build of what was built already ends before it begins, and nothing else does."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builds import build, tree
from tests.visits import SETTINGS, SITES
from waystation.plugin import unchanged
from waystation.plugin.glances import Glances
from waystation.plugin.look import Look
from waystation.plugin.packed import Pairs, Sums
from waystation.plugin.parts import Part
from waystation.plugin.unchanged import Record

PART = Part(
    key="k",
    files=Sums.of({"stations/a/index.html": "5" * 64, "stations/a/线.ics": "6" * 64}),
    listed=("stations/a/",),
    shown=("a.webp",),
    gate="g",
)
RECORD = Record(
    inputs="a",
    today="2026-11-28",
    timezone="Asia/Shanghai",
    site=Look(
        files={
            "a": Pairs.of(dict.fromkeys(PART.files, (-1, 2**62))),
            "": Pairs.of({"index.html": (3, 4)}),
            "c": Pairs.of({"c": (5, 6)}),
        },
        folders=(Pairs.of({"": (5, 6)}), Pairs.of({"a": (0, 0)})),
    ),
    parts={
        "a": PART,
        "b": replace(PART, files=Sums(), listed=(), shown=()),
        "c": replace(PART, files=Sums.of({"c": "7" * 64, "d": "8" * 64})),
    },
)


def looked(content: Path, **values: object) -> unchanged.Inputs:
    glances = Glances(content.with_name("cache"))
    found = unchanged.inputs("1", [content], content / "stations", values, glances)
    glances.keep()
    return found


def test_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert unchanged.read(tmp_path, "1") is None
    for record in (replace(RECORD, site=Look(), parts={}), RECORD):
        unchanged.write(tmp_path / "cache", record, "1")
        assert unchanged.read(tmp_path / "cache", "1") == record
    assert unchanged.read(tmp_path / "cache", "2") is None
    unchanged.forget(tmp_path / "cache")
    assert unchanged.read(tmp_path / "cache", "1") is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: b"",
        lambda content: content[:-5],
        lambda content: content.replace(b"index", b"index2"),
        lambda content: b"g" + content[1:],
        lambda content: content.splitlines()[0] + b"\n[]",
    ],
)
def test_damaged_record_is_none(tmp_path: Path, harm: object) -> None:
    unchanged.write(tmp_path, RECORD, "1")
    file = tmp_path / unchanged.NAME
    assert callable(harm)
    file.write_bytes(harm(file.read_bytes()))
    assert unchanged.read(tmp_path, "1") is None


def test_inputs_tell_names_contents_and_values(tmp_path: Path) -> None:
    content = tmp_path / "content"

    def look(**values: object) -> str:
        return looked(content, **values).whole

    (content / "stations" / "a").mkdir(parents=True)
    file = content / "stations" / "a" / "x"
    seen = {look()}
    file.write_text("1")
    seen |= {look(), look(today=1)}
    file.write_text("2")
    seen.add(look())
    file.rename(file.with_name("y"))
    seen.add(look())
    (content / "stations" / "z").write_text("2")
    seen.add(look())
    (content / "b").write_text("")
    seen.add(look())
    assert len(seen) == 7


def test_inputs_look_at_some_folders_apart(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in ("a", "b"):
        (content / "stations" / name).mkdir(parents=True)
        (content / "stations" / name / "x").write_text("1")
    before = looked(content)
    (content / "stations" / "b" / "x").write_text("2")
    after = looked(content)
    assert before.shared == after.shared
    assert [name for name in "ab" if before.apart[name] != after.apart[name]] == ["b"]


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


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("---\ntitle: a\n---\nb\n", False),
        ("---\r\ntitle: a\r\n--- \r\nb\r\n", False),
        ("---\ntitle: a\n---\nb\n\n---\n", False),
        ("---\ntitle: b\n---\n", True),
        ("---\ntitle: |\n  ---\n  b\n---\n", True),
        ("---\ntitle: b", True),
        ("\ufeff---\ntitle: a\n---\nb\n\n---\n", True),
        ("b", True),
    ],
)
def test_heads_are_fields_without_the_text_below(tmp_path: Path, text: str, is_seen: bool) -> None:
    content = tmp_path / "content"
    file = content / "stations" / "a" / "x.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode())
    before = looked(content)
    file.write_bytes(text.replace("b", "c").encode())
    after = looked(content)
    assert before.apart != after.apart
    assert (before.heads != after.heads) is is_seen


def test_folders_stand_whose_files_are_as_they_were(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for path in ("a/teams", "a/activities", "b/activities"):
        (content / "stations" / path).mkdir(parents=True)
        (content / "stations" / path / "x.md").write_text("---\n---\n1")
    before = looked(content)
    assert looked(content).standing(tmp_path, before) == {
        "content/stations/a/teams",
        "content/stations/a/activities",
        "content/stations/b/activities",
    }
    (content / "stations/a/teams/x.md").write_text("---\n---\n2")
    (content / "stations/b/activities/y.md").write_text("")
    assert looked(content).standing(tmp_path, before) == {"content/stations/a/activities"}
    assert looked(content, today=1).standing(tmp_path, before) == frozenset()
