"""What the gates share: the example site behind a server that compresses, and the edition that it shows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bench.search.server import serve
from tests.builds import REPO, TODAY, settings
from waystation import build
from waystation.edition import Edition


@pytest.fixture(scope="session")
def base(built_site: Path) -> Iterator[str]:
    """The address of the example site, compressed, with a final slash."""
    with serve(built_site) as server:
        yield server.url


@pytest.fixture(scope="session")
def edition() -> Edition:
    opened = build.open_site(REPO, lambda _: date.fromisoformat(TODAY), url=settings()["site_url"])
    return build.prepare(opened)
