"""Whether anything has changed since the last build: all that a build depends on, and what it left.

The record stands in ``.cache/waystation/``. One that is damaged, or of another program, counts as none.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from . import kept, pickled
from .glances import Folder, Glances
from .look import NONE, Look
from .packed import Pairs, Sums
from .parts import Part

NAME = "last"
ANNOUNCEMENTS = "announcements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Digests of everything that a site follows from, but for the day."""

    program: str
    """Of what makes the site: this package, and the versions of all that it builds with."""
    shared: str
    apart: Mapping[str, str]
    """Of each folder that is looked at by itself, by its name."""
    heads: Mapping[str, str]
    """Of the same folders without the texts below the fields of Markdown files."""

    announcements: str
    """Of all folders of announcements in them, with their texts."""
    folders: tuple[Folder, ...]
    """All of them, each with those in it."""
    settled_ns: int
    """What changed before this moment, by the clock of the disk, had changed when these were looked at."""

    def entries(self, root: Path) -> dict[str, bytes]:
        """SHA-256 of each of their files without such a text, by its path from the project's root."""
        return {_from(root, path): head for folder in self.folders for path, head in folder.of_each()}

    def standing(self, root: Path, before: "Inputs") -> frozenset[str]:
        """Folders of entries, by path from the project's root, whose files are as they were before.

        None where something beside them is not.
        """
        if (self.program, self.shared) != (before.program, before.shared):
            return frozenset()
        known = {folder.path: folder.whole for folder in before.folders}
        return frozenset(
            _from(root, folder.path) for folder in self.folders if known.get(folder.path) == folder.whole
        )

    @property
    def fields(self) -> str:
        """Of everything but texts of activities and teams."""
        said = [self.program, self.shared, self.heads, self.announcements]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    @property
    def whole(self) -> str:
        return hashlib.sha256(json.dumps([self.program, self.shared, self.apart]).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    inputs: str
    """Digest of everything that the site follows from."""
    today: str
    timezone: str
    """Of the network, which says what day it is."""
    site: Look
    """What is in the site's folder."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """What may stay while the rest changes, by the station's id."""


def inputs(
    program: str, folders: Iterable[Path], apart: Path, values: Mapping[str, object], glances: Glances
) -> Inputs:
    """Of the content of all files below the folders (or of files themselves), and of the values beside.

    Each folder in ``apart`` is looked at by itself.
    """
    shared = _begun(values)
    whole: dict[str, hashlib._Hash] = {}
    heads: dict[str, hashlib._Hash] = {}
    announcements = hashlib.sha256()
    inside_apart: list[Folder] = []
    start = f"{apart}{os.sep}"
    for top in folders:
        shared.update(os.fsencode(f"\n{top}\n"))
        if top.is_file():
            shared.update(hashlib.sha256(top.read_bytes()).digest())
        for folder in glances.below(str(top)) if top.is_dir() else ():
            if folder.path.startswith(start):
                inside_apart.append(folder)
                name, _, inside = folder.path[len(start) :].partition(os.sep)
                if inside == ANNOUNCEMENTS:
                    announcements.update(folder.whole)
                whole.setdefault(name, hashlib.sha256()).update(folder.whole)
                heads.setdefault(name, hashlib.sha256()).update(folder.heads)
            else:
                shared.update(folder.whole)
    return Inputs(
        program=program,
        shared=shared.hexdigest(),
        apart={name: whole[name].hexdigest() for name in sorted(whole)},
        heads={name: heads[name].hexdigest() for name in sorted(heads)},
        announcements=announcements.hexdigest(),
        folders=tuple(inside_apart),
        settled_ns=glances.settled_ns,
    )


def digest(folder: Path, values: Mapping[str, object], glances: Glances) -> str:
    """Of the content of all files below the folder, and of the values beside."""
    whole = _begun(values)
    whole.update(glances.digest(str(folder)))
    return whole.hexdigest()


def _from(root: Path, path: str) -> str:
    return path[len(str(root)) + 1 :].replace(os.sep, "/")


def _begun(values: Mapping[str, object]) -> "hashlib._Hash":
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode())


def read(folder: Path, program: str) -> Record | None:
    """The record of the same program's last build, or None where there is none that can be trusted."""
    body = kept.read(folder / NAME, program)
    if body is None:
        return None
    inputs, today, timezone, rows, files, folders = cast(_Kept, pickled.load(body, (), ()))
    parts, seen = {}, {}
    for name, key, paths, sums, sizes, times, listed, shown, gate in rows:
        parts[name] = Part(key=key, files=Sums(paths, sums), listed=listed, shown=shown, gate=gate)
        if sizes:
            seen[name] = Pairs(paths, sizes, times)
    return Record(
        inputs=inputs,
        today=today,
        timezone=timezone,
        site=Look(
            files=seen | {name: Pairs(*pairs) for name, pairs in files.items()},
            folders=tuple(Pairs(*pairs) for pairs in folders),
        ),
        parts=parts,
    )


def write(folder: Path, record: Record, program: str) -> None:
    rows, files = [], {**record.site.files}
    for name, part in record.parts.items():
        seen = files.get(name, NONE)
        # The paths, most of it all, are written once.
        is_all = seen.paths == part.files.paths and files.pop(name, None) is not None
        numbers = (seen.ones, seen.twos) if is_all else (b"", b"")
        sums = part.files
        rows.append((name, part.key, sums.paths, sums.digests, *numbers, part.listed, part.shown, part.gate))
    content: _Kept = (
        record.inputs,
        record.today,
        record.timezone,
        rows,
        {name: _values(pairs) for name, pairs in files.items()},
        [*map(_values, record.site.folders)],
    )
    kept.write(folder / NAME, pickled.dump(content), program)


def _values(pairs: Pairs) -> tuple[str, bytes, bytes]:
    return pairs.paths, pairs.ones, pairs.twos


def forget(folder: Path) -> None:
    (folder / NAME).unlink(missing_ok=True)


_Row = tuple[str, str, str, str, bytes, bytes, tuple[str, ...], tuple[str, ...], str]
"""Of a part: name, key, paths and digests of its files, their sizes and times if known, and all else."""
_Kept = tuple[
    str,
    str,
    str,
    list[_Row],
    dict[str, tuple[str, bytes, bytes]],
    list[tuple[str, bytes, bytes]],
]
"""Inputs, day and zone, parts, other files and folders."""
