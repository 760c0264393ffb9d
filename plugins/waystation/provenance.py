"""Where a built site comes from, told by the site itself: the commit, the day, the versions, the content.

``build.json`` is written last, over all that the build left. Its ``content_hash`` is the SHA-256 of one line
for each file but itself, ``<SHA-256 of the file, hex>  <path from the site's root>`` and a line feed, sorted
by path as UTF-8 bytes. That is what ``sha256sum`` prints, so anybody can check it inside a built site::

    find . -type f ! -path ./build.json -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest, sha256
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

# A build that finds nothing to do reads this module, and nothing that takes long to load.
if TYPE_CHECKING:
    from .model import Site

STAMP = "build.json"
INPUTS = ("mkdocs.yml", "stations.yml", "content", "overrides", "redirects.yml", "urls.lock")
"""What a site is built from, beside the package."""
MADE_WITH = ("mkdocs", "mkdocs-material", "waystation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """The commit that is built."""

    id: str = ""
    """The full name; empty where there is none."""
    is_modified: bool = False
    """Whether the files are no longer, or not yet, as the commit has them."""
    unknown_because: str = ""

    @property
    def short(self) -> str:
        return self.id[:7] + ("+" if self.is_modified else "")


def build_commit(chosen: str | None, root: Path) -> Commit:
    """``chosen``, else WAYSTATION_COMMIT, else what git says of the project's folder.

    Raises ValueError when what was chosen is no name of a commit.
    """
    said = chosen or os.environ.get("WAYSTATION_COMMIT")
    if not said:
        return _asked_git(root)
    if not re.fullmatch(r"[0-9a-f]{7,64}", said):
        raise ValueError(f"{said!r} is no commit: 7 to 64 of the digits 0-9a-f")
    return Commit(id=said)


def counts(site: "Site") -> dict[str, int]:
    """How much there is of what the stamp counts."""
    return {
        "activities": len(site.activities),
        "announcements": len(site.announcements),
        "stations": len(site.stations),
        "teams": len(site.teams),
    }


def stamp(sums: Collection[str], entries: Mapping[str, int], today: date, commit: Commit) -> bytes:
    """``build.json`` for a finished site, of whose other files these are the lines of ``sha256sum``."""
    content = _in_order(sums)
    told = {
        "commit": commit.id,
        "content_hash": sha256(content).hexdigest(),
        "counts": {
            **entries,
            "files": len(sums),
            "pages": content.count(b".html\n"),
        },
        "date": today.isoformat(),
        "modified": commit.is_modified,
        "versions": {
            **{name: version(name) for name in MADE_WITH},
            "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        },
    }
    return (json.dumps(told, indent=2, sort_keys=True) + "\n").encode()


def checksums(folder: Path, algorithm: str) -> dict[str, str]:
    """Each file below the folder by its path, and its checksum by one of hashlib's algorithms."""
    found = {}
    for above, _, names in os.walk(folder):
        for name in names:
            file = Path(above, name)
            with file.open("rb") as content:
                found[file.relative_to(folder).as_posix()] = file_digest(content, algorithm).hexdigest()
    return dict(sorted(found.items()))


def content_hash(sums: Mapping[str, str]) -> str:
    """One hash for the SHA-256 of all files but the stamp itself."""
    others = {path: one for path, one in sums.items() if path != STAMP}
    return sha256(_in_order(lines(others, others.values()))).hexdigest()


def lines(paths: Iterable[str], sums: Iterable[str]) -> Iterator[str]:
    """What ``sha256sum`` prints of files, without line ends."""
    return map("  ".join, zip(sums, paths, strict=True))


def _in_order(told: Iterable[str]) -> bytes:
    # Characters sort like their bytes in UTF-8.
    by_path = sorted(told, key=itemgetter(slice(len(sha256().hexdigest()) + 2, None)))
    return "\n".join([*by_path, ""]).encode()


def _asked_git(root: Path) -> Commit:
    """One question for the commit and for what differs from it; git's own locks stay as they are."""
    asked = ("--no-optional-locks", "-C", str(root), "status", "--porcelain=v2", "--branch", "--", *INPUTS)
    try:
        done = subprocess.run(
            ("git", *asked), stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        return Commit(unknown_because="git is not installed")
    if done.returncode:
        return Commit(unknown_because=done.stderr.strip().partition("\n")[0])
    found = re.search(r"^# branch\.oid ([0-9a-f]+)$", done.stdout, re.MULTILINE)
    if found is None:
        return Commit(unknown_because="nothing has been committed yet")
    is_modified = any(not line.startswith("#") for line in done.stdout.splitlines())
    return Commit(id=found[1], is_modified=is_modified)
