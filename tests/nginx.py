"""The real nginx on the loopback, with a configuration of its own and the rights of whoever tests."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest

TYPES = Path("/etc/nginx/mime.types")
CONFIGURATION = """\
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {{}}
http {{
  access_log off;
  {temporary}
  include {types};
  default_type application/octet-stream;
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    error_page 404 /404.html;
    include headers.conf;
  }}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def nginx(folder: Path, headers: str, scratch: Path) -> Iterator[str]:
    """Where nginx serves the folder with these lines in its ``server`` block, with a final slash."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if program is None:
        missing = "nginx is not installed; `tools/ensure nginx` gets it, as make test does"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    (scratch / "headers.conf").write_text(headers, "utf-8")
    temporary = " ".join(f"{name}_temp_path {scratch / name};" for name in TEMPORARY)
    for _ in range(5):
        port = _free_port()
        written = CONFIGURATION.format(port=port, folder=folder, types=TYPES, temporary=temporary)
        (scratch / "nginx.conf").write_text(written, "utf-8")
        server = subprocess.Popen(
            [program, "-p", str(scratch), "-c", str(scratch / "nginx.conf"), "-e", "stderr"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            if _answers(port, server):
                yield f"http://127.0.0.1:{port}/"
                return
        finally:
            server.terminate()
            said = server.communicate(timeout=20)[1]
        # Somebody else took the port in between; anything else is a mistake.
        if "Address already in use" not in said:
            pytest.fail(f"nginx did not start: {said}", pytrace=False)
    pytest.fail("no port was free five times in a row", pytrace=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int, server: subprocess.Popen[str]) -> bool:
    """Whether it listens; it either does soon or has ended."""
    for _ in range(200):
        if server.poll() is not None:
            return False
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        sleep(0.05)
    return False
