"""Official holidays: one file a year in the form of the public data set holiday-cn, plus a ``status``.

The package brings the years it knows; ``content/holidays/<year>.json`` replaces one, or adds one.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from ..model import Holiday, HolidayStatus, Mark
from ..problems import Code, Problem, printable
from . import limits, names, text

FOLDER = files(__package__.partition(".")[0]) / "holidays"
OWN = "content/holidays"


@dataclass(slots=True, kw_only=True)
class Year:
    status: HolidayStatus
    days: tuple[Holiday, ...]


@dataclass(slots=True, kw_only=True)
class Years:
    """Holidays by year, and what was wrong with the project's own files."""

    years: dict[int, Year] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    @property
    def days(self) -> dict[date, Holiday]:
        return {day.date: day for _, year in sorted(self.years.items()) for day in year.days}

    @property
    def statuses(self) -> dict[int, HolidayStatus]:
        return {number: year.status for number, year in sorted(self.years.items())}


def known() -> list[str]:
    """Whose holidays the package knows."""
    return sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir() and folder.name.isupper())


def read(whose: str | None, root: Path | None = None) -> Years:
    """The package's years, and those of the project below ``root`` in their place."""
    found = Years()
    if whose is not None:
        for file in (FOLDER / whose).iterdir():
            if named := _NAME.fullmatch(file.name):
                found.years[int(named[1])] = _year(json.loads(file.read_text("utf-8")), int(named[1]))
    if root is not None:
        for own in _own(root):
            _add(found, own, f"{OWN}/{own.name}")
    return found


class _WrongError(Exception):
    """``value`` is not what belongs there; ``near`` is text of the file beside it."""

    def __init__(self, value: object, near: str = "") -> None:
        self.value = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.near = near or self.value
        super().__init__(self.value)


_NAME = re.compile(r"((?:19|20|21)[0-9]{2})\.json")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _own(root: Path) -> list[Path]:
    """The project's files; ``tree`` tells of symbolic links."""
    folder = root / OWN
    if not folder.is_dir() or folder.is_symlink() or folder.parent.is_symlink():
        return []
    listed = (file for file in folder.glob("*.json") if names.is_portable(file.name))
    found = (file for file in listed if file.is_file() and not file.is_symlink())
    return sorted(found, key=lambda file: file.name)


def _add(found: Years, file: Path, path: str) -> None:
    named = _NAME.fullmatch(file.name)
    if named is None:
        found.problems.append(_not_holidays(Mark(path=path), file.name))
        return
    year = int(named[1])
    content = text.read(file, path)
    made = content if isinstance(content, Problem) else _parsed(content, path, year)
    if isinstance(made, Problem):
        found.problems.append(made)
        found.unreadable.add(f"holidays/{year}")
    else:
        found.years[year] = made


def _parsed(content: str, path: str, year: int) -> Year | Problem:
    try:
        return _year(json.loads(content), year)
    except json.JSONDecodeError as error:
        line = content.split("\n")[error.lineno - 1]
        mark = Mark(path=path, line=error.lineno, column=error.colno)
        return _not_holidays(mark, line[error.colno - 1 :].strip()[:20] or line.strip()[-20:])
    except ValueError:
        # A number of more digits than Python reads.
        return _not_holidays(Mark(path=path), content.strip()[:20])
    except RecursionError:
        return Problem(mark=Mark(path=path), code=Code.TOO_DEEP, values={"value": str(limits.MOST_LEVELS)})
    except _WrongError as error:
        return _not_holidays(_mark(content, path, error.near), error.value[:40])


def _not_holidays(mark: Mark, value: str) -> Problem:
    return Problem(
        mark=mark, code=Code.NOT_HOLIDAYS, values={"value": printable(value), "file": f"{OWN}/2027.json"}
    )


def _year(tree: object, year: int) -> Year:
    if not isinstance(tree, Mapping) or not isinstance(tree.get("days"), list):
        raise _WrongError("days")
    if tree.get("year") != year:
        raise _WrongError(tree.get("year"), '"year"')
    status = tree.get("status", "official")
    if status not in list(HolidayStatus):
        raise _WrongError(status, '"status"')
    days: dict[date, Holiday] = {}
    for entry in tree["days"]:
        day = _day(entry, HolidayStatus(status))
        # A notice may begin its year's first break in December.
        if day.date in days or day.date.year not in (year - 1, year):
            raise _WrongError(day.date.isoformat())
        days[day.date] = day
    return Year(status=HolidayStatus(status), days=tuple(days.values()))


def _day(entry: object, status: HolidayStatus) -> Holiday:
    if not isinstance(entry, Mapping):
        raise _WrongError(entry, '"days"')
    written = entry.get("date")
    if not isinstance(written, str) or not _DATE.fullmatch(written):
        raise _WrongError(written, '"days"' if written is None else "")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise _WrongError(written) from None
    name, is_off_day = entry.get("name"), entry.get("isOffDay")
    if not isinstance(name, str) or not name.strip() or not name.isprintable():
        raise _WrongError(name, written)
    if not isinstance(is_off_day, bool):
        raise _WrongError(is_off_day, written)
    return Holiday(
        date=day, name=name, is_off_day=is_off_day, provisional=status is HolidayStatus.provisional
    )


def _mark(content: str, path: str, near: str) -> Mark:
    at = max(0, content.find(near))
    before = content[:at]
    return Mark(path=path, line=before.count("\n") + 1, column=at - (before.rfind("\n") + 1) + 1)
