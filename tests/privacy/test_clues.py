"""Clues save a search for personal data, and never lose any."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.privacy.labelled import labelled
from waystation.privacy import birth, email, home, mobile, qq, wechat
from waystation.privacy.folding import fold

SETS = [f"{name}{label}" for name in ("", "unseen-", "staff-", "held-out-") for label in ("true", "false")]
CLUES = {
    "birth": (birth.CLUE, birth._patterns()),
    "email": (email.CLUE, (email._EMAIL,)),
    "home": (home._SIGN, (home._home(),)),
    "mobile": (mobile._APART, (mobile._SAID,)),
    "qq": (qq.CLUE, (qq._QQ,)),
    "wechat": (wechat.CLUE, (wechat._WECHAT,)),
}
PIECES = (
    "3 12 301 0101 A B2 三 十二 三百零一 甲 东 左 边 的 栋 幢 座 号 楼 # 院 弄 单元 门洞 梯 门 层 室 房 户 "
    "排 村 小区 花园 住在 地址 送到 - , 、 外 间 元"
)
ADDRESS = st.lists(st.sampled_from([*PIECES.split(), " "]), min_size=3, max_size=12).map("".join)


@pytest.mark.parametrize("name", CLUES)
def test_what_is_found_has_a_clue(name: str) -> None:
    clue, patterns = CLUES[name]
    texts = [fold(text).text for some in SETS for _, text in labelled(some)]
    found = [text for text in texts if any(pattern.search(text) for pattern in patterns)]
    assert found
    assert [text for text in found if not clue.search(text)] == []


@settings(max_examples=1000)
@given(ADDRESS)
def test_every_address_has_a_sign(text: str) -> None:
    assert home._SIGN.search(text) or not home._home().search(text)


@given(st.lists(st.sampled_from(["WE", "chat", *"微信Vx加w1v:卫星 "])))
def test_the_clue_of_wechat_ids_is_as_it_reads(pieces: list[str]) -> None:
    text = "".join(pieces)
    read = re.compile(
        r"信|[wv] ?x|we ?chat|weixin|[加+] ?[vw]|(?<![a-z0-9])v ?[:=]|卫星|绿泡泡", re.IGNORECASE
    )
    assert bool(wechat.CLUE.search(text)) == bool(read.search(text))
