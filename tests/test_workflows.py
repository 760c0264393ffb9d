"""The workflows: what they run is what the tests run, pinned, on time, and with no rights to spare."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builds import REPO, TODAY
from waystation.cli.check import check
from waystation.load import load

ACTIONS = sorted([*REPO.glob(".github/workflows/*.yml"), *REPO.glob(".forgejo/workflows/*.yml")])
GITLAB = REPO / ".gitlab-ci.yml"
README, README_ZH = REPO / "README.md", REPO / "README.zh.md"
MAKE = re.compile(r'make (?P<target>[a-z-]+)(?: ARGS="(?P<args>[^"$`]*)")?')
PIN = re.compile(r"[\w./:-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
IMAGE = re.compile(r"[\w./:-]+@sha256:[0-9a-f]{64}")
HERSELF = {"gates", "lint", "test"}
"""Targets that run this file or stand beside it in ``.ci/run``; what they call is looked at below."""


class _Loader(yaml.BaseLoader):
    """Everything is text: to YAML 1.1, the key ``on`` is a yes."""


def read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=_Loader)


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


def lines() -> set[str]:
    """Every command of every workflow."""
    found = {step["run"] for file in ACTIONS for step in steps(file) if "run" in step}
    jobs = [job for name, job in read(GITLAB).items() if isinstance(job, dict) and "script" in job]
    assert ACTIONS and found and jobs
    return found | {line for job in jobs for key in ("script", "after_script") for line in job.get(key, ())}


def _outside_make() -> dict[str, str]:
    """The environment without what `make test` hands down to a make inside it, its ARGS among it."""
    inherited = ("MAKEFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "MFLAGS", "ARGS")
    return {name: text for name, text in os.environ.items() if name not in inherited}


def run(line: str, **env: str) -> str:
    """What a command of a workflow prints; fails the test if it fails."""
    done = subprocess.run(
        shlex.split(line),
        cwd=REPO,
        env=_outside_make() | {"WAYSTATION_TODAY": TODAY} | env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_command_is_a_make_target_that_is_run_here() -> None:
    said = {line: MAKE.fullmatch(line) for line in lines()}
    assert not [line for line, found in said.items() if found is None]
    targets = {found["target"] for found in said.values() if found}
    listed = set(re.findall(r"^  make ([a-z-]+)", run("make help"), re.MULTILINE))
    assert targets <= listed
    tried = {name.removeprefix("test_make_").replace("_", "-") for name in globals() if "test_make_" in name}
    assert targets == tried | (HERSELF & targets)


def test_make_check() -> None:
    for line in sorted(line for line in lines() if line.startswith("make check")):
        run(line)


def test_make_status(tmp_path: Path) -> None:
    """In the run's summary, under what stands there already, and where there is none in its log."""
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    told = run("make status", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text("utf-8").startswith("before\n## 要办的事\n\n### ")
    assert told == run("make status", GITHUB_STEP_SUMMARY="") and "梅青站" in told


def test_what_needs_a_person_is_told_although_something_is_wrong() -> None:
    found = [step for file in ACTIONS for step in steps(file) if step.get("run") == "make status"]
    assert [step["if"] for step in found] == ["${{ !cancelled() }}"] * 2
    assert read(GITLAB)[".site"]["after_script"] == ["make status"]


def test_make_pip_audit() -> None:
    """Without asking anybody: what is known of vulnerabilities is elsewhere, and changes."""
    assert "make pip-audit" in lines()
    said = run("make pip-audit ARGS=--dry-run")
    assert [line for line in said.splitlines() if line.endswith(".lock:")]


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_mistakes_are_shown_where_the_host_has_a_place_for_them(host: str) -> None:
    """As soon as ``check`` can write in the host's own form, the workflow has to ask for it."""
    forms = {
        form for one in check.params if one.name == "format" for form in getattr(one.type, "choices", ())
    }
    asked = {found for line in lines() for found in re.findall(r"--format (\w+)", line)}
    assert host in asked or host not in forms


@pytest.mark.build
def test_make_site(tmp_path: Path) -> None:
    assert "make site" in lines()
    run(f'make site ARGS="--quiet --site-dir {tmp_path}/site"')
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.build
def test_make_publish(built_site: Path, tmp_path: Path) -> None:
    """As CI calls it: the target in the environment, and settings that it has not set empty."""
    unset = dict.fromkeys(("WAYSTATION_SSH_KEY", "RCLONE_CONFIG_SITE_TYPE"), "")
    assert "make publish" in lines()
    run(f'make publish ARGS="--site {built_site}"', TARGET=f"{tmp_path}/our www", CI="", **unset)
    assert (tmp_path / "our www" / "current" / "index.html").is_file()


def test_make_keep_alive(tmp_path: Path) -> None:
    """GitHub is asked for each workflow that has a schedule; the ``gh`` here only says what it was told."""
    (tmp_path / "gh").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "gh").chmod(0o755)
    asked = run("make keep-alive", PATH=f"{tmp_path}:{os.environ['PATH']}", GITHUB_REPOSITORY="a/stations")
    with_schedule = [
        file.name for file in ACTIONS if ".github" in file.parts and "schedule" in read(file)["on"]
    ]
    assert sorted(asked.splitlines()) == [
        f"api --method PUT repos/a/stations/actions/workflows/{name}/enable" for name in sorted(with_schedule)
    ]


def test_gates_are_tests_that_there_are() -> None:
    recipe = run("make --dry-run gates")
    named = re.findall(r"tests/\S+\.py(?:::\w+)?", recipe)
    assert len(named) >= 3
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *named],
        cwd=REPO,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize("file", [*ACTIONS, GITLAB], ids=lambda file: file.relative_to(REPO).as_posix())
def test_everything_from_elsewhere_is_pinned(file: Path) -> None:
    text = file.read_text("utf-8")
    used = re.findall(r"^\s*(?:- )?uses: (.*)$", text, re.MULTILINE)
    images = re.findall(r"^\s*image: (.*)$", text, re.MULTILINE)
    assert used or images
    assert not [one for one in used if not PIN.fullmatch(one)]
    assert not [one for one in images if not IMAGE.fullmatch(one)]


@pytest.mark.parametrize("file", ACTIONS, ids=lambda file: file.relative_to(REPO).as_posix())
def test_rights_are_given_to_jobs_alone(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {} and "pull_request_target" not in workflow["on"]
    given = [job["permissions"] for job in workflow["jobs"].values()]
    writes = {name for one in given for name, right in one.items() if right == "write"}
    assert (
        writes
        == {
            "code.yml": set(),
            "keep-alive.yml": {"actions"},
            "site.yml": {"pages", "id-token"} if ".github" in file.parts else set(),
        }[file.name]
    )


def test_the_nightly_build_starts_soon_after_midnight() -> None:
    """In the network's own time zone; GitHub and Forgejo read the times as UTC."""
    zone = load(REPO).network.timezone
    crons = [read(file)["on"]["schedule"][0]["cron"] for file in ACTIONS if file.name == "site.yml"]
    assert len(crons) == 2
    for cron in crons:
        minute, hour, *days = cron.split()
        assert days == ["*", "*", "*"]
        there = datetime(2026, 11, 28, int(hour), int(minute), tzinfo=UTC).astimezone(zone)
        assert (there.hour, there.minute > 0) == (0, True)


def test_publishes_take_turns_and_are_not_cut_off() -> None:
    github, forgejo = (read(file) for file in ACTIONS if file.name == "site.yml")
    if "publish" in forgejo["jobs"]:
        github, forgejo = forgejo, github
    assert github["jobs"]["publish"]["concurrency"] == {"group": "publish", "cancel-in-progress": "false"}
    assert forgejo["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert read(GITLAB)["pages"]["resource_group"] == "pages"
    assert read(GITLAB)["pages"]["interruptible"] == "false"


def test_every_setting_is_explained() -> None:
    used = {
        name
        for file in ACTIONS
        for name in re.findall(r"\b(?:secrets|vars)\.([A-Z_]+)", file.read_text("utf-8"))
    }
    assert used
    for readme in (README, README_ZH):
        text = readme.read_text("utf-8")
        assert not [name for name in sorted(used) if f"`{name}`" not in text], readme.name


@pytest.mark.parametrize(
    ("readme", "start", "way"),
    [
        (README, "## Publish", r"^### (.*)$"),
        (README_ZH, "## 十六、", r"^\*\*([^*\n]*)\*\*(?:（.*）)?$"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_way_to_a_live_site_takes_less_than_ten_steps(readme: Path, start: str, way: str) -> None:
    """The steps that come first, those of the way itself, and the list of addresses at the end."""
    section = readme.read_text("utf-8").partition(start)[2].partition("\n## ")[0]
    first, *ways = re.split(way, section, flags=re.MULTILINE)
    counted = {
        name: len(re.findall(r"^\d\. ", text, re.MULTILINE))
        for name, text in zip(ways[::2], ways[1::2], strict=True)
    }
    assert all(any(host in name for name in counted) for host in ("GitHub", "GitLab", "Forgejo", "nginx"))
    assert "make urls" in first
    before = len(re.findall(r"^\d\. ", first, re.MULTILINE))
    assert before == 2
    assert not {name: count for name, count in counted.items() if before + count + 1 >= 10}
