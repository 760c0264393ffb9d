"""The site generators that are compared, and how each is started."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from . import hugo_site, network, plain
from .entries import REPO, TODAY
from .measuring import Failed
from .network import Network

PEERS = REPO / "build" / "bench" / "generators"
"""The environment that the others are in."""
ENVIRONMENT = {
    "WAYSTATION_TODAY": TODAY.isoformat(),
    "WAYSTATION_TIMINGS": "1",
    # Somebody may have told Python to compile its modules anew each time.
    "PYTHONDONTWRITEBYTECODE": "",
    "NO_MKDOCS_2_WARNING": "1",
    "HUGO_CACHEDIR": str(PEERS / "hugo-cache"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    id: str
    name: str
    write: Callable[[Network, Path], None]
    command: tuple[str, ...]
    out: str
    """Folder of the built site."""
    caches: tuple[str, ...] = ()
    """What else a build leaves for the next."""
    most_pages: int = 1_000_000
    """Beyond it, a build does not end in reasonable time."""

    def left(self, project: Path) -> tuple[Path, ...]:
        """Where builds leave something."""
        return tuple(project / folder for folder in (self.out, *self.caches))


def _hugo() -> str:
    """The program itself: the package's own command starts a Python before it."""
    found = sorted(PEERS.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return str(found[0]) if found else "hugo"


_MKDOCS = (str(PEERS / "bin" / "mkdocs"), "build", "--quiet")
WAYSTATION = Generator(
    id="waystation",
    name="Waystation",
    write=network.write,
    command=(str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "-q"),
    out="site",
    caches=(".cache",),
)
HUGO = Generator(
    id="hugo",
    name="Hugo",
    write=hugo_site.write,
    command=(_hugo(), "--quiet"),
    out="public",
    caches=("resources",),
)
MATERIAL = Generator(
    id="material",
    name="Material, pages not in the navigation",
    write=partial(plain.write, in_nav=False),
    command=_MKDOCS,
    out="site",
    most_pages=10_000,
)
MATERIAL_NAV = Generator(
    id="material-nav",
    name="Material, pages in the navigation",
    write=partial(plain.write, in_nav=True),
    command=_MKDOCS,
    out="site",
    most_pages=1_000,
)
ZENSICAL = Generator(
    id="zensical",
    name="Zensical, pages not in the navigation",
    write=partial(plain.write, in_nav=False),
    command=(str(PEERS / "bin" / "zensical"), "build", "--clean"),
    out="site",
    caches=(".cache",),
    most_pages=10_000,
)
GENERATORS: Mapping[str, Generator] = {
    one.id: one for one in (WAYSTATION, HUGO, MATERIAL, MATERIAL_NAV, ZENSICAL)
}


def versions() -> Mapping[str, str]:
    """Versions of what is measured, by package name."""
    asked = ("hugo", "mkdocs-material", "zensical")
    say = "from importlib.metadata import version; import sys; print(*map(version, sys.argv[1:]))"
    python = str(PEERS / "bin" / "python")
    try:
        done = subprocess.run([python, "-c", say, *asked], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Failed(f"The other generators are not there; make bench installs them. {error}") from error
    theirs: Sequence[str] = done.stdout.split()
    return {"mkdocs": version("mkdocs"), **dict(zip(asked, theirs, strict=True))}
