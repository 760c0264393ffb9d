"""Digests of files, made once: what has the size, times and inode that it had is not read again.

As in git's index, and with its care (https://git-scm.com/docs/racy-git): a file that was changed when it was
looked at, or a moment before, could change once more without any of these telling, so it is read again next
time. The moment is that of a file made beside the record, by the clock of the disk.
"""

import os
import pickle
import re
import stat
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from . import kept

NAME = "glances"
MOMENT_NS = 2 * 10**9
"""The coarsest that a disk tells time: FAT's two seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The files that lie in one folder itself."""

    path: str
    whole: bytes
    """Digest of their names and contents."""
    heads: bytes
    """The same without the texts below the fields of Markdown files."""
    names: tuple[str, ...]
    """Those of the files."""
    each: bytes
    """SHA-256 of each file without such a text, in the order of the names."""

    def of_each(self) -> Iterator[tuple[str, bytes]]:
        """The files' paths, with their own digests."""
        return zip((os.path.join(self.path, name) for name in self.names), _parts(self.each), strict=True)


_Row = tuple[str, int, int, int, int, int]
"""Of a file: name, mode, size, times at which its content and anything of it changed (ns), inode."""


class _Seen(NamedTuple):
    names: str = ""
    """Of the files, with an end to each."""
    numbers: bytes = b""
    """All else of their rows, as numbers of 64 bits."""
    wholes: bytes = b""
    """SHA-256 of each file, in the order of the names."""
    heads: bytes = b""

    @classmethod
    def of(cls, rows: Sequence[_Row], wholes: bytes = b"", heads: bytes = b"") -> "_Seen":
        numbers = array("Q", [number & _LARGEST for _, *row in rows for number in row])
        return cls("".join(f"{name}\0" for name, *_ in rows), numbers.tobytes(), wholes, heads)

    def rows(self) -> Iterator[_Row]:
        numbers = array("Q")
        numbers.frombytes(self.numbers)
        columns = (numbers[n::5] for n in range(5))
        return zip(self.names.split("\0")[:-1], *columns, strict=True)


class Glances:
    """What files hold, as far as possible without reading them."""

    def __init__(self, cache: Path, moment_ns: int = MOMENT_NS) -> None:
        """``cache`` is the folder in which the record of the last look may be."""
        self._file = cache / NAME
        self._known = _read(self._file)
        self._now: dict[str, _Seen] = {}
        cache.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=cache) as file:
            self.settled_ns = os.fstat(file.fileno()).st_mtime_ns - moment_ns
            """What changed before it, by the clock of the disk, has changed for good."""

    def below(self, top: str) -> Iterator[Folder]:
        """The folder and all folders below it in which files lie, each before those in it."""
        rows, folders = _listed(top)
        if rows:
            wholes, heads = self._sums(top, rows)
            names = tuple(row[0] for row in rows)
            said = os.fsencode("\0".join((top, *names)))
            yield Folder(
                path=top,
                whole=sha256(said + b"\0\0" + wholes).digest(),
                heads=sha256(said + b"\0\0" + heads).digest(),
                names=names,
                each=heads,
            )
        for name in folders:
            yield from self.below(os.path.join(top, name))

    def digest(self, top: str) -> bytes:
        """Of everything below the folder."""
        return sha256(b"".join(folder.whole for folder in self.below(top))).digest()

    def keep(self) -> None:
        """Leave what was seen for the next look, and nothing else."""
        if self._now != self._known:
            content = {path: tuple(seen) for path, seen in self._now.items()}
            kept.write(self._file, pickle.dumps(content, pickle.HIGHEST_PROTOCOL), _FORMAT)

    def _sums(self, folder: str, rows: tuple[_Row, ...]) -> tuple[bytes, bytes]:
        """Those of the folder's files; only what can be trusted next time is noted."""
        known, seen = self._known.get(folder, _Seen()), _Seen.of(rows)
        if (known.names, known.numbers) == (seen.names, seen.numbers):
            self._now[folder] = known
            return known.wholes, known.heads
        sums = zip(_parts(known.wholes), _parts(known.heads), strict=True)
        before = dict(zip(known.rows(), sums, strict=True))
        now = [(row, *(before.get(row) or _digests(os.path.join(folder, row[0]), row[1]))) for row in rows]
        settled = [one for one in now if self._is_settled(one[0])]
        self._now[folder] = _Seen.of(
            [row for row, _, _ in settled],
            b"".join(whole for _, whole, _ in settled),
            b"".join(head for _, _, head in settled),
        )
        return b"".join(whole for _, whole, _ in now), b"".join(head for _, _, head in now)

    def _is_settled(self, row: _Row) -> bool:
        """Whether no change can come to it any more that its row would not tell."""
        _, mode, _, *times, _ = row
        return stat.S_ISREG(mode) and max(times) < self.settled_ns


def _listed(folder: str) -> tuple[tuple[_Row, ...], tuple[str, ...]]:
    """The files in a folder and the folders in it, by name."""
    rows: list[_Row] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                now = entry.stat(follow_symlinks=False)
                rows.append(
                    (entry.name, now.st_mode, now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino)
                )
            elif entry.name not in _OMITTED and not entry.is_symlink():
                folders.append(entry.name)
    return tuple(sorted(rows)), tuple(sorted(folders))


def _digests(path: str, mode: int) -> tuple[bytes, bytes]:
    """Of a file's content and of its head. What is no plain file is told from one that reads the same."""
    content = b""
    if os.path.isfile(path):
        with open(path, "rb", buffering=0) as file:
            content = file.read()
    if not stat.S_ISREG(mode):
        content = b"%o\0" % stat.S_IFMT(mode) + content
    whole, head = sha256(content).digest(), _head(path, content)
    return whole, whole if head is content else sha256(head).digest()


def _head(path: str, content: bytes) -> bytes:
    """A Markdown file up to where its fields end, or more, but never less (``load.front_matter``)."""
    if not path.endswith(".md"):
        return content
    fences = _FENCE.finditer(content)
    second = next(islice(fences, 1, None), None)
    return content[: second.end()] if second else content


def _parts(sums: bytes) -> Iterator[bytes]:
    return (sums[at : at + 32] for at in range(0, len(sums), 32))


def _read(file: Path) -> dict[str, _Seen]:
    body = kept.read(file, _FORMAT)
    if body is None:
        return {}
    return {path: _Seen(*seen) for path, seen in _Plain(BytesIO(body)).load().items()}


class _Plain(pickle.Unpickler):
    """Makes texts, numbers and tuples, and nothing that could run."""

    def find_class(self, module: str, name: str) -> type:
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")


_FORMAT = "glances 2"
_LARGEST = 2**64 - 1
_FENCE = re.compile(rb"^---[ \t\r]*$", re.MULTILINE)
_OMITTED = {"__pycache__", ".git"}
