"""The judged search set: its pages, its queries, and which pages are relevant to which query."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from opencc import OpenCC

Day = date
"""A local day; the name leaves ``date`` free for fields."""
KIND_WORDS = {"activity": "活动", "team": "志愿队伍", "announcement": "公告", "station": "驿站"}


class CorpusMissing(Exception):
    """The folder with the judged set is not there, or is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One page's content, before any site is made of it."""

    id: str
    title: str
    kind: str
    """``activity``, ``team``, ``announcement`` or ``station``."""
    station: str
    station_name: str
    date: Day
    end_date: Day | None
    audience: tuple[str, ...]
    team: str
    """Id of a team, empty for none."""
    team_name: str = ""
    team_station: str = ""
    contact: str
    phone: str
    lang: str
    tags: tuple[str, ...]
    body: str
    """Paragraphs, without the title."""

    @property
    def facts(self) -> str:
        """The line below the title, for sites that have no fields."""
        days = chinese_day(self.date)
        if self.end_date:
            days += f"至{chinese_day(self.end_date)}"
        parts = [KIND_WORDS[self.kind], self.station_name, days, "、".join(self.audience)]
        parts += [self.team_name, f"联系人：{self.contact}", f"电话：{self.phone}", "、".join(self.tags)]
        return " · ".join(part for part in parts if part)

    @property
    def text(self) -> str:
        """All that the page says."""
        return f"{self.title}\n{self.facts}\n{self.body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    id: str
    text: str
    category: str
    targets: frozenset[str]
    must: tuple[str, ...]


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """NFKC, lower case, Traditional to Simplified: the form in which the judged set compares texts."""
    return str(_simplified().convert(unicodedata.normalize("NFKC", text).lower()))


def chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def read_items(folder: Path) -> tuple[Item, ...]:
    """The pages of the judged set, stations first, by id."""
    files = sorted((folder / "corpus").glob("*.md"))
    if not files or not (folder / "queries.tsv").is_file():
        raise CorpusMissing(
            f"No judged search set in {folder}: it needs corpus/*.md and queries.tsv. "
            "Name its folder: make bench-search CORPUS=path"
        )
    read = [_item(file.read_text(encoding="utf-8")) for file in files]
    teams = {item.id: item for item in read if item.kind == "team"}
    named = [_with_team(item, teams.get(item.team)) for item in read]
    return tuple(sorted(named, key=lambda item: (item.kind != "station", item.id)))


def _item(text: str) -> Item:
    _, front, body = text.split("---\n", 2)
    fields = yaml.load(front, Loader=yaml.BaseLoader)
    return Item(
        date=date.fromisoformat(fields.pop("date")),
        end_date=date.fromisoformat(end) if (end := fields.pop("end_date")) else None,
        audience=tuple(fields.pop("audience")),
        tags=tuple(fields.pop("tags")),
        body=body.strip().removeprefix(f"# {fields['title']}").strip(),
        **fields,
    )


def _with_team(item: Item, team: Item | None) -> Item:
    # A station names its team in the set, but a station's page has no such fact.
    if team is None or item.kind == "station":
        return item
    return replace(item, team_name=team.title, team_station=team.station)


def read_queries(folder: Path) -> tuple[Query, ...]:
    lines = (folder / "queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(query(*line.split("\t")) for line in lines if line.strip())


def query(id: str, text: str, category: str, targets: str, must: str = "") -> Query:
    return Query(
        id=id,
        text=text,
        category=category,
        targets=frozenset(filter(None, targets.split(","))),
        must=tuple(fold(term) for term in must.split(";") if term.strip()),
    )


def relevant(items: Sequence[Item], queries: Iterable[Query]) -> Iterator[tuple[Query, frozenset[str]]]:
    """Each query with its targets and every page that contains all of its terms."""
    folded = {item.id: fold(item.text) for item in items}
    for query in queries:
        found = {id for id, text in folded.items() if query.must and all(term in text for term in query.must)}
        yield query, query.targets | found
