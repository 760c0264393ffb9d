"""``stations.yml`` and ``content/`` become a ``Site``; the only reader of content."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from ..model import Activity, Announcement, Mark, Markdown, Site, Team
from ..problems import Code, ContentError, Problem, near
from . import entries, holidays, stations, text
from .entries import Item, Place
from .stations import Stations
from .tree import Entry, walk

__all__ = ["load"]

_T = TypeVar("_T")


def load(root: Path, *, url: str = "") -> Site:
    """Everything below ``root`` as one value; ``url`` is the address of the home page.

    Raises ContentError with all problems of reading; its ``readable`` is what could be read.
    """
    listed = _stations(root)
    problems = list(listed.problems)
    items: list[Item] = []
    zone = listed.network.timezone if listed.network else ZoneInfo("UTC")
    for found in walk(root):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        if found.station is not None and found.station not in listed.named and listed.named:
            values = {"value": found.station, **near(found.station, listed.named)}
            problems.append(Problem(mark=Mark(path=found.path), code=Code.UNKNOWN_STATION, values=values))
            continue
        read, wrong = _entries(found, zone)
        items += read
        problems += wrong
    items, repeated = _unique(items)
    problems += repeated
    welcome = _welcome(root, problems)
    site = _site(listed, items, welcome, url, problems)
    if problems or site is None:
        raise ContentError(problems, site)
    return site


def _stations(root: Path) -> Stations:
    file = root / stations.PATH
    if file.is_symlink():
        mark = Mark(path=stations.PATH)
        return Stations(problems=[Problem(mark=mark, code=Code.SYMLINK, values={"value": stations.PATH})])
    if not file.is_file():
        return Stations(problems=[Problem(mark=Mark(path=stations.PATH), code=Code.NO_STATIONS_FILE)])
    content = text.read(file, stations.PATH)
    return Stations(problems=[content]) if isinstance(content, Problem) else stations.from_text(content)


def _entries(found: Entry, zone: ZoneInfo) -> tuple[list[Item], list[Problem]]:
    content = text.read(found.file, found.path)
    if isinstance(content, Problem):
        return [], [content]
    place = Place(path=found.path, station=found.station, kind=found.kind, zone=zone)
    reader = entries.from_markdown if found.file.suffix == ".md" else entries.from_yaml
    return reader(content, place)


def _unique(items: Sequence[Item]) -> tuple[list[Item], list[Problem]]:
    """The items without those whose id stood before in the same station and folder."""
    first: dict[str, Item] = {}
    problems = []
    for item in items:
        if (before := first.get(item.path)) is None:
            first[item.path] = item
            continue
        where = f"{before.mark.path}:{before.mark.line}"
        values = {"value": item.id, "first": where}
        problems.append(Problem(mark=item.mark.of("id"), code=Code.DUPLICATE_ID, values=values))
    return list(first.values()), problems


def _welcome(root: Path, problems: list[Problem]) -> Markdown | None:
    file = root / "content" / "index.md"
    if not file.is_file() or file.is_symlink():
        return None
    content = text.read(file, "content/index.md")
    if isinstance(content, Problem):
        problems.append(content)
        return None
    return Markdown(content)


def _site(
    listed: Stations, items: Sequence[Item], welcome: Markdown | None, url: str, problems: list[Problem]
) -> Site | None:
    network = listed.network
    if network is None:
        return None
    whose = network.holidays
    if whose is not None and whose not in holidays.known():
        values = {"value": whose, "known": "、".join(holidays.known())}
        problems.append(Problem(mark=listed.network_mark, code=Code.UNKNOWN_HOLIDAYS, values=values))
        whose = None
    return Site(
        network=network,
        stations=listed.stations,
        activities=_of(Activity, items),
        teams=_of(Team, items),
        announcements=_of(Announcement, items),
        holidays=holidays.read(whose) if whose else {},
        welcome=welcome,
        url=url,
    )


def _of(kind: type[_T], items: Sequence[Item]) -> tuple[_T, ...]:
    return tuple(item for item in items if isinstance(item, kind))
