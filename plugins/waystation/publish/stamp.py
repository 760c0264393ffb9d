"""A build and its stamp: a folder is published only when ``build.json`` vouches for every file in it.

The build checks the content first and writes the stamp last, so a stamp that fits the files says that the
site passed ``check``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..provenance import STAMP, checksums, content_hash
from .refusal import Refusal

_HASH = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A folder that a build has left."""

    folder: Path
    date: str
    """Day that the site was built for."""
    content_hash: str
    files: Mapping[str, int]
    """Bytes of each file by its path."""


def open_build(folder: Path) -> Build:
    """The build in a folder. Raises Refusal without a stamp, or when other files were stamped."""
    file = folder / STAMP
    if not file.is_file():
        raise Refusal("no_build", folder=folder)
    stamp = _parsed(file.read_text("utf-8", "replace"))
    if stamp is None:
        raise Refusal("no_stamp", file=file)
    date, stamped = stamp
    sums = checksums(folder, "sha256")
    if content_hash(sums) != stamped:
        raise Refusal("altered", folder=folder)
    sizes = {path: (folder / path).stat().st_size for path in sums}
    return Build(folder=folder, date=date, content_hash=stamped, files=sizes)


def is_stamp(text: str) -> bool:
    return _parsed(text) is not None


def _parsed(text: str) -> tuple[str, str] | None:
    """The day and the content hash that a stamp tells, or nothing if the text is none."""
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    date, content = str(found.get("date")), str(found.get("content_hash"))
    return (date, content) if _DATE.fullmatch(date) and _HASH.fullmatch(content) else None
