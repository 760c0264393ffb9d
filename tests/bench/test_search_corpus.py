"""The sites that the searches are compared on."""

from datetime import date
from pathlib import Path

import pytest

from bench.search.corpus import page_id, write
from bench.search.items import CorpusMissing, Query, read_items, relevant
from waystation import build
from waystation.problems import Code, ContentError

ITEM = """\
---
id: "{id}"
title: "{title}"
kind: "{kind}"
station: "s1"
station_name: "东站"
date: "2026-06-18"
end_date: "{end}"
audience: ["親子"]
team: "{team}"
contact: "林老师"
phone: "0592-0550118"
lang: "zh-CN"
tags: ["端午"]
---

# {title}

一起來包粽子。地址：示例路1号。
"""
SET = (
    ("s1", "东社区家庭服务站", "station", "", ""),
    ("t01", "包粽队", "team", "", ""),
    ("a01", "端午包粽子", "activity", "2026-09-18", "t01"),
    ("n01", "放假通知", "announcement", "", ""),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "judged"
    (folder / "corpus").mkdir(parents=True)
    for id, title, kind, end, team in SET:
        text = ITEM.format(id=id, title=title, kind=kind, end=end, team=team)
        (folder / "corpus" / f"{id}.md").write_text(text, encoding="utf-8")
    rows = "qid\tquery\tcategory\ttargets\tmust\nq1\t粽子\t2字\ta01\t粽子\n"
    (folder / "queries.tsv").write_text(rows, encoding="utf-8")
    return folder


def test_what_looks_private_in_the_judged_set_is_allowed_by_name(corpus: Path, tmp_path: Path) -> None:
    with (corpus / "corpus" / "a01.md").open("a", encoding="utf-8") as file:
        file.write("\n得奖的是8号楼502室的黄阿姨。\n")
    write(corpus, 4, tmp_path / "site")
    root = tmp_path / "site" / "waystation"
    opened = build.open_site(root, lambda zone: date(2026, 11, 28))
    assert [(one.path, one.kind) for one in opened.site.privacy_allowed] == [
        ("content/stations/s1/activities/a01.md", "home")
    ]
    assert "8号楼502室" in (root / "content/stations/s1/activities/a01.md").read_text("utf-8")
    (root / "privacy-allow.yml").unlink()
    with pytest.raises(ContentError) as told:
        build.open_site(root, lambda zone: date(2026, 11, 28))
    assert Code.PERHAPS_PERSONAL in {problem.code for problem in told.value.problems}


def test_an_expanded_site_has_nothing_that_our_check_minds(corpus: Path, tmp_path: Path) -> None:
    items = write(corpus, 60, tmp_path / "site")
    opened = build.open_site(tmp_path / "site" / "waystation", lambda zone: date(2026, 11, 28))
    site = opened.site
    made = [*site.stations, *(x.id for x in (*site.activities, *site.teams, *site.announcements))]
    assert sorted(made) == sorted(item.id for item in items)


def test_two_expansions_are_the_same(corpus: Path, tmp_path: Path) -> None:
    assert write(corpus, 60, tmp_path / "site") == write(corpus, 60, tmp_path / "site")


def test_a_page_is_relevant_in_either_script(corpus: Path) -> None:
    asked = Query(id="q", text="", category="", targets=frozenset(), must=("一起来", "亲子"))
    [(_, found)] = relevant(read_items(corpus), [asked])
    assert found == {"s1", "t01", "a01", "n01"}


def test_a_missing_set_says_where_to_name_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing, match="make bench-search CORPUS="):
        read_items(tmp_path)


@pytest.mark.parametrize(
    ("url", "id"),
    [
        ("http://localhost/p/a01/?h=x", "a01"),
        ("http://localhost/stations/s1/#find=x", "s1"),
        ("http://localhost/stations/s1/activities/x00042/", "x00042"),
        ("http://localhost/stations/s1/calendar/", None),
        ("http://localhost/", None),
    ],
)
def test_addresses_lead_back_to_the_set(url: str, id: str | None) -> None:
    assert page_id(url) == id
