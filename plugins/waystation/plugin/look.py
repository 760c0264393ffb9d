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
    if not os.path.isdir(site):
        return NOTHING
    files: dict[str, tuple[int, int]] = {}
    folders: dict[str, Times] = {}
    as_they_were, found = set[str](), {""}
    # Each folder comes after the one that it is in; those that are new come last.
    order = [*before.folders] or [""]
    for folder in order:
        if folder not in found and folder.rpartition("/")[0] not in as_they_were:
            continue
        now = _times(site, folder)
        folders[folder] = now if max(now) < until_ns else UNKNOWN
        if now == before.folders.get(folder):
            as_they_were.add(folder)
        else:
            inside, below = _inside(site, folder)
            files |= inside
            found |= below
            order += sorted(below - before.folders.keys())
    for path in before.files:
        if path.rpartition("/")[0] in as_they_were:
            files[path] = _seen(os.lstat(f"{site}/{path}"))
    return Look(files=files, folders=folders)


def _times(site: str, folder: str) -> Times:
    now = os.stat(f"{site}/{folder}")
    return now.st_mtime_ns, now.st_ctime_ns


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
