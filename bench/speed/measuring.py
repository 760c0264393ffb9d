"""What a command costs: processor time and memory of it and of everything that it starts."""

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryFile

EVERY_S = 0.02
"""Time between two looks at the memory."""
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""


class Failed(Exception):
    """What a command said when it failed."""


class TooSlow(Failed):
    """It did not end within its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    cpu_s: float
    """User and system time of the whole tree of processes."""
    wall_s: float
    said: str
    """Standard output and standard error."""


def run(command: Sequence[str], where: Path, more: Mapping[str, str], most_s: float) -> Cost:
    """Run it to its end, which it must reach within ``most_s`` seconds; raises TooSlow."""
    cost, _ = _run(command, where, more, most_s, watches=False)
    return cost


def peak(command: Sequence[str], where: Path, more: Mapping[str, str], most_s: float) -> int:
    """Most bytes of memory that all its processes held at once.

    Of one process it is the resident set, at its highest as the kernel noted it. Of several it is the sum of
    their proportional sets, so that what they share after a fork is counted once. Looking costs time, which
    is why this is not measured together with time.
    """
    _, most = _run(command, where, more, most_s, watches=True)
    return most


def _run(
    command: Sequence[str], where: Path, more: Mapping[str, str], most_s: float, *, watches: bool
) -> tuple[Cost, int]:
    with TemporaryFile() as out, _adopting():
        began = time.perf_counter()
        started = subprocess.Popen(
            command,
            cwd=where,
            env={**os.environ, **more},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        late = threading.Timer(most_s, os.killpg, (started.pid, SIGKILL))
        late.start()
        try:
            with _watching(started.pid, watches) as found:
                _, status, used = os.wait4(started.pid, 0)
                wall = time.perf_counter() - began
            cpu = used.ru_utime + used.ru_stime + sum(_orphans(started.pid))
        except KeyboardInterrupt:
            # In a session of its own, it hears nothing of what is typed here.
            os.killpg(started.pid, SIGKILL)
            raise
        finally:
            ended_late = not late.is_alive()
            late.cancel()
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode("utf-8", "replace")
    if ended_late:
        raise TooSlow(f"more than {most_s:.0f} s")
    if started.returncode:
        raise Failed(f"{' '.join(command)} in {where} ended with {started.returncode}:\n{said[-3000:]}")
    return Cost(cpu_s=cpu, wall_s=wall, said=said), max(found, default=0)


@contextmanager
def _adopting() -> Iterator[None]:
    """Processes that outlive their parents become ours meanwhile, so that their time is counted as well."""
    prctl = ctypes.CDLL(None).prctl
    prctl(_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(_SUBREAPER, 0, 0, 0, 0)


def _orphans(group: int) -> Iterator[float]:
    """Processor time of those that were left behind in a group, once they have ended."""
    while True:
        try:
            _, _, used = os.wait4(-group, 0)
        except ChildProcessError:
            return
        yield used.ru_utime + used.ru_stime


@contextmanager
def _watching(root: int, watches: bool) -> Iterator[list[int]]:
    """The sums of memory in bytes that were seen meanwhile."""
    found: list[int] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(EVERY_S):
            tree = _tree(root)
            if len(tree) == 1:
                found.append(_bytes(tree[0], "status", "VmHWM:"))
            elif tree:
                found.append(sum(_bytes(pid, "smaps_rollup", "Pss:") for pid in tree))

    watcher = threading.Thread(target=look)
    if watches:
        watcher.start()
    try:
        yield found
    finally:
        ended.set()
        if watches:
            watcher.join()


def _tree(root: int) -> Sequence[int]:
    """A process and its descendants, as far as they are still there."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    tree = [root] if root in parents else []
    for pid in tree:
        tree += [child for child, parent in parents.items() if parent == pid]
    return tree


def _parent(process: Path) -> int | None:
    try:
        text = (process / "stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The name, in parentheses, may hold spaces and parentheses.
    return int(text.rpartition(")")[2].split()[1])


def _bytes(pid: int, file: str, field: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("utf-8", "replace").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(field)), 0)
