"""What an editor does between two builds: mends a text, deletes an activity."""

import re
from collections.abc import Sequence
from pathlib import Path

ACTIVITIES = "content/stations/*/activities/*.md"
ANNOUNCEMENTS = "content/stations/*/announcements/*.md"


def activities(project: Path) -> Sequence[Path]:
    """Files of activities that no announcement is about, a station's after another's."""
    named = {
        (file.parts[-3], found[1])
        for file in project.glob(ANNOUNCEMENTS)
        if (found := re.search(r"^activity: (\S+)$", file.read_text("utf-8"), re.MULTILINE))
    }
    free = [file for file in project.glob(ACTIVITIES) if (file.parts[-3], file.stem) not in named]
    return sorted(free, key=lambda file: (file.stem, file.parts[-3]))


def mend(file: Path, number: int) -> str:
    """Add a sentence to an activity's text; the sentence."""
    said = f"这是第 {number} 次更正。"
    file.write_text(f"{file.read_text('utf-8')}\n{said}\n", encoding="utf-8")
    return said


def page(project: Path, site: str, file: Path) -> Path:
    """The page of an activity's file in the built ``site``."""
    return project / site / file.relative_to(project / "content").with_suffix("") / "index.html"
