"""What earlier builds left, which is put aside and deleted once everything is measured.

Before it takes an inode for a new file, ext4 without a journal looks at each one that was freed in the last
minutes (``recently_deleted`` in its source). Builds after a deletion of 33,000 files were seen to need ten
times the system time of others, so none may come before a build.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

Aside = Callable[[Path], None]
"""Takes a folder, if it is there, out of the way."""


@contextmanager
def put_aside(place: Path) -> Iterator[Aside]:
    """Folders of one file system with ``place``, which keeps them to the end; then goes all that is in it."""

    def aside(folder: Path) -> None:
        if folder.exists():
            place.mkdir(parents=True, exist_ok=True)
            folder.rename(Path(mkdtemp(dir=place), folder.name))

    try:
        yield aside
    finally:
        if place.exists():
            shutil.rmtree(place)
