"""How the live preview hears of changes: from the system, which knows of them without looking.

The host looks at every file twice a second: at 10,000 pages that takes a quarter of a processor all day long,
and half of what a build could have. Folders that another system shares, of which nobody tells anything, are
looked at like that all the same: where WAYSTATION_POLLING=1 says so, or where there are more of them than the
system can watch.
"""

import warnings
from collections.abc import Callable
from os import environ, fsdecode, sep
from os.path import dirname, isfile
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from ..words import Words

POLLING = "WAYSTATION_POLLING"

log = get_plugin_logger(__package__)


class Watching:
    """An observer for the host, that begins with the system's and falls back on ``polling``."""

    def __init__(
        self, polling: BaseObserver, words: Words, native: Callable[[], BaseObserver] = Observer
    ) -> None:
        self._polling = polling
        self._words = words
        self._native = native
        self._asked: dict[ObservedWatch, tuple[FileSystemEventHandler, str, bool]] = {}
        self._running: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> ObservedWatch:
        watch = self._polling.schedule(handler, path, recursive=recursive)
        self._asked[watch] = handler, path, recursive
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        del self._asked[watch]
        self._polling.unschedule(watch)

    def start(self) -> None:
        # Of a folder in one that has just come it may hear twice, and says so to whoever has written it.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        native = self._native()
        try:
            for handler, path, recursive in self._asked.values():
                # Editors put another file in a file's place, so it is its folder that tells.
                is_file = isfile(path)
                native.schedule(
                    _Told(handler, path),
                    dirname(path) if is_file else path,
                    recursive=recursive and not is_file,
                    event_filter=[*_OF_FILES, *_OF_FOLDERS],
                )
            native.start()
            self._running = native
        except OSError as error:
            log.info(self._words("build.polling", reason=error.strerror or error))
            native.unschedule_all()
            self._polling.start()
            self._running = self._polling

    def stop(self) -> None:
        if self._running:
            self._running.stop()

    def join(self) -> None:
        if self._running:
            self._running.join()


def listen(server: LiveReloadServer, config: MkDocsConfig, words: Words) -> None:
    """Let the system tell the host's server of changes to what it watches."""
    if environ.get(POLLING):
        return
    watched = []
    for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
        try:
            server.unwatch(path)
            watched.append(path)
        except KeyError:
            # The theme's folders are watched only for those who ask.
            continue
    cast(Any, server).observer = Watching(server.observer, words)
    for path in watched:
        server.watch(path)


class _Told(FileSystemEventHandler):
    """Passes on what has changed at a path or below it: observers tell of what lies beside it as well."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler = handler
        self._path = path

    def on_any_event(self, event: FileSystemEvent) -> None:
        if self._is_here(event.src_path) or self._is_here(event.dest_path):
            # The host takes no notice of folders, and of one that is gone nobody names the files.
            self._handler.on_any_event(events.FileModifiedEvent(event.src_path))

    def _is_here(self, path: bytes | str) -> bool:
        return fsdecode(path) == self._path or fsdecode(path).startswith(f"{self._path}{sep}")


_OF_FILES = (
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
)
_OF_FOLDERS = (events.DirMovedEvent, events.DirDeletedEvent)
