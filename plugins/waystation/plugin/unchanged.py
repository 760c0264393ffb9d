"""Whether anything has changed since the last build: all that a build depends on, and what it left.

The record stands in ``.cache/waystation/``. One that is damaged, or of another version, counts as none.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

NAME = "last.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    inputs: str
    """Digest of everything that the site follows from."""
    today: str
    timezone: str
    """Of the network, which says what day it is."""
    site: Mapping[str, tuple[int, int]]
    """Size and time of change (ns) of each file that was put in place."""


def digest(folders: Iterable[Path], values: Mapping[str, object]) -> str:
    """Of the content of all files below the folders (or of files themselves), and of the values beside."""
    whole = hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode())
    for folder in folders:
        whole.update(f"\n{folder}\n".encode())
        for path in _below(folder):
            with open(path, "rb") as file:
                whole.update(f"\n{path}\n".encode() + hashlib.sha256(file.read()).digest())
    return whole.hexdigest()


def snapshot(site: Path) -> dict[str, tuple[int, int]]:
    """Every file of the site but for what is hidden at its top."""
    found = {}
    start = len(str(site)) + 1
    for path in _below(site):
        if (name := path[start:]) and not name.startswith("."):
            seen = os.stat(path, follow_symlinks=False)
            found[name.replace(os.sep, "/")] = (seen.st_size, seen.st_mtime_ns)
    return found


def read(folder: Path) -> Record | None:
    """The record of the last build, or None where there is none that can be trusted."""
    try:
        text = (folder / NAME).read_text("utf-8")
        checksum, _, body = text.partition("\n")
        if hashlib.sha256(body.encode()).hexdigest() != checksum:
            return None
        held = json.loads(body)
        site = {path: (size, changed) for path, (size, changed) in held["site"].items()}
        return Record(inputs=held["inputs"], today=held["today"], timezone=held["timezone"], site=site)
    except (OSError, ValueError, KeyError, TypeError):
        # Whatever it is, it is no record of ours, and building anew is always right.
        return None


def write(folder: Path, record: Record) -> None:
    body = json.dumps(asdict(record))
    folder.mkdir(parents=True, exist_ok=True)
    # Builds into other folders may keep their records here at the same time.
    with NamedTemporaryFile("w", dir=folder, encoding="utf-8", delete=False) as part:
        part.write(f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}")
    os.replace(part.name, folder / NAME)


def forget(folder: Path) -> None:
    (folder / NAME).unlink(missing_ok=True)


def _below(folder: Path) -> Iterator[str]:
    if folder.is_file():
        yield str(folder)
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _OMITTED)
        yield from (os.path.join(top, name) for name in sorted(names))


_OMITTED = {"__pycache__", ".git"}
