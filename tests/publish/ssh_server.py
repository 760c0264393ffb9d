"""The real sshd on this machine's loopback, with keys of its own and the rights of whoever tests."""

import getpass
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import pytest

CONFIGURATION = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
"""
PRIVILEGES = Path("/run/sshd")
"""What Debian's sshd wants to be there when it runs as root."""


@dataclass(frozen=True)
class SshServer:
    port: int
    folder: Path
    log: Path

    def target(self, path: Path) -> str:
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{path}"

    @property
    def env(self) -> dict[str, str]:
        """What CI would keep as secrets."""
        host = (self.folder / "host.pub").read_text("utf-8")
        return {
            "WAYSTATION_SSH_KEY": (self.folder / "user").read_text("utf-8"),
            "WAYSTATION_SSH_KNOWN_HOSTS": f"[127.0.0.1]:{self.port} {host}",
        }


@contextmanager
def ssh_server(folder: Path) -> Iterator[SshServer]:
    program = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if program is None or shutil.which("rsync") is None:
        missing = "sshd or rsync is not installed; `tools/ensure ssh` gets them, as make test does"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    if os.getuid() == 0:
        PRIVILEGES.mkdir(exist_ok=True)
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name], check=True
        )
    for _ in range(5):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            server = SshServer(probe.getsockname()[1], folder, folder / "log")
        (folder / "sshd_config").write_text(CONFIGURATION.format(port=server.port, folder=folder), "utf-8")
        sshd = subprocess.Popen([program, "-D", "-f", folder / "sshd_config", "-E", server.log])
        try:
            if _answers(server.port, sshd):
                yield server
                return
        finally:
            sshd.terminate()
            sshd.wait(timeout=20)
    pytest.fail(f"sshd did not start: {server.log.read_text('utf-8')}", pytrace=False)


def _answers(port: int, sshd: "subprocess.Popen[bytes]") -> bool:
    """Whether it listens; it either does soon or has ended."""
    for _ in range(200):
        if sshd.poll() is not None:
            return False
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        sleep(0.05)
    return False
