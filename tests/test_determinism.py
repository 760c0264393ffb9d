"""One input, one site: whoever builds it, wherever, and with either host."""

import json
import re
from pathlib import Path

import pytest

from tests.builds import INPUT, PROPERDOCS, REPO, Git, build, copy, require_equal, tree

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


def test_two_clean_checkouts_give_equal_trees(git: Git, tmp_path: Path) -> None:
    """At two paths, with another umask, language, time zone and hash seed, each told its commit by git."""
    origin = tmp_path / "origin"
    copy((*INPUT, ".gitattributes", ".gitignore"), origin)
    (origin / "redirects.yml").write_text(REDIRECTS, "utf-8")
    git(origin, "init", "--quiet")
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "--message", "All")
    ways = {
        "one": (0o022, {"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"}),
        "another/deeper/place": (0o077, {"LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"}),
    }
    made = []
    for place, (umask, env) in ways.items():
        checkout = tmp_path / place
        git(tmp_path, "clone", "--quiet", str(origin), place, umask=umask)
        build(checkout, checkout / "site", env=env | {"WAYSTATION_COMMIT": ""}, umask=umask)
        made.append(tree(checkout / "site"))
    told = ("_redirects", "nginx/redirects.conf", "guide/index.html", "calendar/index.html")
    assert made[0].keys() >= {*told, "stations/luoshan/teams/hechang/index.html"}
    stamp = json.loads(made[0]["build.json"])
    assert (stamp["commit"], stamp["modified"]) == (git(origin, "rev-parse", "HEAD"), False)
    require_equal(*made)


def test_properdocs_builds_the_same_site(built_site: Path, tmp_path: Path) -> None:
    build(REPO, tmp_path / "site", host=PROPERDOCS)
    ours, theirs = (
        {path: GENERATOR.sub(b"", content) for path, content in tree(folder).items()}
        for folder in (built_site, tmp_path / "site")
    )
    require_equal(ours, theirs)
