"""One input, one site: whoever builds it, wherever, and with either host."""

import json
import os
import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from tests.builds import INPUT, PROPERDOCS, REPO, TODAY, Git, build, copy, require_equal, tree
from tests.pictures.files import talkative
from tests.privacy.pdfs import pdf, written
from tests.visits import SETTINGS, SITES
from waystation.cli import main

pytestmark = pytest.mark.build

REDIRECTS = """\
moved:
  - {old: guide/, new: guide/first-visit/}
  - {old: stations/luoshan/, new: stations/huatai/}
gone:
  - {path: stations/luoshan/teams/hechang/, date: 2026-10-01, reason: 合唱队解散了}
"""
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_same_content_gives_the_same_bytes_on_another_machine(built_site: Path, tmp_path: Path) -> None:
    """Another folder, time zone, language, hash seed, umask, file order and clock."""
    copy(INPUT, tmp_path / "elsewhere")
    elsewhere = {
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4",
        # What the host takes for now when it dates the site map: the day must come from WAYSTATION_TODAY.
        "SOURCE_DATE_EPOCH": "1000000000",
    }
    build(tmp_path / "elsewhere", tmp_path / "site", env=elsewhere, umask=0o077)
    require_equal(tree(built_site), tree(tmp_path / "site"))


@pytest.mark.parametrize("content", os.environ.get("WAYSTATION_CHECKOUTS", "small").split())
def test_two_clean_checkouts_give_equal_trees(content: str, git: Git, tmp_path: Path) -> None:
    """At two paths, with another umask, language, time zone, hash seed, file order and age of the files.

    Each is told its commit by git. ``make stress`` tries the whole example, too.
    """
    origin = tmp_path / "origin"
    CONTENTS[content](origin)
    git(origin, "init", "--quiet")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message", "All")
    here = {"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"}
    there = {"LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"}
    made = [
        checked_out(tmp_path / "one", origin, git, here, umask=0o022, is_reversed=False, age=0),
        checked_out(
            tmp_path / "二/deeper", origin, git, there, umask=0o077, is_reversed=True, age=9 * 365 * 86400
        ),
    ]
    stamp = json.loads(made[0]["build.json"])
    assert (stamp["commit"], stamp["modified"]) == (git(origin, "rev-parse", "HEAD"), False)
    kinds = {PurePosixPath(path).suffix for path in made[0]}
    assert kinds >= {".html", ".ics", ".xml", ".json", ".txt", ".webp", ".svg", ".css", ".js", ".conf"}
    assert made[0].keys() >= {"_headers", "_redirects", "sitemap.xml", "calendar/index.html"}
    require_equal(*made)


def small(origin: Path) -> None:
    """The small site with a photo, attachments, an ordinary page, redirects, and what it published before."""
    shutil.copytree(SITES / "small", origin)
    (origin / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    east = origin / "content/stations/east"
    (east / "photos").mkdir()
    (east / "photos/hall.jpg").write_bytes(talkative())
    stations = origin / "stations.yml"
    photo = "    photos: [{src: stations/east/photos/hall.jpg, alt: 大厅}]\n    checked_on:"
    stations.write_text(stations.read_text("utf-8").replace("    checked_on:", photo, 1), "utf-8")
    guide = origin / "content/guide"
    guide.mkdir()
    (guide / "章程.pdf").write_bytes(pdf(written("09:00-12:00")))
    (guide / "way.txt").write_text("老榕树对面\n", "utf-8")
    (guide / "about.md").write_text("---\ntitle: 关于\n---\n[章程](章程.pdf)\n", "utf-8")
    noted = ["urls", "--root", str(origin), "--today", TODAY, "--update"]
    assert CliRunner().invoke(main, noted, catch_exceptions=False).exit_code == 0
    (east / "activities/outing.md").rename(east / "activities/autumn.md")
    old, new = (f"stations/east/activities/{name}/" for name in ("outing", "autumn"))
    (origin / "redirects.yml").write_text(f"moved:\n  - {{old: {old}, new: {new}}}\n", "utf-8")


def example(origin: Path) -> None:
    copy((*INPUT, ".gitattributes", ".gitignore"), origin)
    (origin / "redirects.yml").write_text(REDIRECTS, "utf-8")


CONTENTS = {"small": small, "example": example}


def checked_out(
    place: Path, origin: Path, git: Git, env: Mapping[str, str], *, umask: int, is_reversed: bool, age: int
) -> dict[str, bytes]:
    """What a clone builds there, from files of that age in seconds which folders list in that order."""
    git(origin, "clone", "--quiet", str(origin), str(place), umask=umask)
    for path in place.rglob("*"):
        os.utime(path, (time.time() - age,) * 2)
    startup = place.with_name(f"{place.name}-startup")
    startup.mkdir()
    (startup / "sitecustomize.py").write_text(LISTED.format(is_reversed=is_reversed), "utf-8")
    env = {**env, "PYTHONPATH": str(startup), "WAYSTATION_COMMIT": ""}
    build(place, place / "site", env=env, umask=umask)
    return tree(place / "site")


LISTED = """\
import os

listdir, scandir = os.listdir, os.scandir


class Listing:
    def __init__(self, entries):
        self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse={is_reversed}))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


os.listdir = lambda *folder: sorted(listdir(*folder), reverse={is_reversed})
os.scandir = lambda *folder: Listing(scandir(*folder))
"""
"""Read by Python when it starts: folders list their files in one order, whatever the disk says."""


def test_properdocs_builds_the_same_site(built_site: Path, tmp_path: Path) -> None:
    build(REPO, tmp_path / "site", host=PROPERDOCS)
    ours, theirs = (
        {path: GENERATOR.sub(b"", content) for path, content in tree(folder).items()}
        for folder in (built_site, tmp_path / "site")
    )
    require_equal(ours, theirs)
