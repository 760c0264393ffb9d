"""Releases in a folder of another machine, by ssh, rsync and its shell: ``user@host:/srv/www/stations``.

One connection carries everything. It and the lock end with this program, however that ends, because the other
machine's ``cat`` then reads the end of its input.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .place import Place
from .plan import Manifest
from .refusal import Refusal
from .releases import CURRENT, INCOMING, LOCK, RELEASES, Releases, removed
from .stamp import Build
from .tools import last_words, required

KEY = "WAYSTATION_SSH_KEY"
"""Variable that may hold a private key, as CI keeps it; else ssh looks where it always does."""
KNOWN_HOSTS = "WAYSTATION_SSH_KNOWN_HOSTS"
"""Variable that may hold the lines by which the machine is known; else ssh's own files."""

_ALIVE = "echo ready && exec cat"
_LOCK_IS_HELD = 75
_NAME = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_ADDRESS = rf"(?P<address>(?:{_NAME}@){{0,1}}{_NAME})"
_URL = re.compile(rf"ssh://{_ADDRESS}(?::(?P<port>\d+))?(?P<path>/.*[^/])/*")
_SCP = re.compile(rf"(?P<address>{_NAME}@{_NAME}):(?P<path>.*[^/])/*")


def opened(target: str, keep: int) -> AbstractContextManager[Place] | None:
    """The other machine's folder, if the target reads like one: also ``ssh://user@host:22/srv/www/stations``."""
    found = _URL.fullmatch(target) or _SCP.fullmatch(target)
    if found is None:
        return None
    port = found.groupdict().get("port")
    return _connected(Remote(found["address"], found["path"], int(port or 0)), keep)


@dataclass(frozen=True, slots=True)
class Remote:
    address: str
    """User and machine."""
    path: str
    port: int = 0
    """0 stands for ssh's own choice."""

    def __str__(self) -> str:
        return f"{self.address}:{self.path}"


@dataclass(frozen=True, slots=True)
class Ssh:
    remote: Remote
    command: tuple[str, ...]
    """ssh with everything but the machine."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        make = f"umask 022 && mkdir -p {self._in(RELEASES)}"
        hold = f"exec flock -n -E {_LOCK_IS_HELD} {self._in(LOCK)} sh -c {shlex.quote(_ALIVE)}"
        with _running([*self.command, *self._there(f"{make} && {hold}")], self._failed):
            yield

    def listing(self) -> tuple[tuple[str, ...], str]:
        link, *names = self._run(f"""
            if [ ! -e {self._in(".")} ]; then echo; exit; fi
            cd {self._in(".")} || exit
            if [ -L {CURRENT} ]; then readlink {CURRENT}; elif [ -e {CURRENT} ]; then echo ?; else echo; fi
            if [ -d {RELEASES} ]; then ls -A {RELEASES}; fi
        """).splitlines()
        if link == "?":
            raise Refusal("current_is_no_link", link=f"{self.remote.path}/{CURRENT}")
        current = os.path.basename(link)
        return tuple(sorted(names)), current if current in names else ""

    def files(self, name: str) -> Manifest:
        sums = self._run(f"cd {self._in(RELEASES, name)} && find . -type f -exec sha256sum {{}} +")
        lines = (line.partition("  ") for line in sums.splitlines())
        return {path.removeprefix("./"): checksum for checksum, _, path in lines}

    def receive(
        self,
        build: Build,
        last: str,
        fresh: Collection[str],
        kept: Iterable[str],
        advance: Callable[[int], None],
    ) -> None:
        words = [required("rsync"), "--recursive", "--checksum", "--perms", "--chmod=D755,F644", "--compress"]
        words += ["--delete", "--secluded-args", "--out-format=%n", f"--rsh={shlex.join(self.command)}"]
        words += [f"--link-dest=../{last}"] if last else []
        words += ["--", f"{build.folder}/", f"{self.remote.address}:{self.remote.path}/{INCOMING}/"]
        with subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        ) as rsync:
            assert rsync.stdout and rsync.stderr
            for line in rsync.stdout:
                advance(int(line.rstrip("\n") in fresh))
            said = rsync.stderr.read()
        if rsync.returncode:
            raise self._failed(rsync.returncode, said)
        self._run(
            f"""
            cd {self._in(RELEASES)} || exit
            while IFS= read -r path; do
                if [ ! -e .incoming/"$path" ]; then
                    mkdir -p .incoming/"$(dirname "$path")" || exit
                    ln {shlex.quote(last)}/"$path" .incoming/"$path" || exit
                fi
            done
            """,
            "".join(f"{path}\n" for path in kept),
        )

    def finish(self, name: str) -> None:
        self._run(f"sync && mv -T {self._in(INCOMING)} {self._in(RELEASES, name)}")

    def switch(self, name: str) -> None:
        self._run(f"""
            cd {self._in(".")} && rm -f .{CURRENT} && ln -s {shlex.quote(f"{RELEASES}/{name}")} .{CURRENT} &&
            mv -T .{CURRENT} {CURRENT}
        """)

    def remove(self, names: Iterable[str]) -> None:
        moves = "".join(f"mv {shlex.quote(name)} {shlex.quote(removed(name))} && " for name in names)
        self._run(f"cd {self._in(RELEASES)} && {moves} rm -rf {removed('*')}")

    def _in(self, *names: str) -> str:
        return shlex.quote("/".join((self.remote.path, *names)))

    def _there(self, script: str) -> tuple[str, str, str]:
        return ("--", self.remote.address, f"LC_ALL=C sh -c {shlex.quote(script)}")

    def _run(self, script: str, text: str = "") -> str:
        done = subprocess.run(
            [*self.command, *self._there(script)],
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
        if done.returncode:
            raise self._failed(done.returncode, done.stderr)
        return done.stdout

    def _failed(self, status: int, said: str) -> Refusal:
        if status == _LOCK_IS_HELD:
            return Refusal("under_way", target=self.remote)
        return Refusal("ssh_failed", target=self.remote, said=last_words(said))


@contextmanager
def _connected(remote: Remote, keep: int) -> Iterator[Place]:
    """The machine, over a connection that is open as long as the context."""
    with tempfile.TemporaryDirectory(prefix="waystation-") as folder:
        own = Path(folder)
        command = [required("ssh"), "-o", f"ControlPath={own / 'socket'}", "-o", "ServerAliveInterval=15"]
        command += ["-o", "ConnectTimeout=20", *(["-p", str(remote.port)] if remote.port else [])]
        # Where nobody could answer a question, ssh must not ask one.
        command += [] if sys.stdin.isatty() else ["-o", "BatchMode=yes"]
        if key := os.environ.get(KEY):
            command += ["-i", str(_secret(own / "key", key)), "-o", "IdentitiesOnly=yes"]
        if hosts := os.environ.get(KNOWN_HOSTS):
            command += ["-o", f"UserKnownHostsFile={_secret(own / 'known_hosts', hosts)}"]
            command += ["-o", "StrictHostKeyChecking=yes"]
        host = Ssh(remote, tuple(command))
        with _running([*command, "-o", "ControlMaster=yes", *host._there(_ALIVE)], host._failed):
            yield Releases(host, keep)


@contextmanager
def _running(words: list[str], failed: Callable[[int, str], Refusal]) -> Iterator[None]:
    """A command that says when it is ready, and goes on until its input ends."""
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as one:
        assert one.stdin and one.stdout and one.stderr
        if one.stdout.readline() != "ready\n":
            raise failed(one.wait(), one.stderr.read())
        try:
            yield
        finally:
            one.stdin.close()
            one.wait()


def _secret(file: Path, text: str) -> Path:
    file.touch(mode=0o600)
    file.write_text(text.rstrip("\n") + "\n", "utf-8")
    return file
