"""One shell on another machine that runs one script after another, over one connection of ssh.

When this program ends, however it ends, the shell reads the end of its input and ends as well, and with it
every lock that it holds.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .refusal import Refusal
from .tools import last_words, required

KEY = "WAYSTATION_SSH_KEY"
"""Variable that may hold a private key, as CI keeps it; else ssh looks where it always does."""
KNOWN_HOSTS = "WAYSTATION_SSH_KNOWN_HOSTS"
"""Variable that may hold the lines by which the machine is known; else ssh's own files."""

_END = "end of script"


@dataclass(frozen=True, slots=True)
class Shell:
    where: str
    """How the publisher wrote the machine and the folder."""
    command: tuple[str, ...]
    """ssh with all but the machine, for programs that use the same connection."""
    input: IO[str]
    output: IO[str]
    errors: IO[str]

    def run(self, script: str) -> str:
        """What the script prints. Raises Refusal with its last words unless its status is 0."""
        status, text = self.status(f"(\n{script}\n)")
        if status != 0:
            raise self.failed()
        return text

    def status(self, script: str) -> tuple[int | None, str]:
        """Exit status and output of a script in the shell itself; no status when the shell has ended."""
        try:
            self.input.write(f"{script}\nprintf '\\n%s %s\\n' '{_END}' $?\n")
            self.input.flush()
        except BrokenPipeError:
            return None, ""
        lines: list[str] = []
        for line in self.output:
            if line.startswith(_END):
                return int(line.removeprefix(_END)), "".join(lines).removesuffix("\n")
            lines.append(line)
        return None, ""

    def failed(self, said: str = "") -> Refusal:
        self.errors.seek(0)
        return Refusal("ssh_failed", target=self.where, said=last_words(said or self.errors.read()))


@contextmanager
def shell(address: str, port: int, where: str) -> Iterator[Shell]:
    """A shell on the machine, as long as the context lasts. Raises Refusal when there is no way in."""
    with tempfile.TemporaryDirectory(prefix="waystation-") as folder:
        own = Path(folder)
        command = [required("ssh"), "-o", f"ControlPath={own / 'socket'}", "-o", "ServerAliveInterval=15"]
        command += ["-o", "ConnectTimeout=20", *(["-p", str(port)] if port else [])]
        # Where nobody could answer a question, ssh must not ask one.
        command += [] if sys.stdin.isatty() else ["-o", "BatchMode=yes"]
        if key := os.environ.get(KEY):
            command += ["-i", str(_secret(own / "key", key)), "-o", "IdentitiesOnly=yes"]
        if hosts := os.environ.get(KNOWN_HOSTS):
            command += ["-o", f"UserKnownHostsFile={_secret(own / 'known_hosts', hosts)}"]
            command += ["-o", "StrictHostKeyChecking=yes"]
        with (
            (own / "errors").open("w+", encoding="utf-8", errors="replace") as errors,
            subprocess.Popen(
                [*command, "-o", "ControlMaster=yes", "--", address, "LC_ALL=C exec sh"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                encoding="utf-8",
                errors="surrogateescape",
            ) as running,
        ):
            assert running.stdin and running.stdout
            one = Shell(where, tuple(command), running.stdin, running.stdout, errors)
            try:
                if one.status("umask 022")[0] != 0:
                    running.wait()
                    raise one.failed()
                yield one
            finally:
                if running.poll() is None:
                    running.stdin.close()
                    running.wait()


def _secret(file: Path, text: str) -> Path:
    file.touch(mode=0o600)
    file.write_text(text.rstrip("\n") + "\n", "utf-8")
    return file
