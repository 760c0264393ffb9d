"""Numbers of fewer than five people are published nowhere: pages, JSON-LD, feeds, search."""

import re
from pathlib import Path

import pytest

from tests.builds import INPUT, build, copy, tree
from waystation.pages.figures import SMALLEST

pytestmark = pytest.mark.build

ACTIVITY = "content/stations/yongfuli/activities/minnan-tongyao.md"
TEAM = "content/stations/yongfuli/teams/yangguang-mama.md"
REPORT = re.compile(r"^  - \{date: .*attendance:.*\n", re.MULTILINE)
NUMBERS = re.compile(r"\b(people|volunteers|members|hours|hours_served): [0-9.]+")


def published(folder: Path, people: int) -> dict[str, bytes]:
    """The example site with one report, and a team and a year, of as many people, and an hour for each."""
    copy(INPUT, folder)
    for file in sorted((folder / "content").rglob("*.md")):
        text = file.read_text("utf-8")
        if "attendance" in text:
            file.write_text(REPORT.sub("", text), "utf-8")
    activity, team, stations = folder / ACTIVITY, folder / TEAM, folder / "stations.yml"
    report = f"  - {{date: 2026-11-14, attendance: {people}, volunteers: {people}, hours: {people}}}\n"
    activity.write_text(
        re.sub(r"^reports:\n", f"reports:\n{report}", activity.read_text("utf-8"), flags=re.M)
    )
    for file in (team, stations):
        file.write_text(NUMBERS.sub(rf"\g<1>: {people}", file.read_text("utf-8")), "utf-8")
    assert report in activity.read_text("utf-8") and f"members: {people}\n" in team.read_text("utf-8")
    assert f"people: {people}," in stations.read_text("utf-8")
    build(folder, folder / "site")
    return tree(folder / "site")


def test_how_few_they_were_makes_no_difference_to_any_file(tmp_path: Path) -> None:
    """Whatever a page, a feed or the index made of the number would tell these sites apart."""
    fewer, few = (published(tmp_path / str(people), people) for people in (SMALLEST - 2, SMALLEST - 1))
    assert {path for path in few.keys() | fewer.keys() if few.get(path) != fewer.get(path)} <= {"build.json"}
    shown = {path for path, content in few.items() if f"少于{SMALLEST}".encode() in content}
    assert {"stations/yongfuli/activities/minnan-tongyao/index.html", "index.html"} < shown
    assert "stations/yongfuli/teams/yangguang-mama/index.html" in shown


def test_enough_people_are_told(tmp_path: Path) -> None:
    made = published(tmp_path, SMALLEST)
    assert not [path for path, content in made.items() if f"少于{SMALLEST}".encode() in content]
