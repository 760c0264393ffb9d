"""The files of a folder and their checksums."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from .plan import Manifest


def manifest(folder: Path, algorithm: str) -> Manifest:
    """Checksum of each file below the folder by one of hashlib's algorithms; links are not followed."""
    return {path: checksum(folder / path, algorithm) for path in sorted(_paths(folder))}


def checksum(file: Path, algorithm: str) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, algorithm).hexdigest()


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of each file below the folder."""
    return {path: (folder / path).stat().st_size for path in sorted(_paths(folder))}


def _paths(folder: Path) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        for name in names:
            path = Path(here, name)
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix()
