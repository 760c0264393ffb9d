"""One line that cancels an activity reaches every output that tells of it, and no other.

``golden/one-line.diff`` lists the outputs that change with the lines that do; UPDATE_GOLDEN=1 writes it anew.
"""

import re
import shutil
from datetime import date
from difflib import unified_diff
from pathlib import Path

from tests.golden import agree
from waystation import build
from waystation.model import Artifact

HERE = Path(__file__).parent
WRITTEN = "content/stations/east/activities/papercut.md"
ACTIVITY = "stations/east/activities/papercut/"
TODAY = date(2026, 11, 28)
LINE = "status: cancelled\n"
PLANNED = """\
---
title: 剪纸课
start: 2026-12-02 09:30
end: 2026-12-02 10:30
reason: 老师生病
service: children
team: readers
location: hall
updated: 2026-11-27
---
"""
"""With the reason that every cancelled activity must give, so that one line is all that is missing."""
CHANGED = {
    "",
    "activities/",
    "announcements.xml",
    "calendar.ics",
    "calendar/2026-12/",
    "services/",
    "services/children/",
    "services/children/calendar.ics",
    "stations/east/",
    "stations/east/announcements.xml",
    "stations/east/calendar.ics",
    "stations/east/calendar/2026-12/",
    "stations/east/teams/readers/",
    "stations/east/teams/readers/calendar.ics",
    ACTIVITY,
    f"{ACTIVITY}event.ics",
    # They offer the next date where a choice leaves nothing.
    "activities/2026/",
    "calendar/2026-11/",
    "stations/east/calendar/2026-11/",
    # Their pages name what else is on at the station.
    "stations/east/activities/outing/",
    "stations/east/activities/rhymes/",
}


def outputs(root: Path) -> dict[str, str]:
    """Every page, with what it adds to its head, and every file by its path."""
    opened = build.open_site(root, lambda zone: TODAY, url="https://waystation.example.org/")
    found = {}
    for output in build.render(build.prepare(opened)):
        if isinstance(output, Artifact):
            found[output.path] = output.content.decode().replace("\r\n", "\n")
        else:
            found[output.path] = "\n".join((output.title, output.description, output.head, output.html))
    return found


def test_one_line_changes_exactly_what_tells_of_the_activity(tmp_path: Path) -> None:
    shutil.copytree(HERE / "sites" / "small", tmp_path, dirs_exist_ok=True)
    (tmp_path / WRITTEN).write_text(PLANNED, "utf-8")
    before = outputs(tmp_path)
    (tmp_path / WRITTEN).write_text(PLANNED.replace("reason:", f"{LINE}reason:"), "utf-8")
    after = outputs(tmp_path)
    assert after.keys() == before.keys()
    changed = {path for path in before if before[path] != after[path]}
    told = "".join(_diff(path, before[path], after[path]) for path in sorted(changed))
    agree(told, HERE / "golden" / "one-line.diff")
    assert changed == CHANGED


def _diff(path: str, before: str, after: str) -> str:
    """What is no longer and what is new, an element a line."""
    old, new = (
        re.sub(r"(?<=>)\s*(?=<[^/])|(?<=[,{[])(?=[\"{])", "\n", text).split("\n") for text in (before, after)
    )
    lines = [
        line.rstrip()
        for line in list(unified_diff(old, new, n=0, lineterm=""))[2:]
        if not line.startswith("@@")
    ]
    return "\n".join((f"=== {path or 'the home page'}", *lines, "", ""))
