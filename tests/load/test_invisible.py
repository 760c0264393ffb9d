"""Characters that nobody sees are refused, but for those that a script or an emoji needs."""

import re
import unicodedata
from sys import maxunicode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.load.invisible import invisible, problem
from waystation.model import Mark

HERE = Mark(path="content/about.md")


@pytest.mark.parametrize(
    "text",
    [
        "端午\tA é ü – “x” … ½ ＡＢ\n~",
        "一家 👨‍👩‍👧‍👦 和 ❤️‍🔥 与 👩🏽‍🌾 🏳️‍🌈",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "葛\U000e0100城",
        "می‌خواهم क्‍ष",
        "ئۇيغۇرچە (\u200fA\u200f) 2",
        "བོད་\u200bཡིག",
        "ᠮᠣᠩᠭᠣᠯ᠎ᠠ ᠭ᠋",
        "\xa0\u3000",
    ],
)
def test_what_a_text_needs_may_stand_in_it(text: str) -> None:
    assert invisible(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("端午\u202e包粽子", 2),
        ("\u2066端午\u2069", 0),
        ("端\u200b午", 1),
        ("端\u200d午", 1),
        ("👨\u200d", 1),
        ("a\u200cb", 1),
        ("(\u200f)", 1),
        ("\u3164", 0),
        ("端\xad午", 1),
        ("a\U000e0100", 1),
        ("a\U000e0041", 1),
        ("\ufe00\u2060", 1),
        ("ئۇ\u202e", 2),
        ("端午\x1b", 2),
        ("端午\x00", 2),
        ("端午\u2028", 2),
        ("\ufeff", 0),
    ],
)
def test_what_nothing_needs_is_found(text: str, at: int) -> None:
    assert invisible(text) == at


def test_every_format_character_is_refused_where_nothing_needs_it() -> None:
    """But for those that are seen: signs around numbers, and those of shorthand and hieroglyphs."""
    seen = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f"
    seen += "\U0001bca0-\U0001bca3"
    formats = (letter for letter in map(chr, range(maxunicode + 1)) if unicodedata.category(letter) == "Cf")
    hidden = [letter for letter in formats if not re.match(f"[{seen}]", letter)]
    assert len(hidden) > 100
    assert not [hex(ord(letter)) for letter in hidden if invisible(f"a{letter}b") != 1]


@pytest.mark.parametrize(
    ("text", "at", "near"),
    [
        ("title: 端午\u202e包粽子真好玩", 9, "端午包粽子真"),
        ("一二\u200b三四五\u2060六\n七", 2, "一二三四五六"),
        ("一\n\u200b二", 2, None),
        ("title: \u200b端午", 7, None),
        ("\u200b\u200b", 0, None),
    ],
)
def test_the_letters_on_both_sides_are_named(text: str, at: int, near: str | None) -> None:
    assert problem(HERE, text, at).values.get("near") == near


@given(st.text())
def test_nothing_refused_means_nothing_but_letters(text: str) -> None:
    if invisible(text) is None:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", text)
