"""Whole builds of a site with the real host, and what they leave on disk."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest
import yaml

REPO = Path(__file__).resolve().parent.parent
TODAY = "2026-11-28"
COMMIT = "5ca1ab1e" * 5
"""Said to be what is built, since the tests build from folders that are no repository, too."""
Git = Callable[..., str]
"""``git(folder, "status", umask=0o022)``."""
MKDOCS = (sys.executable, "-m", "mkdocs")
PROPERDOCS = (sys.executable, "-m", "properdocs")

CONTENT = ("stations.yml", "urls.lock", "content")
"""What editors write, and the list of what they published."""
INPUT = ("mkdocs.yml", *CONTENT, "overrides")
"""Everything that a build of this repository reads, the package aside."""


def settings() -> dict[str, str]:
    """The plain values of the repository's mkdocs.yml; the host's own tags stay unread."""
    found = yaml.load((REPO / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {key: value for key, value in found.items() if isinstance(value, str)}


def build(
    project: Path,
    out: Path,
    *,
    host: Sequence[str] = MKDOCS,
    env: Mapping[str, str] | None = None,
    umask: int = 0o022,
) -> None:
    """Build the project folder into ``out`` as of TODAY and COMMIT; fail the test with the host's words."""
    inherited = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [*host, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(out)],
        cwd=project,
        env=inherited
        | {"WAYSTATION_TODAY": TODAY, "WAYSTATION_COMMIT": COMMIT, "NO_MKDOCS_2_WARNING": "1"}
        | dict(env or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        umask=umask,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"The site did not build (exit {done.returncode}):\n{done.stdout}", pytrace=False)


def copy(names: Sequence[str], to: Path) -> None:
    """Copy the repository's files of these names, last first and without their dates."""
    for name in names:
        paths = [REPO / name, *(REPO / name).rglob("*")]
        for path in sorted((p for p in paths if p.is_file()), reverse=True):
            target = to / path.relative_to(REPO)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a built site by its path."""
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert "index.html" in files, f"{folder} is no built site: {sorted(files)[:20]}"
    return files


def require_equal(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> None:
    """Fail the test with what tells two trees apart, for at most ten files."""
    told = [f"only in the first: {path}" for path in sorted(ours.keys() - theirs.keys())]
    told += [f"only in the second: {path}" for path in sorted(theirs.keys() - ours.keys())]
    for path in sorted(ours.keys() & theirs.keys()):
        if ours[path] != theirs[path]:
            told.append(f"not the same: {path}\n{_lines_that_differ(ours[path], theirs[path])}")
    more = [f"and {len(told) - 10} more"] if len(told) > 10 else []
    if told:
        pytest.fail("The sites differ.\n" + "\n".join(told[:10] + more), pytrace=False)


def _lines_that_differ(ours: bytes, theirs: bytes) -> str:
    before, after = (content.decode("utf-8", "replace").splitlines() for content in (ours, theirs))
    diff = unified_diff(before, after, n=0, lineterm="")
    return "\n".join(f"    {line[:200]}" for line in islice(diff, 3, 12))
