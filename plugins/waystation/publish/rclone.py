"""Anything that rclone can write to, an object store above all: ``oss:bucket/folder``.

Such a place has no releases and changes object by object, so all depends on the order of the steps. What a
publish that was cut off has uploaded already is known by its checksum, and is not uploaded again.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import groupby

from ..headers import cache_control
from ..provenance import STAMP
from .place import Place
from .plan import Changes, Manifest, Step, steps
from .refusal import Misuse, Refusal
from .stamp import Build, is_stamp
from .tools import last_words, required

PREFERRED = ("md5", "sha1", "sha256")
"""Checksums that both rclone and Python know; most stores keep the first."""

TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
}
"""Types that rclone would look up on the machine it runs on, and not find on every one."""

_TARGET = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]*:(?!//).*")
_NO_FOLDER = 3
"""Exit status of rclone when the folder or the bucket is not there."""


def opened(target: str, keep: int) -> AbstractContextManager[Place] | None:
    """The store, if the target reads like one; releases it does not keep."""
    return nullcontext(Rclone(target.rstrip("/"))) if _TARGET.fullmatch(target) else None


@dataclass(frozen=True, slots=True)
class Rclone:
    store: str
    """The remote's name in rclone, a colon and a path."""

    def locked(self) -> AbstractContextManager[None]:
        """A store has no locks: whoever publishes from several machines makes them take turns."""
        return nullcontext()

    def files(self) -> tuple[str, Manifest]:
        """What is there. Raises Refusal when it is not this site: all of it would be deleted."""
        words = ("lsjson", "--recursive", "--files-only", "--hash", "--no-modtime", "--no-mimetype")
        found = json.loads(self._run(*words, "--fast-list", self.store, nothing="[]"))
        sums = {entry["Path"]: entry.get("Hashes") or {} for entry in found}
        if sums and not (STAMP in sums and is_stamp(self._run("cat", f"{self._folder}{STAMP}"))):
            raise Refusal("taken", target=self.store, count=len(sums), some="、".join(sorted(sums)[:3]))
        kept = [name for name in PREFERRED if any(name in one for one in sums.values())]
        if sums and not kept:
            return PREFERRED[0], self._read_all()
        algorithm = next(iter(kept), PREFERRED[0])
        return algorithm, {path: one.get(algorithm, "") for path, one in sums.items()}

    def publish(self, build: Build, changes: Changes, advance: Callable[[int], None]) -> str:
        """Upload what is new, then delete what is old. Raises Refusal when rclone could not finish."""
        for turn in turns(steps(changes)):
            self._take(build, turn, advance)
        return self.store

    def roll_back(self, to: str) -> str:
        raise Misuse("no_releases", target=self.store)

    @property
    def _folder(self) -> str:
        """The store as the start of a path."""
        return self.store if self.store.endswith(":") else f"{self.store}/"

    def _take(self, build: Build, turn: "Turn", advance: Callable[[int], None]) -> None:
        said: list[str] = []
        done: set[str] = set()
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="waystation-") as listed:
            listed.writelines(f"{path}\n" for path in turn.paths)
            listed.flush()
            words = ("--verbose", "--stats=0", "--files-from-raw", listed.name, "--no-traverse")
            with self._started(*turn.command, *words, *turn.ends(build, self.store)) as rclone:
                assert rclone.stderr
                for event in map(_event, rclone.stderr):
                    if event.path and event.says.startswith(("Copied", "Deleted")):
                        done.add(event.path)
                        advance(1)
                    elif event.is_wrong:
                        said.append(event.says)
        # To rclone, a file that has gone in the meantime is no error.
        if rclone.returncode or (not turn.removes and done != set(turn.paths)):
            raise Refusal("cut_off", target=self.store, said=last_words("\n".join(said)), done=len(done))

    def _read_all(self) -> Manifest:
        """Checksums of a store that keeps none: it has to be read."""
        sums = self._run("hashsum", PREFERRED[0], "--download", self.store)
        return {path: checksum for checksum, _, path in (line.partition("  ") for line in sums.splitlines())}

    def _run(self, *words: str, nothing: str = "") -> str:
        with self._started(*words) as rclone:
            out, said = rclone.communicate()
        if rclone.returncode == _NO_FOLDER:
            return nothing
        if rclone.returncode:
            wrong = "\n".join(event.says for event in map(_event, said.splitlines()) if event.is_wrong)
            raise Refusal("rclone_failed", target=self.store, said=last_words(wrong))
        return out

    def _started(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [required("rclone"), "--use-json-log", "--s3-no-check-bucket", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Files that rclone takes in one go, in any order and several at a time."""

    removes: bool
    headers: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def command(self) -> tuple[str, ...]:
        if self.removes:
            return ("delete",)
        return ("copy", "--no-check-dest", *(f"--header-upload={header}" for header in self.headers))

    def ends(self, build: Build, store: str) -> tuple[str, ...]:
        return (store,) if self.removes else (str(build.folder), store)


def turns(plan: Iterable[Step]) -> Iterator[Turn]:
    """The steps in as few goes as their order and their headers allow."""
    for phase, of_phase in groupby(plan, key=lambda step: step.phase):
        alike: dict[tuple[str, ...], list[str]] = {}
        for step in of_phase:
            alike.setdefault(() if phase.removes else headers(step.path), []).append(step.path)
        for lines, paths in alike.items():
            yield Turn(removes=phase.removes, headers=lines, paths=tuple(paths))


def headers(path: str) -> tuple[str, ...]:
    """What the store shall say about a file to browsers and to caches in between."""
    kind = TYPES.get(path.rpartition(".")[2])
    cache = f"Cache-Control: {cache_control(path)}"
    return (cache, f"Content-Type: {kind}") if kind else (cache,)


@dataclass(frozen=True, slots=True)
class _Event:
    """One line of rclone's talk."""

    says: str
    path: str = ""
    is_wrong: bool = True


def _event(line: str) -> _Event:
    if not line.startswith("{"):
        # What stops it at the start is said in plain text, behind the date and the time.
        return _Event(line.rstrip("\n").split(" ", 2)[-1])
    found = json.loads(line)
    path, wrong = found.get("object", ""), found["level"] in {"error", "critical"}
    return _Event(f"{path}: {found['msg']}" if path and wrong else found["msg"], path, wrong)
