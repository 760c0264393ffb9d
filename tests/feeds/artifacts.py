"""The feeds of a site as bytes and as calendars, and golden files of them.

A golden case is ``golden/<name>.yml`` (the path of one feed and the values that ``tests.in_memory`` gets),
with the feed itself beside it under the same name. After a change that is meant, write them anew with
``UPDATE_GOLDEN=1 pytest tests/feeds`` and read the difference before keeping it.
"""

import os
from pathlib import Path
from typing import Any, cast

from icalendar import Calendar

from tests.in_memory import edition_of, site
from waystation.feeds import FEEDS
from waystation.load import yaml_text
from waystation.model import Site

GOLDEN = Path(__file__).parent / "golden"


def artifacts(of: Site) -> dict[str, bytes]:
    about = edition_of(of)
    made = [artifact for feed in FEEDS for artifact in feed(about)]
    assert len({artifact.path for artifact in made}) == len(made)
    return {artifact.path: artifact.content for artifact in made}


def calendar(of: Site, path: str = "calendar.ics") -> Calendar:
    return Calendar.from_ical(artifacts(of)[path])


def golden_cases() -> list[str]:
    return sorted(path.stem for path in GOLDEN.glob("*.yml"))


def golden(name: str) -> tuple[bytes, bytes]:
    """What a case gives now and what it gave when it was last accepted."""
    written = GOLDEN / f"{name}.yml"
    document = yaml_text.parse(written.read_text(encoding="utf-8"), written.name)
    assert not document.problems
    case = cast("dict[str, Any]", document.tree)
    path = case.pop("path")
    made = artifacts(site(**case))[path]
    accepted = (GOLDEN / name).with_suffix(Path(path).suffix)
    if os.environ.get("UPDATE_GOLDEN"):
        accepted.write_bytes(made)
    return made, accepted.read_bytes()
