"""A hostile repository can make a check fail, never hang; it neither writes, nor reads beside the content.

Time and memory of each are printed (``-rP``); memory is bounded by the system, time by the processor's.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.sites import ACCEPTED, REFUSED, Make

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory a process takes")

REPO = Path(__file__).parents[2]
SMALL = REPO / "tests" / "sites" / "small"
OWN = (
    REPO / "plugins",
    Path(sys.prefix),
    Path(sys.base_prefix),
    Path("/usr/share/zoneinfo"),
    Path("/proc/self"),
)

Ask = Callable[[Path], dict[str, Any]]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.checking", SMALL],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as checking:
        assert checking.stdin is not None and checking.stdout is not None
        stdin, stdout = checking.stdin, checking.stdout
        assert stdout.readline() == "\n"

        def asked(root: Path) -> dict[str, Any]:
            print(root, file=stdin, flush=True)
            answer: dict[str, Any] = json.loads(stdout.readline())
            assert "died" not in answer, f"out of memory, or of time: {answer}"
            print(f"{answer['seconds']:.2f} s, {answer['megabytes']:.0f} MB")
            return answer

        yield asked
        stdin.close()


def checked(ask: Ask, site: Path, make: Make) -> dict[str, Any]:
    shutil.copytree(SMALL, site, dirs_exist_ok=True)
    make(site)
    answer = ask(site)
    beside = [path for path in answer["opened"] if not is_allowed(path, site)]
    assert not beside
    return answer


def is_allowed(path: str, site: Path) -> bool:
    """Whether a file may be opened: to be read, and of the content, the program, or the language."""
    return any(Path(path).is_relative_to(folder) for folder in (site, *OWN))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_hostile_is_refused(name: str, ask: Ask, tmp_path: Path) -> None:
    code, make = REFUSED[name]
    answer = checked(ask, tmp_path, make)
    assert code in {problem[2] for problem in answer["problems"]}
    assert not answer["made"]
    assert answer["said"] < 10_000_000 and answer["longest"] < 2_000


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_does_no_harm_is_built(name: str, ask: Ask, tmp_path: Path) -> None:
    answer = checked(ask, tmp_path, ACCEPTED[name])
    assert answer["problems"] == []
    assert "stations/east/activities/any/" in answer["made"]
    assert not [path for path in answer["made"] if path.startswith("/") or ".." in path or "\\" in path]
