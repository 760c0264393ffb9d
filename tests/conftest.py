"""What tests share: one build of the example site, a server that shows it, and a browser."""

import fcntl
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Error, sync_playwright

from tests.builds import REPO, Git, build
from tests.visits import Serve, built

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

BUILT = "WAYSTATION_BUILT"
"""Variable that may name the folder of a built site."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@contextmanager
def _first(shared: Path, name: str) -> Iterator[bool]:
    """Whether this worker is to make ``name``; the others wait until it has."""
    done = shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()


@pytest.fixture(scope="session")
def built_site(shared: Path) -> Path:
    """The example site as of TODAY, built once even when several workers run.

    ``make gates`` names the site that is to be published instead, whatever its content and its day.
    """
    if ready := os.environ.get(BUILT):
        return REPO / ready
    with _first(shared, "site") as is_first:
        if is_first:
            build(REPO, shared / "site")
    return shared / "site"


class _Files(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: pytest's output is for the tests."""


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    """The address of the built site on this machine, with a final slash."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def small(shared: Path) -> Iterator[Serve]:
    """Addresses of the sites of ``tests/sites`` as built on a day, each built once."""
    addresses: dict[str, str] = {}
    with ExitStack() as servers:

        def serve(today: str, site: str = "small") -> str:
            name = f"{site}-{today}"
            if name not in addresses:
                with _first(shared, name) as is_first:
                    if is_first:
                        built(shared / name, site, today)
                addresses[name] = servers.enter_context(serving(shared / name / "site"))
            return addresses[name]

        yield serve


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's own, or else the one that Playwright downloaded."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        except Error as error:
            pytest.fail(
                f"No browser could be started. Run `tools/ensure browser` first, as make test does.\n{error}",
                pytrace=False,
            )
        yield chromium
        chromium.close()


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in a folder, whatever the settings of this machine."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.delenv("WAYSTATION_COMMIT", raising=False)

    def run(folder: Path, *words: str, umask: int = 0o022) -> str:
        done = subprocess.run(
            ["git", "-C", folder, *words], capture_output=True, encoding="utf-8", umask=umask, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run
