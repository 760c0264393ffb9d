"""``check --since``: only what has changed is shown, and everything counts."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waystation.cli import main
from waystation.cli.changed import changed

SMALL = Path(__file__).parents[1] / "sites" / "small"
EAST = Path("content/stations/east")
WRONG = "---\ntitle: 端午包粽子\nstart: 2026-7-35\n---\n"
SOUND = "---\ntitle: 喝茶\nstart: 2026-12-05 09:00\n---\n"

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

    def run(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def site(tmp_path: Path, git: Git) -> Path:
    """The small site in a folder of a repository, with an old mistake in it."""
    root = tmp_path / "town"
    shutil.copytree(SMALL, root)
    (root / EAST / "activities/old.md").write_text(WRONG, "utf-8")
    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message=Begin")
    return root


def check(root: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["check", "--root", str(root), "--today", "2026-11-28", *words], catch_exceptions=False
    )


def test_only_problems_of_changed_files_are_shown(site: Path, git: Git) -> None:
    (site / EAST / "activities/new.md").write_text(WRONG, "utf-8")
    done = check(site, "--since", "HEAD")
    assert "new.md:3:8: W112" in done.stdout and "old.md" not in done.stdout
    assert done.stderr == (
        "发现 1 个错误、0 个提醒。没有改动过的文件里还有 1 个错误、0 个提醒，这里没有列出来。"
        "只要有错误，网站就不能发布；不加 --since 再查一次，就能看到全部。\n"
    )


def test_errors_elsewhere_count(site: Path) -> None:
    done = check(site, "--since", "HEAD")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "还有 1 个错误" in done.stderr


def test_a_change_that_breaks_another_file_does_not_pass(site: Path) -> None:
    """The file that names the team has not changed."""
    (site / EAST / "activities/old.md").unlink()
    assert check(site, "--since", "HEAD").exit_code == 0
    (site / EAST / "teams/readers.md").unlink()
    assert check(site, "--since", "HEAD").exit_code == 1


def test_what_git_has_not_seen_and_what_it_has_staged_is_changed(site: Path, git: Git) -> None:
    (site / EAST / "activities/茶.md").write_text(SOUND, "utf-8")
    (site / EAST / "activities/staged.md").write_text(SOUND, "utf-8")
    git("add", "town/content/stations/east/activities/staged.md")
    git(
        "mv", "town/content/stations/east/activities/old.md", "town/content/stations/east/activities/moved.md"
    )
    assert changed(site, "HEAD") == {
        f"{EAST}/activities/{name}.md" for name in ("茶", "staged", "moved", "old")
    }


def test_what_has_happened_on_the_other_branch_is_no_change(site: Path, git: Git) -> None:
    git("switch", "--quiet", "--create", "mine")
    (site / EAST / "activities/mine.md").write_text(SOUND, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message=Mine")
    git("switch", "--quiet", "main")
    (site / EAST / "activities/theirs.md").write_text(SOUND, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message=Theirs")
    git("switch", "--quiet", "mine")
    assert changed(site, "main") == {f"{EAST}/activities/mine.md"}


@pytest.mark.parametrize("revision", ["nothing", "--output=x", "HEAD:town", "", "-h"])
def test_a_revision_that_git_does_not_know_is_misuse(site: Path, revision: str) -> None:
    done = check(site, f"--since={revision}")
    assert done.exit_code == 2 and "git does not know" in done.stderr
    assert not list(site.parent.rglob("x"))


def test_without_a_repository_it_is_misuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    assert check(tmp_path, "--since", "HEAD").exit_code == 2


def test_without_git_it_is_misuse(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    done = check(site, "--since", "HEAD")
    assert done.exit_code == 2 and "git is not installed" in done.stderr


def test_a_hook_of_another_repository_does_not_mislead_git(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert changed(site, "HEAD") == frozenset()


def test_mending_leaves_what_has_not_changed(site: Path) -> None:
    mendable = "---\ntitle: 包粽子\nstart: 2026-12-5\n---\n"
    (site / EAST / "activities/new.md").write_text(mendable, "utf-8")
    other = site / EAST / "activities/rhymes.md"
    before = other.read_bytes()
    done = check(site, "--since", "HEAD", "--fix")
    assert "+start: 2026-12-05\n" in done.stdout
    assert other.read_bytes() == before
    assert (site / EAST / "activities/old.md").read_text("utf-8") == WRONG
