"""A published address is never lost, and never stands for something else."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waystation.cli import main

SMALL = Path(__file__).parent / "sites" / "small"
ACTIVITIES = Path("content/stations/east/activities")
RHYMES = "stations/east/activities/rhymes/"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, (*words, "--today", "2026-11-28"), catch_exceptions=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site as it was published."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    done = run("urls", "--root", str(tmp_path), "--update")
    assert done.exit_code == 0
    return tmp_path


def edit(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")


def test_list_is_sorted_and_written_once(site: Path) -> None:
    lock = site / "urls.lock"
    lines = [line for line in lock.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)
    assert f"{RHYMES}\tactivity\t童谣班 & 朋友\t2026-11" in lines and f"{RHYMES}event.ics\tfeed" in lines
    assert [path.name for path in site.iterdir() if path.name.startswith("urls")] == ["urls.lock"]
    written = lock.stat().st_mtime_ns
    again = run("urls", "--root", str(site), "--update")
    assert (again.stdout, lock.stat().st_mtime_ns) == ("", written)


def test_without_update_only_what_would_change_is_told(site: Path) -> None:
    before = (site / "urls.lock").read_text("utf-8")
    edit(site / ACTIVITIES / "rhymes.md", ("title: 童谣班 & 朋友", "title: 童谣新班"))
    (site / ACTIVITIES / "walk.md").write_text("---\ntitle: 走一走\nstart: 2026-12-01 09:30\n---\n", "utf-8")
    said = run("urls", "--root", str(site)).stdout.splitlines()
    assert f"- {RHYMES}\tactivity\t童谣班 & 朋友\t2026-11" in said
    assert f"+ {RHYMES}\tactivity\t童谣新班\t2026-11" in said
    assert "+ stations/east/activities/walk/\tactivity\t走一走\t2026-12" in said
    assert (site / "urls.lock").read_text("utf-8") == before


def test_renamed_activity_is_refused_with_the_two_lines_to_write(site: Path) -> None:
    (site / ACTIVITIES / "rhymes.md").rename(site / ACTIVITIES / "songs.md")
    refused = run("check", "--root", str(site))
    assert refused.exit_code == 1 and refused.stdout.count(" W701 ") == 1
    lines = re.search(r"^    (moved:)\n    (  - \{.*\})$", refused.stdout, re.MULTILINE)
    assert lines is not None
    (site / "redirects.yml").write_text("\n".join(lines.groups()) + "\n", "utf-8")
    assert run("check", "--root", str(site)).exit_code == 0


def test_deleted_activity_is_refused_with_the_two_lines_to_write(site: Path) -> None:
    (site / ACTIVITIES / "rhymes.md").unlink()
    refused = run("check", "--root", str(site))
    assert refused.exit_code == 1
    lines = re.search(r"^    (gone:)\n    (  - \{.*\})$", refused.stdout, re.MULTILINE)
    assert lines is not None
    (site / "redirects.yml").write_text("\n".join(lines.groups()) + "\n", "utf-8")
    assert run("check", "--root", str(site)).exit_code == 0


def test_what_was_published_stays_in_the_list(site: Path) -> None:
    (site / ACTIVITIES / "rhymes.md").rename(site / ACTIVITIES / "songs.md")
    line = f"moved:\n  - {{old: {RHYMES}, new: stations/east/activities/songs/}}\n"
    (site / "redirects.yml").write_text(line, "utf-8")
    before = set((site / "urls.lock").read_text("utf-8").splitlines())
    assert run("urls", "--root", str(site), "--update").exit_code == 0
    after = set((site / "urls.lock").read_text("utf-8").splitlines())
    assert before < after


def test_list_is_not_written_while_an_address_is_lost(site: Path) -> None:
    before = (site / "urls.lock").read_text("utf-8")
    (site / ACTIVITIES / "rhymes.md").unlink()
    refused = run("urls", "--root", str(site), "--update")
    assert refused.exit_code == 1 and " W701 " in refused.stdout
    assert (site / "urls.lock").read_text("utf-8") == before


def test_id_is_not_used_again_for_something_else(site: Path) -> None:
    other = "---\ntitle: 放风筝\nstart: 2027-03-06 09:30\noutside_hours: true\n---\n"
    (site / ACTIVITIES / "outing.md").write_text(other, "utf-8")
    refused = run("check", "--root", str(site))
    assert refused.exit_code == 1 and " W702 " in refused.stdout and "“秋游”（2026-11）" in refused.stdout


def test_id_of_what_is_gone_is_not_used_again_either(site: Path) -> None:
    """Even after its line in redirects.yml was taken away."""
    outing = site / ACTIVITIES / "outing.md"
    outing.unlink()
    line = "gone:\n  - {path: stations/east/activities/outing/, date: 2026-11-28, reason: 不办了}\n"
    (site / "redirects.yml").write_text(line, "utf-8")
    assert run("urls", "--root", str(site), "--update").exit_code == 0
    outing.write_text("---\ntitle: 放风筝\nstart: 2027-03-06 09:30\noutside_hours: true\n---\n", "utf-8")
    assert " W706 " in run("check", "--root", str(site)).stdout
    (site / "redirects.yml").unlink()
    assert " W702 " in run("check", "--root", str(site)).stdout


def test_the_same_thing_may_change_everything_once_somebody_says_so(site: Path) -> None:
    edit(
        site / ACTIVITIES / "outing.md",
        ("title: 秋游", "title: 春天去登山"),
        ("2026-11-29", "2027-03-06"),
        ("2026-11-30", "2027-03-07"),
    )
    path = "stations/east/activities/outing/"
    assert run("urls", "--root", str(site), "--update").exit_code == 1
    assert run("urls", "--root", str(site), "--update", "--same", "stations/west/").exit_code == 1
    assert run("urls", "--root", str(site), "--update", "--same", path).exit_code == 0
    assert run("check", "--root", str(site)).exit_code == 0


def test_other_errors_are_told_first(site: Path) -> None:
    (site / ACTIVITIES / "wrong.md").write_text("---\ntitle: 端午\nstart: 2026-7-35\n---\n", "utf-8")
    refused = run("urls", "--root", str(site), "--same", "stations/east/")
    assert refused.exit_code == 1 and " W112 " in refused.stdout


@pytest.mark.parametrize("words", [("--lang", "fr"), ("--root", "nowhere"), ("extra",)])
def test_misuse_exits_with_2(words: tuple[str, ...]) -> None:
    assert run("urls", *words).exit_code == 2
