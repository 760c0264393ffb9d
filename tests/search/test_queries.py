"""How people type: another script, pinyin, dates, ends of numbers, slips."""

from pathlib import Path
from typing import Any

import pytest

from tests.in_memory import edition_of, site
from tests.search.asking import ask, paths, write


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    activities = (
        {"id": "laji", "title": "垃圾分类小达人闯关赛", "keywords": ["亲子"], "body": "八仙桌上发艾草香囊。"},
        {"id": "english", "title": "Neighbours' English Corner", "start": "2026-12-06 09:00", "end": None},
        {"id": "dengmi", "title": "元宵燈謎會", "organizer": "林桂香", "body": "住在8号楼的羅婉儀也來。"},
        {"id": "fangjia", "title": "国庆露天电影", "start": "2026-10-01", "end": None},
    )
    phones = ({"registration": {"required": "true", "phone": f"0595-0000-012{n}"}} for n in range(4))
    made = [a | p for a, p in zip(activities, phones, strict=True)]
    return write(edition_of(site(activities=made)), tmp_path_factory.mktemp("index"))


AT_ONCE = (
    ("达人", "laji"),
    ("達人", "laji"),
    ("囊", "laji"),
    ("香囊", "laji"),
    ("灯谜", "dengmi"),
    ("罗婉仪", "dengmi"),
    ("lajifenlei", "laji"),
    ("fenl", "laji"),
    ("laji fenlei", "laji"),
    ("lin gui xiang", "dengmi"),
    ("qz", "laji"),
    ("ljflxdr", "laji"),
    ("10月1日", "fangjia"),
    ("2026-10-01", "fangjia"),
    ("20261001", "fangjia"),
    ("2026/10/1", "fangjia"),
    ("10.1", "fangjia"),
    ("十月一日", "fangjia"),
    ("国庆10月1日电影", "fangjia"),
    ("8号楼", "dengmi"),
    ("0595-0000-0121", "english"),
    ("059500000121", "english"),
    ("00000121", "english"),
    ("0000121", "english"),
    ("0121", "english"),
    ("engl", "english"),
    ("电影 国庆", "fangjia"),
    ("垃圾分类达人", "laji"),
)
MEANT = (
    ("垃极分类", "laji"),
    ("englsh corner", "english"),
    ("艾草乡囊", "laji"),
    ("临桂香", "dengmi"),
)
RELATED = ("露天电视", "垃投分类", "小达人烧烤")
NOT_THERE = ("", "   ", "，", "滑雪", "zzzz", "2031年1月1日")
HOSTILE = (
    *("\\", "(", "[", "~", "d", "0", "13月40日", "😀", "-" * 50),
    *("a" * 500, "活" * 200, "zhuangzhuang" * 30, "月" * 100, "9" * 100),
)


@pytest.fixture(scope="module")
def found(index: Path) -> dict[str, Any]:
    """The answer to each text, asked together because the runtime takes its time to start."""
    texts = [*(text for text, _ in (*AT_ONCE, *MEANT)), *RELATED, *NOT_THERE, *HOSTILE]
    return dict(zip(texts, ask(index, *texts), strict=True))


@pytest.mark.parametrize(("text", "id"), AT_ONCE)
def test_it_is_found_at_once(found: dict[str, Any], text: str, id: str) -> None:
    assert not found[text]["related"]
    assert paths(found[text])[0] == f"stations/yongfuli/activities/{id}/"


@pytest.mark.parametrize(("text", "id"), MEANT)
def test_a_word_that_sounds_alike_or_has_a_slip_is_meant(found: dict[str, Any], text: str, id: str) -> None:
    assert not found[text]["related"]
    assert paths(found[text])[0] == f"stations/yongfuli/activities/{id}/"


@pytest.mark.parametrize("text", RELATED)
def test_what_shares_a_part_is_only_related(found: dict[str, Any], text: str) -> None:
    assert found[text]["related"] and found[text]["total"]


@pytest.mark.parametrize("text", NOT_THERE)
def test_what_is_not_there_is_not_found(found: dict[str, Any], text: str) -> None:
    assert found[text]["total"] == 0 and not found[text]["related"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_query(found: dict[str, Any], text: str) -> None:
    assert len(found[text]["results"]) == min(10, found[text]["total"])
