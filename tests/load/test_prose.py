"""Authors' ordinary pages: a title and a description before the text, or the text alone."""

from zoneinfo import ZoneInfo

import pytest

from waystation.load.entries import Place
from waystation.load.prose import from_markdown
from waystation.problems import Code

PLACE = Place(path="content/about.md", station=None, kind="prose", zone=ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("written", "title", "body", "line"),
    [
        ("# 关于我们\n\n字", None, "# 关于我们\n\n字", 1),
        ("Note: 下雨改期\n\n字", None, "Note: 下雨改期\n\n字", 1),
        ("---\ntitle: 关于我们\ndescription: 字\n---\n\n\n字\n", "关于我们", "字", 7),
        ("---\n---\n字", None, "字", 3),
        ("", None, "", 1),
    ],
)
def test_a_page_has_a_text_and_perhaps_a_title(written: str, title: str | None, body: str, line: int) -> None:
    found = from_markdown(written, PLACE)
    (page,) = found.prose
    assert not found.problems
    assert (page.title, page.body) == (title, body)
    assert (page.mark.path, page.mark.of("body").line) == ("content/about.md", line)


@pytest.mark.parametrize(
    ("written", "code", "line"),
    [
        ("---\ntitle: 一\nlayout: wide\n---\n", Code.UNKNOWN_FIELD, 3),
        ("---\ntitle: [一]\n---\n", Code.NOT_TEXT, 2),
        ("---\ntitle: &a 一\n---\n", Code.ANCHOR, 2),
        ("---\n- 一\n---\n", Code.NOT_A_MAPPING, 2),
        ("---\ntitle: 一\n", Code.FRONT_MATTER_OPEN, 1),
    ],
)
def test_what_stands_before_the_text_is_checked(written: str, code: Code, line: int) -> None:
    found = from_markdown(written, PLACE)
    assert not found.prose
    assert [(one.code, one.mark.line) for one in found.problems] == [(code, line)]
