"""What texts are found by."""

from datetime import date
from pkgutil import get_data

import pytest
from pypinyin import lazy_pinyin

from tools.pinyin import table
from waystation.search.folding import alphabet, common, fold, joined
from waystation.search.pinyin import abbreviated, by_sound, initials, spelled
from waystation.search.tokens import day_tokens, tokens
from waystation.words.pinyin import TABLE, readings, syllables


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("親子植樹", "亲子植树"),
        ("ＡＥＤ實操", "aed实操"),
        ("“云”种树", "云种树"),
        ("「阳光妈妈」义工坊", "阳光妈妈义工坊"),
        ("Neighbours' Corner", "neighbours corner"),
        ("①号", "1号"),
        ("lǜ ü", "lǜ v"),
    ],
)
def test_scripts_widths_cases_and_quotes_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_twice_changes_nothing() -> None:
    text = "臺灣裡面著作乾杯「ＡＢ」①"
    assert fold(fold(text)) == fold(text)


def test_lines_that_break_inside_han_text_are_one_text() -> None:
    assert joined("亲子\n植树 day 10 月") == "亲子植树 day 10 月"


def test_han_runs_are_pairs_and_their_last_character() -> None:
    assert tokens("小达人") == ["小达", "达人", "人"]


def test_words_and_numbers_stand_for_themselves() -> None:
    assert {"aed", "3d", "8", "8号"} <= set(tokens("aed实操 3d打印 8 号楼"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10月1日", {"d1001"}),
        ("10 月 1 号", {"d1001"}),
        ("十月二十一日", {"d1021"}),
        ("二月十日", {"d0210"}),
        ("2026年10月1日", {"d20261001", "d1001"}),
        ("2026-10-01", {"d20261001", "d1001"}),
        ("3 至 12 岁", set()),
    ],
)
def test_dates_are_found_however_they_are_written(text: str, found: set[str]) -> None:
    assert {token for token in tokens(text) if token.startswith("d")} == found


def test_a_day_is_found_with_and_without_its_year() -> None:
    assert day_tokens(date(2026, 10, 1)) == ("d20261001", "d1001")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("电话0592-0550441", {"0550441", "0441"}),
        ("0595-0000-0031", {"00000031", "0000031", "0031"}),
        ("13800138000", {"13800138000", "00138000", "0138000", "8000"}),
        ("400-810-1234", {"4008101234", "08101234", "8101234", "1234"}),
    ],
)
def test_phones_are_found_without_hyphens_and_by_their_ends(text: str, found: set[str]) -> None:
    assert {token for token in tokens(text) if token.isdigit()} == found


def test_pinyin_is_pairs_of_syllables() -> None:
    assert list(spelled("林桂香 aed")) == ["lingui", "guixiang", "xiang"]


def test_the_sound_follows_the_word() -> None:
    assert "yinhang" in spelled("银行") and "zhangda" in spelled("长大")


def test_the_table_of_sounds_is_pypinyins() -> None:
    written = get_data("waystation.words", TABLE)
    assert written and written.decode() == table()


@pytest.mark.parametrize("text", ["音乐银行重阳节", "青春期成长", "长者食堂", "朝阳都市", "会计行长", "行人"])
def test_running_text_sounds_as_pypinyin_has_it(text: str) -> None:
    assert list(syllables(text, readings())) == lazy_pinyin(text)


def test_initials_begin_at_every_character() -> None:
    assert list(initials("亲子植树日")) == ["~qzzs", "~zzsr", "~zsr", "~sr", "~r"]
    assert abbreviated("亲子") == "~qz"


def test_characters_share_a_syllable() -> None:
    assert by_sound("粽棕亲") == {"qin": "亲", "zong": "棕粽"}


def test_a_traditional_character_that_nobody_wrote_folds_all_the_same() -> None:
    pairs = alphabet(["亲子"], ["亲子"])
    assert pairs["親"] == "亲"
    assert "樹" not in pairs
    assert "“" not in pairs


def test_common_characters_are_the_everyday_ones() -> None:
    assert len(common()) == 3755 and "的" in common() and "親" not in common()
