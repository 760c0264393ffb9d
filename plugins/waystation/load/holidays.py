"""Official holidays: one file a year in the form of the public data set holiday-cn, plus a ``status``."""

import json
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from ..model import Holiday

FOLDER = files(__package__.partition(".")[0]) / "holidays"


def known() -> list[str]:
    """Whose holidays the package knows."""
    return sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir() and folder.name.isupper())


def read(whose: str) -> dict[date, Holiday]:
    days: dict[date, Holiday] = {}
    for file in sorted((FOLDER / whose).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            days.update(_year(file))
    return days


def _year(file: Traversable) -> dict[date, Holiday]:
    year = json.loads(file.read_text("utf-8"))
    return {
        (day := date.fromisoformat(entry["date"])): Holiday(
            date=day,
            name=entry["name"],
            is_off_day=entry["isOffDay"],
            provisional=year["status"] == "provisional",
        )
        for entry in year["days"]
    }
