"""What is in the site's folder, seen without looking into every folder again.

Putting a file into a folder, or taking one away, changes the folder's own times. So where these are as they
were, only the files that were in it are looked at. A folder that was changed a moment before a look could be
changed once more without its times telling, so these are not noted (see ``glances``).
"""

import os
import stat
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

Snapshot = Mapping[str, tuple[int, int]]
"""Size and time of change (ns) of each file, by its path."""
Times = tuple[int, int]
"""Of a folder: when what is in it changed, and when anything of it did (ns)."""


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
    files: dict[str, tuple[int, int]] = {}
    folders: dict[str, Times] = {}
    as_they_were = set[str]()
    found = {""}
    # Each folder comes after the one that it is in.
    for folder in before.folders:
        if folder in found or folder.rpartition("/")[0] in as_they_were:
            found.discard(folder)
            if _changed(site, folder, before.folders[folder], folders, until_ns):
                found |= _scanned(site, folder, files)
            else:
                as_they_were.add(folder)
    waiting = sorted(found)
    while waiting:
        folder = waiting.pop()
        _changed(site, folder, UNKNOWN, folders, until_ns)
        waiting += sorted(_scanned(site, folder, files))
    for path in before.files:
        if path.rpartition("/")[0] in as_they_were:
            files[path] = _seen(os.lstat(f"{site}/{path}"))
    return Look(files=files, folders=folders)


def _changed(site: str, folder: str, before: Times, folders: dict[str, Times], until_ns: int) -> bool:
    """Whether it must be looked into; notes when it changed."""
    try:
        now = os.stat(f"{site}/{folder}")
    except FileNotFoundError:
        return True
    times = now.st_mtime_ns, now.st_ctime_ns
    folders[folder] = times if max(times) < until_ns else UNKNOWN
    return times != before


def _scanned(site: str, folder: str, files: dict[str, tuple[int, int]]) -> set[str]:
    """The folders in a folder; notes the files."""
    start = f"{folder}/" if folder else ""
    folders = set[str]()
    try:
        with os.scandir(f"{site}/{folder}") as entries:
            for one in entries:
                if not folder and one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    folders.add(start + one.name)
                else:
                    files[start + one.name] = _seen(one.stat(follow_symlinks=False))
    except (FileNotFoundError, NotADirectoryError):
        # The site itself, before there is one; anything else, if somebody takes it away at this moment.
        return set()
    return folders


def _seen(now: os.stat_result) -> tuple[int, int]:
    return (now.st_size, now.st_mtime_ns) if stat.S_ISREG(now.st_mode) else _NO_FILE


_NO_FILE = (-1, 0)
"""What a link, or anything else that is no file, counts as: never the same as a file."""
