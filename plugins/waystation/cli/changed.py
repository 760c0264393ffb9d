"""What git says has changed: the files of a working tree beside one of its revisions."""

import os
import subprocess
from pathlib import Path

import click


def changed(root: Path, revision: str) -> frozenset[str]:
    """Paths below ``root`` that are not as they were at ``revision``, those that git does not know included.

    What has changed in the revision itself since this branch left it does not count. Raises
    click.UsageError where git does not know the revision, or where there is no repository.
    """
    commit = _asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise click.BadParameter(
            f"git does not know {revision!r} in {root}. In a CI job, fetch the whole history first.",
            param_hint="--since",
        )
    # There is none where a CI job has fetched the two revisions alone.
    base = _asked(root, "merge-base", commit, "HEAD") or commit
    found = _told(root, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--")
    new = _told(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(path for path in (found + new).split("\0") if path)


def _told(root: Path, *words: str) -> str:
    done = _run(root, words)
    if done.returncode:
        raise click.ClickException(f"git {words[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _asked(root: Path, *words: str) -> str | None:
    """A name of a commit, if there is one."""
    done = _run(root, words)
    return done.stdout.decode().strip() if done.returncode == 0 else None


def _run(root: Path, words: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    # A hook that runs this has been told where its repository is, which may not be that of the content.
    environment = {name: value for name, value in os.environ.items() if name not in _PLACE}
    try:
        return subprocess.run(
            ["git", "-C", root, *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise click.UsageError("--since asks git what has changed, and git is not installed.") from None


_PLACE = frozenset({"GIT_DIR", "GIT_PREFIX", "GIT_WORK_TREE"})
