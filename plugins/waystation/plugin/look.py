"""What is in the site's folder, seen without looking into every folder again.

Putting a file into a folder, or taking one away, changes the folder's own times. So where these are as they
were, only the files that were in it are looked at. A folder that was changed a moment before a look could be
changed once more without its times telling, so these are not noted (see ``glances``).
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

Snapshot = Mapping[str, tuple[int, int]]
"""Size and time of change (ns) of each file, by its path."""
Times = tuple[int, int]
"""Of a folder: when what is in it changed, and when anything of it did (ns)."""
_StatOf = Callable[[str], os.stat_result]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    files: Snapshot = field(default_factory=dict)
    """Every file of the site but for what is hidden at its top."""
    folders: Mapping[str, Times] = field(default_factory=dict)
    """Every folder by its path, which is empty for the site itself; each after the one that it is in."""

    def exchanged(self, kept: Set[str], put: Snapshot) -> "Look":
        """When only what is ``kept`` has stayed, and other files have been ``put``."""
        gone = self.files.keys() - kept
        files = {**self.files}
        for path in gone:
            del files[path]
        files.update(put)
        touched = {""}
        for path in gone | put.keys():
            while (path := path.rpartition("/")[0]) not in touched:
                touched.add(path)
        return Look(files=files, folders={**self.folders, **dict.fromkeys(sorted(touched), UNKNOWN)})


UNKNOWN: Times = (0, 0)
NOTHING = Look()


def look(site: str, before: Look = NOTHING, until_ns: int = 0) -> Look:
    """``before`` is an earlier look at the same folder, whoever has changed it since.

    ``until_ns`` is a moment that is long enough ago: what changed later may change again without telling.
    """
    if not os.path.isdir(site):
        return NOTHING
    folders = {**before.folders}
    inside: dict[str, tuple[int, int]] = {}
    # Folders that are not as they were, or no more, and all that such a one has in it.
    others, found = set[str](), {""}
    with _stats_in(site) as stat_of:
        # Each folder comes after the one that it is in; those that are new come last.
        order = [*before.folders.items()] or [("", UNKNOWN)]
        for folder, known in order:
            if others and folder not in found and folder.rpartition("/")[0] in others:
                others.add(folder)
                del folders[folder]
                continue
            one = stat_of(folder or ".")
            now = one.st_mtime_ns, one.st_ctime_ns
            if now == known:
                continue
            others.add(folder)
            folders[folder] = now if max(now) < until_ns else UNKNOWN
            files, below = _inside(site, folder)
            inside |= files
            found |= below
            order += [(name, UNKNOWN) for name in sorted(below) if name not in before.folders]
        return Look(files=_known(before.files, others, stat_of) | inside, folders=folders)


def _known(before: Snapshot, others: Set[str], stat_of: _StatOf) -> dict[str, tuple[int, int]]:
    """Files as they are now, but for those that were in ``others``."""
    files = {**before}
    for path, (size, mtime_ns) in before.items():
        if others and path.rpartition("/")[0] in others:
            del files[path]
            continue
        now = stat_of(path)
        if now.st_mtime_ns != mtime_ns or now.st_size != size or not stat.S_ISREG(now.st_mode):
            files[path] = _seen(now)
    return files


@contextmanager
def _stats_in(site: str) -> Iterator[_StatOf]:
    """Of what is in the site by its path; where the system can, without going down to the site each time."""
    if os.stat not in os.supports_dir_fd:
        yield lambda path: os.lstat(f"{site}/{path}")
        return
    folder = os.open(site, os.O_RDONLY)
    try:
        yield partial(os.stat, dir_fd=folder, follow_symlinks=False)
    finally:
        os.close(folder)


def _inside(site: str, folder: str) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """The files and the folders that lie in a folder itself."""
    start = f"{folder}/" if folder else ""
    files: dict[str, tuple[int, int]] = {}
    folders = set[str]()
    with os.scandir(f"{site}/{folder}") as entries:
        for one in entries:
            if not folder and one.name.startswith("."):
                continue
            if one.is_dir(follow_symlinks=False):
                folders.add(start + one.name)
            else:
                files[start + one.name] = _seen(one.stat(follow_symlinks=False))
    return files, folders


def _seen(now: os.stat_result) -> tuple[int, int]:
    return (now.st_size, now.st_mtime_ns) if stat.S_ISREG(now.st_mode) else _NO_FILE


_NO_FILE = (-1, 0)
"""What a link, or anything else that is no file, counts as: never the same as a file."""
