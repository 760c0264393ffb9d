"""The site's folder: the next site is composed beside it, and takes its place file by file when it is whole.

A build that fails or is killed leaves the folder as it was. One that is killed while files change places,
which takes milliseconds, is completed by the next.
"""

import json
import os
import shutil
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path

from ..provenance import lines
from .glances import MOMENT_NS
from .look import NOBODYS, NONE, NOTHING, Look, above, look
from .packed import Pairs, Sums

move = os.replace

GONE = "gone.json"
"""Once the next site is whole, a file of this name beside its folder says which files go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    written: int
    removed: int
    kept: int


class Staging:
    """One build's site on its way to ``site``; ``folder`` is where the host may write its own files."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.folder = site.with_name(f".{site.name}.next")
        self.moment_ns = MOMENT_NS
        """In which a change may not be told from the one before it."""
        self._before, self._settled_ns = NOTHING, 0
        self._ready = site.with_name(f".{site.name}.{GONE}")
        self._is_first = not site.is_dir() or not any(site.iterdir())
        self._sums: Mapping[str, Sums] = {}
        self._left: Mapping[str, Pairs] = {}
        self._staying: set[str] = set()
        """Parts that stay as they are; of all others files are known one by one."""
        self._at_hand: set[str] = set()
        self._known: dict[str, str] = {}
        self._as_left: set[str] = set()
        self._kept: set[str] = set()
        self._written: set[str] = set()
        self._made: dict[str, str] = {}
        """SHA-256 of files that were put, noted, or stay."""
        self._folders = {""}

    @cached_property
    def seen(self) -> Look:
        """What is in the site's folder: the last site, then the next."""
        return look(str(self.site), self._before, self._settled_ns)

    @cached_property
    def _found(self) -> dict[str, tuple[int, int]]:
        """Files of the site that are at hand."""
        return dict(self.seen.files.get(NOBODYS, NONE).each())

    def recall(self, before: Look, settled_ns: int) -> None:
        """How the site's folder was before; a change before that moment, by the clock of the disk, tells."""
        self._before, self._settled_ns = before, settled_ns

    def know(self, sums: Mapping[str, Sums], left: Look) -> None:
        """Files as the last build left them, by their part: those that still are so are not read again."""
        self._sums, self._left = sums, left.files
        self.take_apart(NOBODYS)

    def take_apart(self, part: str) -> None:
        """Have the files of a part at hand one by one."""
        if part in self._at_hand:
            return
        self._at_hand.add(part)
        found, left = self.seen.files.get(part, NONE), self._left.get(part, NONE)
        now = dict(found.each())
        self._found.update(now)
        before = now if found == left else dict(left.each())
        self._as_left.update(path for path, seen in now.items() if before.get(path) == seen)
        self._known.update(self._sums.get(part, Sums()).each())

    def open(self) -> None:
        """Complete or clear what an earlier build left, and begin."""
        if self._ready.is_file():
            self._exchange()
            self._is_first = False
            self.__dict__.pop("seen", None)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def put(self, path: str, content: bytes) -> str:
        """A file of the next site, by its path from the site's root; returns its SHA-256."""
        digest = self._made[path] = sha256(content).hexdigest()
        if not self._is_first and self._has(path, content, digest):
            self._kept.add(path)
            return digest
        self._make(path.rpartition("/")[0])
        _write(f"{self.folder}/{path}", content)
        self._written.add(path)
        return digest

    def read(self, path: str) -> bytes:
        """A file of the next site that was put, or that stays."""
        return (self.folder if path in self._written else self.site).joinpath(path).read_bytes()

    def note(self, sums: Mapping[str, str], kept: Iterable[str]) -> None:
        """Files of the next site with their SHA-256, which were put by another process or are ``kept``."""
        self._made.update(sums)
        self._kept.update(kept)
        # Not a difference of ``keys()``, which would go through all that are kept.
        self._written.update({*sums} - self._kept)

    def stay(self, sums: Mapping[str, str]) -> None:
        """Files of the site with their SHA-256, which belong to the next one, too."""
        self._made.update(sums)
        self._kept.update(sums)

    def kept(self, paths: Iterable[str]) -> set[str]:
        """Those of the files that are in the site as they are to be."""
        return self._kept.intersection(paths)

    def has(self, files: Iterable[str]) -> bool:
        """Whether files that are at hand still are as they are known to have been left, by size and time."""
        return self._as_left.issuperset(files)

    def stays(self, part: str) -> bool:
        """Let a part belong to the next site, too, if all its files are as they were left."""
        left, sums = self._left.get(part, NONE), self._sums.get(part)
        if sums is None or left.paths != sums.paths or self.seen.files.get(part, NONE) != left:
            return False
        self._staying.add(part)
        return True

    def checksums(self) -> list[str]:
        """A line of ``sha256sum`` for each file of the next site so far, the host's included."""
        for path in _files(self.folder):
            if path not in self._made:
                self._made[path] = sha256((self.folder / path).read_bytes()).hexdigest()
        parts = (self._sums[part].lines() for part in sorted(self._staying))
        return [*chain.from_iterable(parts), *lines(self._made, self._made.values())]

    def commit(self, parts: Mapping[str, Iterable[str]] | None = None) -> Changes:
        """Let the next site take the place of the last; hidden files at its top stay, as with the host.

        ``parts`` says which files belong together.
        """
        if self._is_first:
            if self.site.is_dir():
                self.site.rmdir()
            self.folder.rename(self.site)
            # Coming there was the last change of the folder above, so that is what time it is on the disk.
            now = self.site.parent.stat().st_mtime_ns
            seen = look(str(self.site), until_ns=now - self.moment_ns)
            written = dict(seen.files.get(NOBODYS, NONE).each())
            self.seen = replace(seen, files=_grouped(parts or {}, written))
            return Changes(written=len(written), removed=0, kept=0)
        for path in list(_files(self.folder)):
            # The host has written its own files without a look at the last ones.
            if path not in self._written and _holds(self.site / path, (self.folder / path).read_bytes()):
                self._kept.add(path)
                (self.folder / path).unlink()
        staged = dict(look(str(self.folder)).files.get(NOBODYS, NONE).each())
        others = [files for part, files in self.seen.files.items() if part not in self._staying]
        gone = sorted(path for path in chain(*others) if path not in self._kept and path not in staged)
        part = self._ready.with_suffix(".part")
        part.write_text(json.dumps(gone), "utf-8")
        part.replace(self._ready)
        self._exchange()
        files = {path: self._found[path] for path in self._kept if path in self._found} | staged
        anew = {part: paths for part, paths in (parts or {}).items() if part not in self._staying}
        staying = {part: self.seen.files[part] for part in self._staying if part in self.seen.files}
        empty = {one for one in above(gone) if not (self.site / one).is_dir()}
        self.seen = self.seen.exchanged(staying | _grouped(anew, files), (*gone, *staged), empty)
        return Changes(
            written=len(staged), removed=len(gone), kept=len(self._kept) + sum(map(len, staying.values()))
        )

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self, folder: str) -> None:
        """A folder of the next site with those above it, of which others may have made some."""
        if folder not in self._folders:
            self._make(folder.rpartition("/")[0])
            with suppress(FileExistsError):
                os.mkdir(f"{self.folder}/{folder}")
            self._folders.add(folder)

    def _has(self, path: str, content: bytes, digest: str) -> bool:
        """Whether the file of the site is what it will be."""
        size, _ = self._found.get(path, (-1, 0))
        if size != len(content):
            return False
        known = self._known.get(path) if path in self._as_left else None
        return known == digest if known else _holds(self.site / path, content)

    def _exchange(self) -> None:
        with _uninterrupted():
            gone = json.loads(self._ready.read_text("utf-8"))
            for path in gone:
                file = self.site / path
                # In a second try, what took its place may be there already.
                if file.is_file() or file.is_symlink():
                    file.unlink()
            for folder in sorted({Path(path).parent for path in gone}):
                _remove_empty(self.site, folder)
            made = set[Path]()
            for path in list(_files(self.folder)):
                target = self.site / path
                if target.parent not in made:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    made.add(target.parent)
                move(self.folder / path, target)
            shutil.rmtree(self.folder)
            self._ready.unlink()


def _grouped(parts: Mapping[str, Iterable[str]], files: dict[str, tuple[int, int]]) -> dict[str, Pairs]:
    """Files by their part, with those that belong to none."""
    found = {
        part: Pairs.of({path: files.pop(path) for path in paths if path in files})
        for part, paths in parts.items()
    }
    found[NOBODYS] = Pairs.of(files)
    return {part: pairs for part, pairs in found.items() if pairs}


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files and links below a folder."""
    start = len(str(folder)) + 1
    for top, folders, names in os.walk(folder):
        here = top[start:].replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(os.path.join(top, name))]
        yield from (f"{here}/{name}" if here else name for name in (*names, *links))


def _write(file: str, content: bytes) -> None:
    """Without what a file object brings, which takes longer than most files do."""
    opened = os.open(file, _ANEW, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(opened, left) :]
    finally:
        os.close(opened)


_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def _holds(file: Path, content: bytes) -> bool:
    try:
        with open(file, "rb") as opened:
            return os.fstat(opened.fileno()).st_size == len(content) and opened.read() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _remove_empty(site: Path, folder: Path) -> None:
    """The folder and those above it, as far as nothing is left in them."""
    for one in (folder, *folder.parents):
        if one == Path(".") or not (site / one).is_dir() or any((site / one).iterdir()):
            return
        (site / one).rmdir()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Signals that would end the process wait until this is over."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
