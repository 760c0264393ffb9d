"""What the gates share: the example site behind a server that compresses, and the edition that it shows."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bench.search.server import serve
from tests.builds import REPO, settings
from waystation import build
from waystation.edition import Edition
from waystation.provenance import STAMP


@pytest.fixture(scope="session")
def base(built_site: Path) -> Iterator[str]:
    """The address of the example site, compressed, with a final slash."""
    with serve(built_site) as server:
        yield server.url


@pytest.fixture(scope="session")
def edition(built_site: Path) -> Edition:
    """What the built site was made from, on the day that it was made for."""
    today = date.fromisoformat(json.loads((built_site / STAMP).read_text("utf-8"))["date"])
    return build.prepare(build.open_site(REPO, lambda _: today, url=settings()["site_url"]))
