"""Writes the judged set, with made-up pages around it, as a Waystation site and as plain Markdown.

Run as ``python -m bench.search.corpus FOLDER``: the site is then in ``FOLDER/waystation``, the Markdown
in ``FOLDER/plain``, and what is relevant to which query in ``FOLDER/relevant.json``.
"""

import argparse
import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import yaml

from waystation.checks import privacy
from waystation.load import load
from waystation.problems import Code

from .distractors import expand
from .items import CorpusMissing, Item, chinese_day, fold, read_items, read_queries, relevant

REPO = Path(__file__).resolve().parents[2]
CORPUS = REPO.parent / "shared" / "search"
AUDIENCES = {
    "居民": "everyone",
    "亲子": "families",
    "儿童": "children",
    "妇女": "women",
    "求职者": "jobseekers",
    "长者": "seniors",
    "外籍居民": "foreigners",
}
FOLDERS = {"activity": "activities", "team": "teams", "announcement": "announcements"}
OPEN_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
LONGEST_DAYS = 14
"""What lasts longer is held once a week in between; our check takes anything else for a mistake."""
SERVICE = "neighbours"


class _WithoutAliases(yaml.CSafeDumper):
    """Waystation refuses aliases; PyYAML writes one for each value that it meets twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(corpus: Path, pages: int, to: Path) -> Sequence[Item]:
    """Everything of one size below ``to``, which is emptied first."""
    items = expand(read_items(corpus), pages)
    shutil.rmtree(to, ignore_errors=True)
    _write_waystation(items, to / "waystation")
    _write_plain(items, to / "plain")
    judged = [
        {"id": query.id, "query": query.text, "category": query.category, "relevant": sorted(found)}
        for query, found in relevant(items, read_queries(corpus))
    ]
    _write(to / "relevant.json", json.dumps(judged, ensure_ascii=False, indent=1) + "\n")
    return items


def page_id(url: str) -> str | None:
    """Which item a page of any of the sites is about; None for lists and the like."""
    path = re.sub(r"[?#].*|index\.html$", "", url)
    found = re.search(r"/(?:p|stations|activities|teams|announcements)/([astnx]\d+)/$", path)
    return found[1] if found else None


def _write_waystation(items: Sequence[Item], to: Path) -> None:
    stations = [item for item in items if item.kind == "station"]
    network = {
        "name": "邻里驿站",
        "operator": "社区服务中心",
        "timezone": "Asia/Shanghai",
        "language": "zh",
        "phone": "0592-0550000",
        "example": True,
        "service_lines": [{"id": SERVICE, "name": "邻里服务"}],
        "audiences": [{"id": id, "name": name} for name, id in AUDIENCES.items()],
    }
    _write(
        to / "stations.yml", _yaml({"network": network, "stations": [_station(item) for item in stations]})
    )
    _write(
        to / "mkdocs.yml",
        _yaml(
            {
                "site_name": network["name"],
                "site_url": "https://waystation.example.org/",
                "docs_dir": "content",
                "theme": {"name": "material"},
                "plugins": ["waystation"],
            }
        ),
    )
    _write(to / "content" / "index.md", "欢迎来坐坐。\n")
    for item in items:
        if item.kind != "station":
            folder = to / "content" / "stations" / item.station / FOLDERS[item.kind]
            _write(folder / f"{item.id}.md", _entry(item))
    if allowed := _allowed(to):
        _write(to / "privacy-allow.yml", _yaml(allowed))


def _allowed(root: Path) -> Sequence[Mapping[str, str]]:
    """What looks private and belongs to people who are made up; the rivals index the same texts."""
    # The day has no say in what is private.
    problems = privacy.check(load(root), date.min)
    return [
        {name: problem.values[name] for name in ("path", "kind", "fingerprint")} | {"reason": "人物是虚构的"}
        for problem in problems
        if problem.code is Code.PERHAPS_PERSONAL
    ]


def _station(item: Item) -> Mapping[str, object]:
    address = re.search("地址：([^。]+)。", item.body)
    # A station has no text of its own, only what it offers.
    summary = "".join(item.body.split("\n\n"))
    return {
        "id": item.id,
        "name": item.station_name,
        "community": re.sub("社[区區]家庭.*", "", item.title) + "社区",
        "subdistrict": "示例街道",
        "address": address[1] if address else "示例路1号",
        "phone": item.phone,
        "hours": {"regular": [{"days": OPEN_DAYS, "open": ["09:00-21:00"]}], "holidays": "regular"},
        "since": item.date.year,
        "landmark": item.title,
        "services": [{"service": SERVICE, "summary": summary, "contact": f"{item.contact} {item.phone}"}],
        "facilities": list(item.tags),
        "checked_on": "2026-11-01",
    }


def _entry(item: Item) -> str:
    fields: dict[str, object] = {"title": item.title}
    body = item.body
    if item.kind == "activity":
        fields |= {"start": item.date.isoformat()}
        if item.end_date and (item.end_date - item.date).days < LONGEST_DAYS:
            fields |= {"end": item.end_date.isoformat()}
        elif item.end_date:
            fields |= {"repeat": {"every": "week", "until": item.end_date.isoformat()}}
        if item.team and item.team_station == item.station:
            fields |= {"team": item.team, "organizer": item.contact}
        elif item.team:
            fields |= {"organizer": item.team_name}
            body += f"\n\n联系人：{item.contact}"
        else:
            fields |= {"organizer": item.contact}
        fields |= {
            "outside_hours": True,
            "audience": list(dict.fromkeys(AUDIENCES[fold(name)] for name in item.audience)),
            "registration": {"required": False, "phone": item.phone},
        }
    elif item.kind == "team":
        fields |= {"contact": item.contact, "phone": item.phone, "since": item.date.year}
        fields |= {"who": "、".join(item.audience)}
        body += f"\n\n成立日期：{chinese_day(item.date)}。"
    else:
        fields |= {"issued": item.date.isoformat(), "from": item.date.isoformat()}
        if item.end_date:
            fields |= {"until": item.end_date.isoformat()}
        fields |= {"issued_by": item.contact, "phone": item.phone}
        more = ["、".join(item.audience), item.team_name]
        body += f"\n\n{' · '.join(filter(None, more))}"
    fields |= {"keywords": list(item.tags)}
    return f"---\n{_yaml(fields)}---\n{body}\n"


def _write_plain(items: Sequence[Item], to: Path) -> None:
    for item in items:
        front = _yaml({"title": item.title})
        _write(
            to / "p" / f"{item.id}.md", f"---\n{front}---\n# {item.title}\n\n{item.facts}\n\n{item.body}\n"
        )
    _write(to / "index.md", "# 邻里驿站\n\n欢迎来坐坐。\n")


def _yaml(value: object) -> str:
    return yaml.dump(value, allow_unicode=True, sort_keys=False, Dumper=_WithoutAliases)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.search.corpus", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; emptied first")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of the judged set")
    parser.add_argument(
        "--pages", type=int, default=47, help="how many pages to write; 47 are the judged ones"
    )
    given = parser.parse_args()
    try:
        items = write(given.corpus, given.pages, given.folder)
    except CorpusMissing as missing:
        sys.exit(str(missing))
    print(f"{len(items)} pages in {given.folder}")


if __name__ == "__main__":
    main()
