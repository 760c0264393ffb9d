"""What is in the site's folder, seen without looking into every folder again.

Putting a file into a folder, or taking one away, changes the folder's own times. So where these are as they
were, only the files that were in it are looked at. A folder that was changed a moment before a look could be
changed once more without its times telling, so these are not noted (see ``glances``).
"""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
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
    """Every folder by its path, which is empty for the site itself."""

    def settled(self, until_ns: int) -> "Look":
        """The same, but that nothing is known of folders which changed after a moment."""
        return Look(
            files=self.files,
            folders={
                path: times if max(times) < until_ns else UNKNOWN for path, times in self.folders.items()
            },
        )

    def exchanged(self, kept: Iterable[str], put: Snapshot) -> "Look":
        """When only what is ``kept`` has stayed, and other files have been ``put``."""
        files = {path: self.files[path] for path in kept} | dict(put)
        touched = {""}
        for path in files.keys() ^ self.files.keys() | put.keys():
            while (path := path.rpartition("/")[0]) not in touched:
                touched.add(path)
        return Look(files=files, folders={**self.folders, **dict.fromkeys(touched, UNKNOWN)})


UNKNOWN: Times = (0, 0)
NOTHING = Look()


def look(site: str, before: Look = NOTHING) -> Look:
    """``before`` is an earlier look at the same folder, whoever has changed it since."""
    files: dict[str, tuple[int, int]] = {}
    times: dict[str, Times] = {}
    known = _children(before)
    folders = [""]
    while folders:
        here = folders.pop()
        try:
            now = os.stat(f"{site}/{here}")
            times[here] = now.st_mtime_ns, now.st_ctime_ns
            if before.folders.get(here) == times[here]:
                inside, below = known.get(here, _EMPTY)
                for path in inside:
                    files[path] = _seen(os.lstat(f"{site}/{path}"))
                folders += below
            else:
                for path, seen in _scanned(site, here):
                    if seen is None:
                        folders.append(path)
                    else:
                        files[path] = seen
        except FileNotFoundError:
            continue
    return Look(files=files, folders=times)


def _scanned(site: str, folder: str) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """What is in a folder; None stands for a folder."""
    start = f"{folder}/" if folder else ""
    with os.scandir(f"{site}/{folder}") as entries:
        for one in entries:
            if not folder and one.name.startswith("."):
                continue
            if one.is_dir(follow_symlinks=False):
                yield start + one.name, None
            else:
                yield start + one.name, _seen(one.stat(follow_symlinks=False))


def _seen(now: os.stat_result) -> tuple[int, int]:
    return (now.st_size, now.st_mtime_ns) if stat.S_ISREG(now.st_mode) else _NO_FILE


def _children(before: Look) -> dict[str, tuple[list[str], list[str]]]:
    """The files and the folders in each folder that a look has found."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for path in before.files:
        found.setdefault(path.rpartition("/")[0], ([], []))[0].append(path)
    for folder in before.folders:
        if folder:
            found.setdefault(folder.rpartition("/")[0], ([], []))[1].append(folder)
    return found


_EMPTY: tuple[list[str], list[str]] = ([], [])
_NO_FILE = (-1, 0)
"""What a link, or anything else that is no file, counts as: never the same as a file."""
