"""Modules that many builds never need, and that take longer to load than a small edit takes otherwise.

Whoever uses one imports it as usual, at the top of a file; it is loaded when somebody looks into it.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

PACKAGE = __name__.partition(".")[0]
DEFERRED = frozenset(
    {
        # With pydantic. Fields that are as they were are not validated again.
        f"{PACKAGE}.load.validation",
        # With Pillow, which stations without photos do not need.
        f"{PACKAGE}.drawing",
        f"{PACKAGE}.load.pictures",
        # With multiprocessing; few builds are worth several processes.
        f"{PACKAGE}.plugin.at_once",
        # Which brings a runtime of its own, and is asked only when the looks have changed.
        "minify",
        # With ssl and http. What writes XML may open addresses too, which nobody asks of it.
        "urllib.request",
    }
)


@contextmanager
def deferred() -> Iterator[None]:
    """What is imported within loads those modules only when something looks into them, be it later."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in DEFERRED else None
        if spec and spec.loader:
            spec.loader = LazyLoader(spec.loader)
        return spec
