"""The live preview hears of every change, and of nothing else."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from waystation.plugin.watching import POLLING, Watching, listen
from waystation.words import words

SECONDS = 10
"""How long a change may take to be told; most take none."""
QUIET = 0.5


class Ear(FileSystemEventHandler):
    def __init__(self) -> None:
        self.told: Queue[FileSystemEvent] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.told.put(event)

    def hears(self, seconds: float = SECONDS) -> bool:
        """Whether something is told that the host takes notice of; then waits until all is told."""
        try:
            event = self.told.get(timeout=seconds)
        except Empty:
            return False
        while self.hears(QUIET):
            pass
        return not event.is_directory


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path in ("content/stations/a/activities/x.md", "stations.yml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1")
    return tmp_path


def watched(project: Path, native: Callable[[], BaseObserver] = Observer) -> tuple[Watching, Ear]:
    observer, ear = Watching(PollingObserver(timeout=0.1), words("zh"), native), Ear()
    observer.schedule(ear, str(project / "content"), recursive=True)
    observer.schedule(ear, str(project / "stations.yml"), recursive=True)
    return observer, ear


@pytest.fixture
def ear(project: Path) -> Iterator[Ear]:
    observer, ear = watched(project)
    observer.start()
    yield ear
    observer.stop()
    observer.join()


def replace(file: Path) -> None:
    """As many editors write."""
    file.with_name("part").write_text("2")
    os.replace(file.with_name("part"), file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "edit": lambda project: (project / "content/stations/a/activities/x.md").write_text("2"),
    "put another in its place": lambda project: replace(project / "content/stations/a/activities/x.md"),
    "add": lambda project: (project / "content/stations/a/new.md").write_text("1"),
    "remove": lambda project: (project / "content/stations/a/activities/x.md").unlink(),
    "remove a folder": lambda project: shutil.rmtree(project / "content/stations/a"),
    "take a folder away": lambda project: (project / "content/stations/a").rename(project / "a"),
    "rename a folder": lambda project: (project / "content/stations/a").rename(project / "content/b"),
    "edit a file beside": lambda project: (project / "stations.yml").write_text("2"),
    "put another in the place of a file beside": lambda project: replace(project / "stations.yml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_told(project: Path, ear: Ear, change: str) -> None:
    CHANGES[change](project)
    assert ear.hears()


def test_file_that_was_put_in_another_s_place_is_watched_as_well(project: Path, ear: Ear) -> None:
    for file in (project / "stations.yml", project / "content/stations/a/activities/x.md"):
        replace(file)
        assert ear.hears()
        file.write_text("3")
        assert ear.hears()


def test_folders_that_come_are_watched_as_well(project: Path) -> None:
    # Started here, so that what it says of warnings holds in this test.
    observer, ear = watched(project)
    observer.start()
    try:
        for name in "bcdef":
            shutil.copytree(project / "content/stations/a", project / "content/stations" / name)
        assert ear.hears()
        for name in "bcdef":
            (project / "content/stations" / name / "activities/x.md").write_text("2")
            assert ear.hears()
    finally:
        observer.stop()
        observer.join()


def test_reading_and_what_lies_beside_are_not_told(project: Path, ear: Ear) -> None:
    """A build reads everything, and writes its cache beside it: it must not ask for the next one."""
    (project / "content/stations/a/activities/x.md").read_text()
    list((project / "content").rglob("*"))
    (project / "stations.yml").read_text()
    (project / ".cache").mkdir()
    (project / ".cache/last").write_text("1")
    (project / "site.yml").write_text("1")
    assert not ear.hears(QUIET)


def test_host_looks_by_itself_where_the_system_tells_nothing(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def full() -> BaseObserver:
        """Of a system that watches as many folders as it can."""
        observer = Observer()

        def start() -> None:
            raise OSError(28, "inotify watch limit reached")

        observer.start = start  # type: ignore[method-assign]
        return observer

    observer, ear = watched(project, full)
    with caplog.at_level("INFO"):
        observer.start()
    assert "inotify watch limit reached" in caplog.text and "每秒查看两次" in caplog.text
    try:
        (project / "content/stations/a/activities/x.md").write_text("22")
        assert ear.hears()
    finally:
        observer.stop()
        observer.join()


@pytest.mark.parametrize(("asked", "kind"), [("", Watching), ("1", PollingObserver)])
def test_host_looks_by_itself_where_somebody_asks_for_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, asked: str, kind: type
) -> None:
    monkeypatch.setenv(POLLING, asked)
    (project / "mkdocs.yml").write_text("site_name: x\n")
    config = MkDocsConfig(str(project / "mkdocs.yml"))
    config.load_dict({"site_name": "x", "docs_dir": str(project / "content")})
    assert config.validate() == ([], [])
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(project))
    server.watch(config.docs_dir)
    listen(server, config, words("zh"))
    assert isinstance(server.observer, kind)
    server.unwatch(config.docs_dir)
    server.server_close()
