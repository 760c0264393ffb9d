"""``check`` in a CI job: where files are said to be, where pages are, and what goes into the summary."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waystation.cli import main
from waystation.cli.repository import folder, page_of
from waystation.problems import Code

SMALL = Path(__file__).parents[1] / "sites" / "small"
ANY = "content/stations/east/activities/any.md"
GITHUB = {"GITHUB_SERVER_URL": "https://git.example.org", "GITHUB_REPOSITORY": "a/b", "GITHUB_SHA": "abc"}
GITLAB = {"CI_PROJECT_URL": "https://git.example.org/a/b", "CI_COMMIT_SHA": "abc"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site with a mistake, in a folder of its repository."""
    root = tmp_path / "town"
    shutil.copytree(SMALL, root)
    (root / ANY).write_text("---\ntitle: 端午包粽子\nstart: 2026-7-35\n---\n", "utf-8")
    return root


def check(root: Path, *words: str, env: Mapping[str, str]) -> Result:
    clean: dict[str, str | None] = {
        "GITHUB_STEP_SUMMARY": None,
        "GITHUB_WORKSPACE": None,
        "CI_PROJECT_DIR": None,
    }
    return CliRunner().invoke(
        main,
        ["check", "--root", str(root), "--today", "2026-11-28", *words],
        env=clean | dict(env),
        catch_exceptions=False,
    )


def test_files_are_named_from_the_root_of_the_repository(site: Path) -> None:
    done = check(site, "--format", "github", env={"GITHUB_WORKSPACE": str(site.parent)})
    assert done.stdout.startswith(f"::error file=town/{ANY},line=3,col=8,")
    done = check(site, "--format", "gitlab", env={"CI_PROJECT_DIR": str(site.parent)})
    assert json.loads(done.stdout)[0]["location"]["path"] == f"town/{ANY}"


def test_the_summary_is_added_to_what_stands_there(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n", "utf-8")
    done = check(site, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(file)})
    assert done.exit_code == 1
    text = file.read_text("utf-8")
    assert text.startswith("before\n## 发现 1 个错误") and "W112" in text
    check(site, env={"GITHUB_STEP_SUMMARY": str(file)})
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_every_format_exits_alike(site: Path, form: str) -> None:
    assert check(site, "--format", form, env={}).exit_code == 1
    (site / ANY).unlink()
    assert check(site, "--format", form, env={}).exit_code == 0


def test_only_the_result_is_on_stdout(site: Path) -> None:
    for form in ("gitlab", "json"):
        assert json.loads(check(site, "--format", form, env={}).stdout)


def test_a_result_in_a_file_leaves_people_the_text(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    done = check(site, "--format", "gitlab", "--output", str(file), env={})
    assert json.loads(file.read_text("utf-8"))[0]["check_name"] == "W112"
    assert done.exit_code == 1 and done.stdout == check(site, env={}).stdout


def test_content_outside_of_the_workspace_is_named_from_its_own_root(site: Path, tmp_path: Path) -> None:
    assert folder(site, {"GITHUB_WORKSPACE": str(tmp_path / "elsewhere")}) == ""


@pytest.mark.parametrize(
    ("environment", "page"),
    [
        ({}, "docs/problems.zh.md#w112"),
        (GITHUB, "https://git.example.org/a/b/blob/abc/town/docs/problems.zh.md#w112"),
        (
            GITHUB | {"GITEA_ACTIONS": "true"},
            "https://git.example.org/a/b/src/commit/abc/town/docs/problems.zh.md#w112",
        ),
        (GITLAB, "https://git.example.org/a/b/-/blob/abc/town/docs/problems.zh.md#w112"),
    ],
)
def test_a_page_is_read_where_the_job_runs(environment: dict[str, str], page: str, site: Path) -> None:
    workspace = {"GITHUB_WORKSPACE": str(site.parent)}
    assert page_of(site, "zh", environment | workspace)(Code.NOT_DATE) == "waystation explain W112"
    (site / "docs").mkdir()
    (site / "docs/problems.zh.md").touch()
    assert page_of(site, "zh", environment | workspace)(Code.NOT_DATE) == page
