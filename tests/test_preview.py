"""The live preview, and builds of a broken site: what is on disk and what is said."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.builds import INPUT, MKDOCS, copy
from tests.plugin.test_incremental import TEXT

ACTIVITY = "content/stations/yongfuli/activities/minnan-tongyao.md"
PAGE = "stations/yongfuli/activities/minnan-tongyao/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    copy(INPUT, folder)
    return folder


@pytest.mark.build
def test_broken_site_is_explained_and_the_last_build_stays(project: Path) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good build")
    break_start(project)
    done = run(project, "build", "--strict")
    assert done.returncode == 1
    assert f"{ACTIVITY}:4:8: W112" in done.stdout
    assert "Traceback" not in done.stdout
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "the last good build"


@pytest.mark.build
def test_preview_survives_a_broken_file(preview: str, project: Path) -> None:
    whole = (project / ACTIVITY).read_text("utf-8")
    assert "闽南语童谣班" in page(preview, "闽南语童谣班")
    break_start(project)
    broken = page(preview, "W112")
    assert "闽南语童谣班" in broken, "the last good page is still there"
    (project / ACTIVITY).write_text(whole.replace("title: 闽南语童谣班", "title: 童谣新班"), "utf-8")
    mended = page(preview, "童谣新班")
    assert "W112" not in mended


@pytest.mark.build
def test_preview_of_texts_goes_on_through_a_broken_file(project: Path, preview: str) -> None:
    """Of texts only their stations are read again; what is shown above a broken file has all of them."""
    page(preview, "闽南语童谣班")
    beside = project / "content/stations/huatai/activities/zai-shuo.md"
    head = "---\ntitle: 再说\nstart: 2026-12-05 09:30\noutside_hours: true\n---\n"
    beside.write_text(head + TEXT, "utf-8")
    for sentence in ("请带伞。", "请带水。"):
        say(project / ACTIVITY, sentence)
        page(preview, sentence)
    beside.write_text(head.replace("2026-12-05", "2026-7-35"), "utf-8")
    broken = page(preview, "W113")
    assert "请带伞。" in broken and "请带水。" in broken
    beside.write_text(head, "utf-8")
    say(project / ACTIVITY, "请带笔。")
    assert "W113" not in page(preview, "请带笔。")


@pytest.mark.build
@pytest.mark.browser
def test_preview_shows_a_change_by_itself(preview: str, project: Path, browser: Browser) -> None:
    """What reloads it is a script inside the page, which the policy of a published page would stop."""
    with browser.new_context() as context:
        said: list[str] = []
        context.on("console", lambda one: said.append(one.text))
        shown = context.new_page()
        page(preview, "闽南语童谣班")
        shown.goto(preview + PAGE)
        assert shown.locator("meta[http-equiv]").count() == 0
        text = (project / ACTIVITY).read_text("utf-8")
        (project / ACTIVITY).write_text(text.replace("title: 闽南语童谣班", "title: 童谣新班"), "utf-8")
        expect(shown.locator("h1")).to_contain_text("童谣新班", timeout=60_000)
        assert not [one for one in said if "Content Security Policy" in one]


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    port = 8600 + os.getpid() % 1000
    with (project.parent / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "WAYSTATION_TODAY": "2026-11-28", "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        yield f"http://127.0.0.1:{port}/"
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            # Its port is wanted by the next test.
            server.kill()
            server.wait()
            raise


def page(address: str, until: str) -> str:
    """The activity's page once it says ``until``; gives up after a bounded number of tries."""
    seen = ""
    for _ in range(120):
        try:
            with urlopen(address + PAGE, timeout=10) as answer:
                seen = answer.read().decode()
        except (URLError, OSError):
            seen = ""
        if until in seen:
            return seen
        time.sleep(0.25)
    pytest.fail(f"the preview never said {until}; it last said: {seen[:400]}")


def say(file: Path, sentence: str) -> None:
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\n{sentence}\n")


def break_start(project: Path) -> None:
    file = project / ACTIVITY
    lines = file.read_text("utf-8").splitlines()
    lines[3] = "start: 2026-7-35"
    file.write_text("\n".join(lines) + "\n", "utf-8")


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MKDOCS, *words],
        cwd=project,
        env={**os.environ, "WAYSTATION_TODAY": "2026-11-28", "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
