"""Releases in a folder of another machine, by ssh, rsync and its shell: ``user@host:/srv/www/stations``."""

import os
import re
import shlex
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from .place import Place
from .plan import Manifest
from .refusal import Refusal
from .releases import CURRENT, INCOMING, LOCK, RELEASES, Releases, removed
from .shell import Shell, shell
from .stamp import Build
from .tools import required

_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_ADDRESS = rf"(?P<address>(?:{_NAME}@){{0,1}}{_NAME})"
_URL = re.compile(rf"ssh://{_ADDRESS}(?::(?P<port>\d+))?(?P<path>/.*[^/])/*")
_SCP = re.compile(rf"(?P<address>{_NAME}@{_NAME}):(?P<path>.*[^/])/*")
_TAKEN = 75
"""Exit status of a script that finds the lock taken."""


def opened(target: str, keep: int) -> AbstractContextManager[Place] | None:
    """The other machine's folder, if the target reads like one: also ``ssh://user@host:22/srv/www/stations``."""
    found = _URL.fullmatch(target) or _SCP.fullmatch(target)
    if found is None:
        return None
    return _connected(found["address"], found["path"], int(found.groupdict().get("port") or 0), keep)


@contextmanager
def _connected(address: str, path: str, port: int, keep: int) -> Iterator[Place]:
    with shell(address, port, f"{address}:{path}") as there:
        yield Releases(Ssh(there, address, path), keep)


@dataclass(frozen=True, slots=True)
class Ssh:
    shell: Shell
    address: str
    """User and machine."""
    path: str

    @contextmanager
    def locked(self) -> Iterator[None]:
        self.shell.run(f"mkdir -p {self._in(RELEASES)} && touch {self._in(LOCK)}")
        # The shell itself holds the lock, by an open file.
        status, _ = self.shell.status(f"exec 9>{self._in(LOCK)}; flock -n -E {_TAKEN} 9")
        if status == _TAKEN:
            raise Refusal("under_way", target=self.shell.where)
        if status != 0:
            raise self.shell.failed()
        yield

    def listing(self) -> tuple[tuple[str, ...], str]:
        link, *names = self.shell.run(f"""
            if [ ! -e {self._in(".")} ]; then echo; exit; fi
            cd {self._in(".")} || exit
            if [ -L {CURRENT} ]; then readlink {CURRENT}; elif [ -e {CURRENT} ]; then echo ?; else echo; fi
            if [ -d {RELEASES} ]; then ls -A {RELEASES}; fi
        """).splitlines()
        if link == "?":
            raise Refusal("current_is_no_link", link=f"{self.path}/{CURRENT}")
        current = os.path.basename(link)
        return tuple(sorted(names)), current if current in names else ""

    def files(self, name: str) -> Manifest:
        sums = self.shell.run(f"cd {self._in(RELEASES, name)} && find . -type f -exec sha256sum {{}} +")
        lines = (line.partition("  ") for line in sums.splitlines())
        return {path.removeprefix("./"): checksum for checksum, _, path in lines}

    def receive(
        self, build: Build, last: str, fresh: Collection[str], advance: Callable[[int], None]
    ) -> None:
        words = [required("rsync"), "--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--compress"]
        words += [
            "--delete",
            "--secluded-args",
            "--8-bit-output",
            "--out-format=%n",
            f"--rsh={shlex.join(self.shell.command)}",
        ]
        words += [f"--link-dest=../{last}"] if last else []
        words += ["--", f"{build.folder}/", f"{self.address}:{self.path}/{RELEASES}/{INCOMING}/"]
        with subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        ) as rsync:
            assert rsync.stdout and rsync.stderr
            for line in rsync.stdout:
                advance(int(line.rstrip("\n") in fresh))
            said = rsync.stderr.read()
        if rsync.returncode:
            raise self.shell.failed(said)

    def carry(self, paths: Iterable[str], source: str, to: str) -> None:
        self.shell.run(f"""
            cd {self._in(RELEASES)} || exit
            for path in {" ".join(map(shlex.quote, paths))}; do
                if [ ! -e {shlex.quote(to)}/"$path" ]; then
                    mkdir -p {shlex.quote(to)}/"$(dirname "$path")" || exit
                    ln {shlex.quote(source)}/"$path" {shlex.quote(to)}/"$path" 2>/dev/null ||
                        cp {shlex.quote(source)}/"$path" {shlex.quote(to)}/"$path" || exit
                fi
            done
        """)

    def finish(self, name: str) -> None:
        self.shell.run(f"sync && mv -T {self._in(RELEASES, INCOMING)} {self._in(RELEASES, name)}")

    def switch(self, name: str) -> None:
        self.shell.run(f"""
            cd {self._in(".")} && rm -f .{CURRENT} && ln -s {shlex.quote(f"{RELEASES}/{name}")} .{CURRENT} &&
            mv -T .{CURRENT} {CURRENT}
        """)

    def remove(self, names: Iterable[str]) -> None:
        moves = "".join(f"mv {shlex.quote(name)} {shlex.quote(removed(name))} && " for name in names)
        self.shell.run(f"cd {self._in(RELEASES)} && {moves} rm -rf {removed('*')}")

    def _in(self, *names: str) -> str:
        return shlex.quote("/".join((self.path, *names)))
