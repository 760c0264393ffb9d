"""``build.json``: a site says what it was built from, and its hash vouches for every file."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.builds import COMMIT, REPO, TODAY, Git, tree
from waystation.load import load
from waystation.provenance import Commit, build_commit

FILES = "find . -type f ! -path ./build.json -printf '%P\\n'"
BY_HAND = f"{FILES} | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum"
"""As the module's docstring says it."""


@pytest.fixture
def repository(git: Git, tmp_path: Path) -> Path:
    """The small site's content, committed once."""
    folder = tmp_path / "repository"
    shutil.copytree(REPO / "tests" / "sites" / "small", folder)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "All")
    return folder


@pytest.mark.build
def test_stamp_says_what_was_built(built_site: Path) -> None:
    text = (built_site / "build.json").read_text("utf-8")
    stamp = json.loads(text)
    files = set(tree(built_site)) - {"build.json"}
    assert text == json.dumps(stamp, indent=2, sort_keys=True) + "\n"
    assert (stamp["commit"], stamp["date"], stamp["modified"]) == (COMMIT, TODAY, False)
    assert stamp["versions"] == {
        "mkdocs": version("mkdocs"),
        "mkdocs-material": version("mkdocs-material"),
        "python": "{}.{}".format(*sys.version_info),
        "waystation": version("waystation"),
    }
    counts = stamp["counts"]
    assert counts.pop("files") == len(files)
    assert counts.pop("pages") == sum(path.endswith(".html") for path in files)
    site = load(REPO)
    assert counts == {
        kind: len(getattr(site, kind)) for kind in ("activities", "announcements", "stations", "teams")
    }


@pytest.mark.build
def test_anybody_can_check_the_content_hash(built_site: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", BY_HAND], cwd=built_site, capture_output=True, encoding="utf-8", check=True
    )
    stamp = json.loads((built_site / "build.json").read_text("utf-8"))
    assert done.stdout.split()[0] == stamp["content_hash"]


@pytest.mark.build
def test_every_page_says_day_and_commit(built_site: Path) -> None:
    """All but the documents of short links, which lead on before anybody reads them."""
    pages = {path: content.decode() for path, content in tree(built_site).items() if path.endswith(".html")}
    wrong = [
        path
        for path, text in pages.items()
        if not path.startswith("q/")
        and (f"版本 {COMMIT[:7]}<" not in text or f'<time datetime="{TODAY}">2026年11月28日' not in text)
    ]
    assert not wrong


def test_commit_is_what_git_says(repository: Path, git: Git) -> None:
    assert build_commit(None, repository) == Commit(id=git(repository, "rev-parse", "HEAD"))


def test_commit_is_not_the_whole_truth_while_files_differ(repository: Path) -> None:
    (repository / "content" / "new.md").write_text("# new\n", "utf-8")
    commit = build_commit(None, repository)
    assert commit.is_modified and commit.short == commit.id[:7] + "+"


def test_files_that_no_site_is_made_of_change_nothing(repository: Path) -> None:
    (repository / "notes.txt").write_text("notes\n", "utf-8")
    assert not build_commit(None, repository).is_modified


def test_commit_is_unknown_without_a_repository(git: Git, tmp_path: Path) -> None:
    commit = build_commit(None, tmp_path)
    assert commit.id == commit.short == "" and "not a git repository" in commit.unknown_because


def test_commit_is_unknown_before_the_first(git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    commit = build_commit(None, tmp_path)
    assert commit.id == "" and "nothing has been committed" in commit.unknown_because


def test_commit_is_unknown_without_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WAYSTATION_COMMIT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    commit = build_commit(None, tmp_path)
    assert commit.id == "" and "git is not installed" in commit.unknown_because


def test_commit_is_the_option_then_the_variable(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYSTATION_COMMIT", "1234567")
    assert build_commit(None, repository).id == "1234567"
    assert build_commit("89abcde", repository).id == "89abcde"


@pytest.mark.parametrize("said", ["main", "v1.0", "123456", "ABCDEF0", "1234567\n<b>"])
def test_other_names_than_commits_are_refused(said: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no commit"):
        build_commit(said, tmp_path)
