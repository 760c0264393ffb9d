"""What is in the site's folder, seen without looking into every folder again.

Putting a file into a folder, or taking one away, changes the folder's own times. So where these are as they
were, only the files that were in it are looked at. A folder that was changed a moment before a look could be
changed once more without its times telling, so these are not noted (see ``glances``).
"""

import os
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from .packed import Pairs

Times = tuple[int, int]
"""Of a folder: when what is in it changed, and when anything of it did (ns)."""
_StatOf = Callable[[str], os.stat_result]

NOBODYS = ""
"""Name of the files that belong to no part of the site."""
NONE = Pairs()
TOGETHER = 500
"""Folders whose times are compared at once, or up to twice as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    files: Mapping[str, Pairs] = field(default_factory=dict)
    """Size and time of change (ns) of every file of the site but for what is hidden at its top.

    By the name of the part that it belongs to, and by its path.
    """
    folders: Sequence[Pairs] = ()
    """Times of every folder by its path, which is empty for the site itself: some hundreds at a time, sorted.

    So each comes after the one that it is in.
    """

    def exchanged(self, files: Mapping[str, Pairs], touched: Iterable[str], gone: Set[str]) -> "Look":
        """When these are the files now; those that are ``touched`` have come, gone or changed.

        ``gone`` are folders that went with the last of their files.
        """
        folders = above(touched)
        anew = {path: None if path in gone else UNKNOWN for path in folders}
        return Look(files=files, folders=_changed(self.folders, anew))


def above(paths: Iterable[str]) -> set[str]:
    """The folders in which files are, and those that these are in."""
    found = {""}
    for path in paths:
        while (path := path.rpartition("/")[0]) not in found:
            found.add(path)
    return found


UNKNOWN: Times = (0, 0)
NOTHING = Look()


def look(site: str, before: Look = NOTHING, until_ns: int = 0) -> Look:
    """``before`` is an earlier look at the same folder, whoever has changed it since.

    ``until_ns`` is a moment that is long enough ago: what changed later may change again without telling.
    """
    if not os.path.isdir(site):
        return NOTHING
    with _stats_in(site) as stat_of:
        looking = _Looking(site, stat_of, until_ns)
        folders = looking.folders(before.folders or (Pairs.of({"": UNKNOWN}),))
        return Look(files=looking.files(before.files), folders=folders)


class _Looking:
    """One look: what has changed on the way down to the files."""

    def __init__(self, site: str, stat_of: _StatOf, until_ns: int) -> None:
        self._site, self._stat_of, self._until_ns = site, stat_of, until_ns
        self._others = set[str]()
        """Folders that are not as they were, or no more, and all that such a one has in it."""
        self._is_less = False
        """Whether some of them are no more."""
        self._below = {""}
        """Folders that lie in others, and the site's."""
        self._inside: dict[str, tuple[int, int]] = {}
        """Files that lie in others."""

    def folders(self, before: Sequence[Pairs]) -> Sequence[Pairs]:
        after = [found for known in before if (found := self._folders_of(known))]
        known = {path for folders in before for path in folders} if self._others else self._below
        fresh: dict[str, Times | None] = {}
        queue = sorted(self._below - known)
        for path in queue:
            fresh[path] = self._noted(self._times(path))
            queue += self._into(path)
        return _changed(after, fresh)

    def files(self, before: Mapping[str, Pairs]) -> Mapping[str, Pairs]:
        strangers = {*self._inside}
        after = {}
        for name, known in before.items():
            if strangers:
                strangers.difference_update(known.names())
            if found := self._files_of(known):
                after[name] = found
        if strangers:
            more = {path: seen for path, seen in self._inside.items() if path in strangers}
            after[NOBODYS] = Pairs.of({**dict(after.get(NOBODYS, NONE).each()), **more})
        return after

    def _folders_of(self, known: Pairs) -> Pairs:
        # What is said of a folder below a link would be of another one.
        if not self._is_less and self._are_folders(known):
            return known
        after: dict[str, Times] = {}
        for path, noted in known.each():
            if self._has_gone(path):
                self._others.add(path)
                continue
            times = self._times(path)
            after[path] = noted
            if times != noted:
                after[path] = self._noted(times)
                self._into(path)
        return Pairs.of(after)

    def _are_folders(self, known: Pairs) -> bool:
        try:
            now = [self._stat_of(path or ".") for path in known]
        except OSError:
            return False
        return known.has([one.st_mtime_ns for one in now], [one.st_ctime_ns for one in now])

    def _has_gone(self, path: str) -> bool:
        has_gone = path not in self._below and path.rpartition("/")[0] in self._others
        self._is_less |= has_gone
        return has_gone

    def _times(self, path: str) -> Times:
        one = self._stat_of(path or ".")
        return one.st_mtime_ns, one.st_ctime_ns

    def _noted(self, times: Times) -> Times:
        return times if max(times) < self._until_ns else UNKNOWN

    def _into(self, folder: str) -> list[str]:
        """Look into a folder that is not as it was, or new; returns the folders in it."""
        self._others.add(folder)
        start = f"{folder}/" if folder else ""
        below: list[str] = []
        with os.scandir(f"{self._site}/{folder}") as entries:
            for one in entries:
                if not folder and one.name.startswith("."):
                    continue
                if one.is_dir(follow_symlinks=False):
                    below.append(start + one.name)
                else:
                    self._inside[start + one.name] = _seen(one.stat(follow_symlinks=False))
        self._below.update(below)
        return sorted(below)

    def _files_of(self, known: Pairs) -> Pairs:
        """Those of one part as they are now, but for any that have come."""
        paths = known.names()
        # What is said of a file below a link would be of another one.
        if not self._is_less and self._are(known, paths):
            return known
        after: dict[str, tuple[int, int]] = {}
        for path in paths:
            if path.rpartition("/")[0] not in self._others:
                after[path] = _seen(self._stat_of(path))
            elif path in self._inside:
                after[path] = self._inside[path]
        return Pairs.of(after)

    def _are(self, known: Pairs, paths: Iterable[str]) -> bool:
        try:
            now = [self._stat_of(path) for path in paths]
        except OSError:
            return False
        are_files = all(stat.S_ISREG(mode) for mode in {one.st_mode for one in now})
        return are_files and known.has([one.st_size for one in now], [one.st_mtime_ns for one in now])


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


def _seen(now: os.stat_result) -> tuple[int, int]:
    return (now.st_size, now.st_mtime_ns) if stat.S_ISREG(now.st_mode) else _NO_FILE


def _changed(folders: Sequence[Pairs], changes: Mapping[str, Times | None]) -> Sequence[Pairs]:
    """With other times of some folders, and without those that have none."""
    firsts = [next(iter(some)) for some in folders]
    anew: dict[int, dict[str, Times]] = {}
    for path, times in changes.items():
        at = max(0, bisect_right(firsts, path) - 1)
        if at not in anew:
            anew[at] = dict(folders[at].each()) if folders else {}
        if times:
            anew[at][path] = times
        else:
            anew[at].pop(path, None)
    after: list[Pairs] = []
    for at in range(max(1, len(folders))):
        after += _divided(anew[at]) if at in anew else folders[at : at + 1]
    return tuple(after)


def _divided(folders: Mapping[str, Times]) -> Iterator[Pairs]:
    paths = sorted(folders)
    step = len(paths) if len(paths) < 2 * TOGETHER else TOGETHER
    for start in range(0, len(paths), step or 1):
        yield Pairs.of({path: folders[path] for path in paths[start : start + step]})


_NO_FILE = (-1, 0)
"""What a link, or anything else that is no file, counts as: never the same as a file."""
