"""The files of the index: the same every time, and the same for whoever asks."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.builds import REPO
from tests.in_memory import TODAY, edition_of, site
from tests.search.asking import answers, ask, paths, write
from waystation import build, search
from waystation.edition import Edition
from waystation.search.documents import documents


@pytest.fixture(scope="module")
def example() -> Edition:
    return build.prepare(build.open_site(REPO, lambda zone: TODAY))


@pytest.fixture(scope="module")
def whole(example: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(example, tmp_path_factory.mktemp("whole"), small=10**9)


@pytest.fixture(scope="module")
def sharded(example: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(example, tmp_path_factory.mktemp("sharded"), small=0)


def middle(title: str) -> str:
    """Two Han characters that stand together, as near to the middle as they come; none in a Latin title."""
    pairs = [title[at : at + 2] for at in range(len(title) - 1)]
    han = [at for at, pair in enumerate(pairs) if all("\u4e00" <= char <= "\u9fff" for char in pair)]
    return pairs[min(han, key=lambda at: abs(at - len(pairs) // 2))] if han else ""


def test_two_characters_from_the_middle_of_every_title_find_its_page(example: Edition, whole: Path) -> None:
    items = list(documents(example))
    words = sorted({middle(item.title) for item in items} - {""})
    found: dict[str, set[str]] = {word: set() for word in words}
    totals: dict[str, int] = {}
    offset, step = 0, 25
    while words:
        for word, answer in zip(words, ask(whole, *words, limit=step, offset=offset), strict=True):
            assert not answer["related"]
            totals[word] = answer["total"]
            found[word].update(paths(answer))
        offset += step
        words = [word for word in words if totals[word] > offset]
    assert {word: len(seen) for word, seen in found.items()} == totals
    named = [item for item in items if middle(item.title)]
    assert [item.title for item in named if item.path not in found[middle(item.title)]] == []
    assert len(named) > 50 and len(items) - len(named) < 5


QUERIES = (
    "义卖",
    "義賣",
    "yimai",
    "ym",
    "10月24日",
    "0000-0021",
    "闽南",
    "志愿",
    "冬至 汤圆",
    "闽南童遥",
    "手",
    "无此物",
)


def test_one_file_and_many_find_the_same(whole: Path, sharded: Path) -> None:
    ones, others = ask(whole, *QUERIES), ask(sharded, *QUERIES)
    assert [{**one, "loaded": 0} for one in ones] == [{**one, "loaded": 0} for one in others]
    assert all(one["total"] for one in ones[:-1])


def test_a_query_loads_only_what_it_needs(sharded: Path) -> None:
    [answer] = ask(sharded, "义卖", limit=1)
    files = [path for path in sharded.rglob("*") if path.is_file()]
    assert len(answer["loaded"]) == 3 < len(files)


@pytest.mark.parametrize("host", [{}, {"page": "<!doctype html><title>404</title>"}, {"stale": True}])
def test_an_index_that_was_replaced_meanwhile_is_read_again(
    sharded: Path, tmp_path: Path, host: dict[str, object]
) -> None:
    """The host says that a part is gone, or shows a page instead, or something keeps what was fetched."""
    newer = write(edition_of(site(activity={"title": "皮影戏义卖"})), tmp_path, small=0)
    options = {"today": TODAY.isoformat()}
    before, _, after, gone = answers(
        sharded,
        [
            {"text": "闽南", "options": options},
            {"published": str(newer), **host},
            {"text": "皮影", "options": options},
            {"text": "闽南", "options": options},
        ],
    )
    assert before["total"] and gone["total"] == 0
    assert [result["title"] for result in after["results"]] == ["皮影戏义卖"]
    assert after["loaded"].count("index.json") == 1


def test_the_files_are_the_same_every_time(example: Edition) -> None:
    assert list(search.render(example)) == list(search.render(example))


def test_files_beside_the_first_are_named_after_their_content(example: Edition) -> None:
    files = {file.path: file.content for file in search.render(example, small=0)}
    del files["search/index.json"]
    texts = {path: content for path, content in files.items() if path.endswith(".txt")}
    assert texts and not [path for path, content in texts.items() if named(content) not in path]
    folders: dict[str, list[tuple[int, bytes]]] = {}
    for path, content in files.items() - texts.items():
        folder, number = re.fullmatch(r"search/parts/([0-9a-f]{8})/(\d+)\.json", path).groups()
        folders.setdefault(folder, []).append((int(number), content))
    assert folders
    for folder, held in folders.items():
        assert folder == named(b"\n".join(f"{number}".encode() + content for number, content in sorted(held)))


def named(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]


def test_folding_is_the_same_in_the_browser(whole: Path) -> None:
    texts = ["親子", "“云”ＡＢ", "閩南語童謠"]
    told = answers(whole, [{"text": "手工"}, *({"fold": text} for text in texts)])
    assert told[1:] == ["亲子", "云ab", "闽南语童谣"]


def test_the_folded_match_is_marked_in_the_text_as_written(whole: Path) -> None:
    [_, marked, apart, nothing] = answers(
        whole,
        [
            {"text": "手工"},
            {"parts": "長者「親」子班", "terms": ["亲子"]},
            {"parts": "植树，亲子", "terms": ["亲子植树"]},
            {"parts": "植树", "terms": ["", "树"]},
        ],
    )
    assert marked == [["長者「", False], ["親」子", True], ["班", False]]
    assert apart == [["植树", True], ["，", False], ["亲子", True]]
    assert nothing == [["植", False], ["树", True]]


def test_ordinary_pages_are_found(tmp_path: Path) -> None:
    page = search.Document(kind="page", path="guide/", title="第一次来", text="怎样坐公交车")
    [answer] = ask(write(edition_of(site()), tmp_path, [page]), "公交车")
    assert paths(answer) == ["guide/"] and answer["results"][0]["date"] == ""


def test_what_is_to_come_stands_before_what_is_past(tmp_path: Path) -> None:
    dates = {"past": "2026-11-05", "far": "2027-03-05", "near": "2026-12-05"}
    edition = edition_of(
        site(
            activities=[
                {"id": id, "start": f"{day} 09:00", "end": f"{day} 10:00"} for id, day in dates.items()
            ]
        )
    )
    [answer, past] = ask(write(edition, tmp_path), "手工课"), ask(tmp_path, "手工课", when="past")
    assert [path.split("/")[-2] for path in paths(answer[0])][:3] == ["near", "far", "past"]
    assert [(one["path"].split("/")[-2], one["state"]) for one in past[0]["results"]] == [("past", "ended")]


def test_a_cancelled_activity_says_so(tmp_path: Path) -> None:
    edition = edition_of(site(activity={"status": "cancelled", "reason": "下雨"}))
    [answer] = ask(write(edition, tmp_path), "手工课")
    assert answer["results"][0]["state"] == "cancelled"


def test_facets_count_what_another_choice_would_show(tmp_path: Path) -> None:
    [answer] = ask(write(edition_of(site()), tmp_path), "手工", kind="team")
    assert answer["facets"]["kind"] == {"activity": 1, "team": 1}
    assert answer["total"] == answer["facets"]["station"]["yongfuli"] == 1
