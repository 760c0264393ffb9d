"""A line of the content, and carets that stand below the value."""

from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.report.excerpt import MOST_COLUMNS, excerpt, width


@pytest.mark.parametrize(
    ("line", "column", "value", "carets"),
    [
        ("start: 2026-7-35", 8, "2026-7-35", "       ^^^^^^^^^"),
        ("title: 端午包粽子", 8, "端午包粽子", "       ^^^^^^^^^^"),
        ("标题: 端午", 5, "端午", "\u3000\u3000  ^^^^"),
        ("days: [周六, Sat]", 12, "Sat", "       \u3000\u3000  ^^^"),
        ('title: "!注意"', 8, "!注意", "       ^^^^^^^"),
        ("title: [甲, 乙]", 8, "[…]", "       ^"),
        ("titel: 端午", 1, "titel", "^^^^^"),
        ("repeat: {every: week}", 9, "", "        ^"),
        ("start: 2 2 2", 8, "…", "       ^"),
        ("title: 好的好", 8, "好的人", "       ^^"),
        ("title:", 7, "端午", "      ^"),
        ("e\u0301: x", 5, "x", "   ^"),
        ("a:  一  b  c", 5, "一 b c", "    ^^^^^^^^"),
    ],
)
def test_carets_stand_below_the_value(line: str, column: int, value: str, carets: str) -> None:
    assert excerpt(line, column, value) == (line, carets)


def test_a_value_too_long_to_be_quoted_is_underlined_as_far_as_it_was() -> None:
    line = f"title: {'长' * 40}"
    shown, carets = excerpt(line, 8, f"{'长' * 20}…")
    assert (shown, carets) == (line, "       " + "^" * 40)


def test_nothing_that_a_terminal_obeys_is_shown() -> None:
    shown, carets = excerpt("\ttitle: a\x1b[31m\u202eb\u3000c", 16, "b")
    assert shown == "→title: a\ufffd[31m\ufffdb\u3000c"
    assert carets == " " * 15 + "^"


@given(st.text(max_size=300), st.integers(1, 310), st.text(max_size=20))
def test_whatever_is_written_fits_the_screen_with_its_carets_inside(
    line: str, column: int, value: str
) -> None:
    shown, carets = excerpt(line, column, value)
    assert shown.isprintable() or "\u3000" in shown
    assert width(shown) <= MOST_COLUMNS
    blank = carets.rstrip("^")
    assert set(blank) <= {" ", "\u3000"} and carets != blank
    assert width(blank) <= width(shown)


@given(st.text(st.characters(categories=["Lo", "Ll", "Nd"]), min_size=1, max_size=30), st.data())
def test_carets_begin_where_the_value_does(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    _, carets = excerpt(line, start + 1, line[start:])
    columns = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line[:start])
    assert width(carets.rstrip("^")) == columns


def test_of_a_long_line_what_is_around_the_value_is_shown() -> None:
    line = "title: " + "很" * 300 + "2026-7-35" + "长" * 300
    shown, carets = excerpt(line, 308, "2026-7-35")
    assert shown.startswith("…很") and shown.endswith("长…") and "2026-7-35" in shown
    assert len(carets.rstrip("^").replace("\u3000", "  ")) == width(shown[: shown.index("2026")])
