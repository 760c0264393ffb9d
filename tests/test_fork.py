"""A network's own copy, with its own stations, on a later day: the commands of its workflows go through."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.builds import CONTENT, REPO
from tests.visits import SITES

pytestmark = [pytest.mark.build, pytest.mark.browser, pytest.mark.gate]

DAY = "2027-04-02"
INSTALLED = (".venv", "tests/js/node_modules")
TEA = """\
---
title: 春天喝茶
summary: 一起喝茶
start: 2027-03-06 09:30
end: 2027-03-06 10:30
outside_hours: true
reports: [{date: 2027-03-06, attendance: 18}]
---
来坐坐。
"""


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """This repository with the content of the small site, and two activities of one name."""
    left_out = shutil.ignore_patterns(".*", "node_modules", "site", "build", "dist", "__pycache__", *CONTENT)
    folder = tmp_path / "fork"
    shutil.copytree(REPO, folder, ignore=left_out)
    shutil.copytree(SITES / "small", folder, dirs_exist_ok=True)
    activities = folder / "content/stations/east/activities"
    (activities / "tea.md").write_text(TEA, "utf-8")
    (activities / "tea-again.md").write_text(TEA.replace("03-06", "03-13"), "utf-8")
    stations = folder / "stations.yml"
    stations.write_text(stations.read_text("utf-8").replace("2026-11-01", "2027-03-20"), "utf-8")
    for name in INSTALLED:
        (folder / name).symlink_to(REPO / name)
    return folder


def make(folder: Path, *words: str) -> None:
    """What is installed is shared, so nothing may be installed anew."""
    kept = (word for name in INSTALLED for word in ("--old-file", f"{name}/.ready"))
    outside = {
        name: text for name, text in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ARGS"))
    }
    done = subprocess.run(
        ["make", *kept, *words],
        cwd=folder,
        env=outside | {"WAYSTATION_TODAY": DAY},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_network_of_its_own_is_checked_built_held_to_the_gates_and_published(fork: Path) -> None:
    make(fork, "check", "site", "gates", "urls", "status")
    assert "stations/east/activities/tea-again/\tactivity" in (fork / "urls.lock").read_text("utf-8")
    make(fork, "check", "site")
    make(fork, "publish", f"TARGET={fork}/www")
    for name in ("tea", "tea-again"):
        page = fork / f"www/current/stations/east/activities/{name}/index.html"
        assert "春天喝茶" in page.read_text("utf-8")
