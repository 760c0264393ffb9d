"""Releases in a folder of this machine, which is any path: ``/srv/www/stations``."""

import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..provenance import checksums
from .place import Place
from .plan import Manifest
from .refusal import Refusal
from .releases import ALGORITHM, CURRENT, INCOMING, LOCK, RELEASES, Releases, removed
from .stamp import Build

_CANNOT_LINK = {errno.EMLINK, errno.ENOTSUP, errno.EPERM, errno.EXDEV}
"""File systems without hard links, or with no room for another one."""


def opened(target: str, keep: int) -> AbstractContextManager[Place] | None:
    """The folder, if the target reads like one."""
    if target.startswith("-") or not target.strip() or ":" in target.partition("/")[0]:
        return None
    return _opened(Path(target), keep)


@contextmanager
def _opened(root: Path, keep: int) -> Iterator[Place]:
    """Raises Refusal when the machine does not let us do there what we must, or the disk is full."""
    try:
        yield Releases(Folder(root), keep)
    except OSError as error:
        if not any(str(name).startswith(str(root)) for name in (error.filename, error.filename2)):
            raise
        raise Refusal("folder_failed", target=root, said=error) from None


@dataclass(frozen=True, slots=True)
class Folder:
    root: Path

    @contextmanager
    def locked(self) -> Iterator[None]:
        for folder in (self.root, self.root / RELEASES):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                folder.chmod(0o755)
        with (self.root / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refusal("under_way", target=self.root) from None
            yield

    def listing(self) -> tuple[tuple[str, ...], str]:
        releases, link = self.root / RELEASES, self.root / CURRENT
        if link.exists() and not link.is_symlink():
            raise Refusal("current_is_no_link", link=link)
        names = tuple(sorted(os.listdir(releases))) if releases.is_dir() else ()
        current = os.path.basename(os.readlink(link)) if link.is_symlink() else ""
        return names, current if current in names else ""

    def files(self, name: str) -> Manifest:
        return checksums(self.root / RELEASES / name, ALGORITHM)

    def receive(
        self, build: Build, last: str, fresh: Collection[str], advance: Callable[[int], None]
    ) -> None:
        incoming, before = (self.root / RELEASES / name for name in (INCOMING, last))
        if incoming.exists():
            shutil.rmtree(incoming)
        for path in build.files:
            to = _made(incoming / path)
            if path in fresh or not _link(before / path, to):
                shutil.copyfile(build.folder / path, to)
                to.chmod(0o644)
            advance(int(path in fresh))
        for here, _, _ in os.walk(incoming):
            Path(here).chmod(0o755)

    def carry(self, paths: Iterable[str], source: str, to: str) -> None:
        old, new = (self.root / RELEASES / name for name in (source, to))
        for path in paths:
            if not (new / path).exists() and not _link(old / path, _made(new / path)):
                shutil.copyfile(old / path, new / path)

    def finish(self, name: str) -> None:
        os.sync()
        (self.root / RELEASES / INCOMING).rename(self.root / RELEASES / name)

    def switch(self, name: str) -> None:
        new = self.root / f".{CURRENT}"
        new.unlink(missing_ok=True)
        new.symlink_to(f"{RELEASES}/{name}")
        new.replace(self.root / CURRENT)

    def remove(self, names: Iterable[str]) -> None:
        releases = self.root / RELEASES
        for name in names:
            (releases / name).rename(releases / removed(name))
        for rest in releases.glob(removed("*")):
            shutil.rmtree(rest)


def _made(file: Path) -> Path:
    """The path, whose folder is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _link(old: Path, new: Path) -> bool:
    """Whether the new path could be made another name of the old file."""
    try:
        new.hardlink_to(old)
    except OSError as error:
        if error.errno in _CANNOT_LINK:
            return False
        raise
    return True
