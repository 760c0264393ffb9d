"""What can be mended without asking, and what is left alone."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waystation.fixes import mended
from waystation.load import front_matter, yaml_text
from waystation.load.entries import Place
from waystation.problems import Problem

SMALL = Path(__file__).parents[1] / "sites" / "small"
ACTIVITY = Place(
    path="content/stations/east/activities/any.md", station="east", kind="activities", zone=ZoneInfo("UTC")
)
LIST = Place(
    path="content/stations/east/activities/any.yml", station="east", kind="activities", zone=ZoneInfo("UTC")
)


def fields(text: str) -> str:
    """The fields of an activity after mending; the text below them must stay as it is."""
    body = "---\n正文  \n\t2026-7-5 ９：００\n"
    made = mended(f"---\ntitle: 甲\n{text}\n{body}".encode(), ACTIVITY).decode()
    assert made.startswith("---\ntitle: 甲\n") and made.endswith(f"\n{body}")
    return made.removeprefix("---\ntitle: 甲\n").removesuffix(f"\n{body}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("start: 2026-7-5", "start: 2026-07-05"),
        ("start: ２０２６－０７－０５", "start: 2026-07-05"),
        ("start: 2026/07/05 9：00", "start: 2026-07-05 09:00"),
        ("start: 2026年7月5日 09：30", "start: 2026-07-05 09:30"),
        ("start: '2026-7-5'", "start: '2026-07-05'"),
        ('start: "2026-7-5 9:00"  # 端午', 'start: "2026-07-05 09:00"  # 端午'),
        (
            "start: 2026-7-5 9:00\nend: 2026-7-5 11：00  ",
            "start: 2026-07-05 09:00\nend: 2026-07-05 11:00",
        ),
        (
            "start: 2026-07-04\nrepeat: {every: week, until: 2026-7-25, except: [2026-7-11, 2026/7/18]}",
            "start: 2026-07-04\nrepeat: {every: week, until: 2026-07-25, except: [2026-07-11, 2026-07-18]}",
        ),
        ("lunar: {month: 8, day: 15}\ntime: 18：30～20：30\nfrom: 2027-1-1",
         "lunar: {month: 8, day: 15}\ntime: 18:30-20:30\nfrom: 2027-01-01"),
        ("start: 2026-07-05\nrepeat:\n\tevery: week", "start: 2026-07-05\nrepeat:\n  every: week"),
        ("start: 2026-07-05\nrepeat:\n\tevery: week\n\tuntil: 2026-7-26",
         "start: 2026-07-05\nrepeat:\n  every: week\n  until: 2026-07-26"),
        ("start: 2026-07-05 \t\nsummary:   ", "start: 2026-07-05\nsummary:"),
    ],
)  # fmt: skip
def test_what_says_the_same_in_other_signs_is_mended(written: str, meant: str) -> None:
    assert fields(written) == meant
    assert fields(meant) == meant


@pytest.mark.parametrize(
    "written",
    [
        "start: 2026-07-05",
        "start: 2026-7-35",
        "start: 7-5",
        "start: 上午九点",
        "start: 2026-07-05 9点",
        "start: 2026-07-05\nplaces_left_at: 2026-07-05",
        "start: 2026-07-05\nrepeat: {every: week, except: [2026-07-12 09:00]}",
        "start: 2026-07-05\nduration: 90分钟",
        "start: 2026-07-05\nsummary: 9：00 到 2026-7-5",
        "start: 2026-07-05\nsummary: |\n  一  \n  二",
        "start: 2026-07-05\nsummary: \"一  \\\n  二\"",
        "start: 2026-07-05\nsummary: 一\t二",
        "start: 2026-07-05\nrepeat:\n\tevery: week\nsummary: '一",
        "start: 2026-07-05\nrepeat:\n    every: week\n\tuntil: 2026-07-26",
    ],
)  # fmt: skip
def test_what_would_have_to_be_guessed_is_left(written: str) -> None:
    assert fields(written) == written


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    written = "\ufeff---\r\ntitle: 甲 \r\nstart: 2026-7-5\n---\r\n乙 \r\r\n".encode()
    assert (
        mended(written, ACTIVITY) == "\ufeff---\r\ntitle: 甲\r\nstart: 2026-07-05\n---\r\n乙 \r\r\n".encode()
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"---", b"\xff\xfe", b"---\ntitle: \x07\nstart: 2026-7-5\n---\n", b"no fields  \n2026-7-5"],
)
def test_what_cannot_be_read_is_left(content: bytes) -> None:
    assert mended(content, ACTIVITY) == content


def test_lists_and_stations_are_mended() -> None:
    assert (
        mended(b"- id: a\n  title: x\n  start: 2026-7-5  \n", LIST)
        == b"- id: a\n  title: x\n  start: 2026-07-05\n"
    )
    text = (SMALL / "stations.yml").read_text("utf-8")
    assert mended(text.replace("2026-12-03", "2026-12-3").encode(), None) == text.encode()


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "start: ",
                "end: ",
                "repeat: {every: week, until: ",
                "}",
                "summary: |\n  ",
                "changes:\n- {date: ",
            ),
            *(
                "2026-7-5",
                "２０２６年7月5日",
                "9：00",
                " 09:00",
                "2026-07-05",
                "'",
                '"',
                "\n",
                "\n  ",
                "\n\t",
                " \t",
            ),
            *("：", ": ", "# ", "\r\n", "端午"),
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=200)
@given(PIECES, st.text(max_size=20))
def test_mending_keeps_lines_and_the_text_and_ends(written: str, below: str) -> None:
    content = f"---\ntitle: 甲\n{written}\n---\n{below}".encode("utf-8", "surrogatepass")
    once = mended(content, ACTIVITY)
    assert mended(once, ACTIVITY) == once
    assert once.count(b"\n") == content.count(b"\n") and once.count(b"\r") == content.count(b"\r")
    before, after = (front_matter.split(text.decode("utf-8", "replace"), "a.md") for text in (content, once))
    if isinstance(before, Problem) or isinstance(after, Problem):
        assert once == content
        return
    assert after.body == before.body
    was, now = (yaml_text.parse(parts.yaml, "a.md") for parts in (before, after))
    if not was.problems:
        assert not now.problems and shape(now.tree) == shape(was.tree)


def shape(tree: object) -> object:
    """What a tree is like without the words in it that look like a date."""
    if isinstance(tree, dict):
        return {key: shape(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [shape(value) for value in tree]
    return "…" if isinstance(tree, str) and any(sign.isdigit() for sign in tree) else tree
