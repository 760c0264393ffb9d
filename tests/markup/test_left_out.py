"""What authors write in vain is found where it stands."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.markup import Kind, LeftOut, html, left_out
from waystation.model import Markdown

LABELS = dict.fromkeys(("note", "tip", "important", "warning", "caution", "back"), "")
PIECES = ["<b>", "</b>", "<", ">", "`", "\\", "*", "_", "\n", "\n\n", "    ", "- ", "> ", "|", "<!--", "-->"]
PIECES += ["<script>", "</div>", "<div\n", "[a](javascript:x)", "![a](//x.example/a.png)", "[a]: ", "[a]"]
PIECES += ["<x@y.example>", "<?", "<![CDATA[", "端午", "é", "👨‍👩‍👧", "{: onclick=x}", "```\n", "a"]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def found(text: str) -> list[tuple[str, str, int, int]]:
    return [(one.kind.value, one.value, one.line, one.column) for one in left_out(Markdown(text))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("好<b>", [("tag", "<b>", 1, 2)]),
        ("一行\n\n<div>\n<b>字</b>\n</div>", [("tag", "<div>", 3, 1)]),
        ("</div>字", [("tag", "</div>", 1, 1)]),
        ("端午 [去](javascript:x)", [("link", "[去](javascript:x)", 1, 4)]),
        ("👪 ![图](https://x.example/a.png)", [("picture", "![图](https://x.example/a.png)", 1, 3)]),
        ("- 一\n\n  [去][a]\n\n[a]: data:text/html,x", [("link", "[去][a]", 3, 3)]),
        ("字{: style=x}", [("attributes", "{: style=x}", 1, 2)]),
        ("<!-- 没有完", [("tag", "<!--", 1, 1)]),
        ("好![](a.jpg)", [("wordless", "![](a.jpg)", 1, 2)]),
        ("![ ](../photos/a.jpg '题')", [("wordless", "![ ](../photos/a.jpg '题')", 1, 1)]),
    ],
)
def test_what_is_left_out_is_told_with_its_place(written: str, expected: list[object]) -> None:
    assert found(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "`<b>`",
        "    <b>",
        "```\n<script>\n```",
        r"\<b>",
        "3 < 5，a<b",
        "<!-- 给同事的话 <b> -->",
        "<https://example.org/> <a@example.org>",
        "[甲](https://example.org) [乙](../teams/readers.md) [丙](tel:110) [丁](mailto:a@example.org)",
        "[戊](#x) [己](/about/)",
        "![图](a.jpg)",
        "价目 {a: b}",
    ],
)
def test_what_the_page_shows_is_not_told(written: str) -> None:
    assert not found(written)


@pytest.mark.parametrize(("tag", "instead"), [("<b>", "**…**"), ("<H2>", "## …"), ("</b>", ""), ("<u>", "")])
def test_a_tag_with_a_sign_of_its_own_names_it(tag: str, instead: str) -> None:
    (one,) = left_out(Markdown(tag))
    assert isinstance(one, LeftOut) and one.kind is Kind.tag and one.instead == instead


@given(texts)
def test_every_place_is_in_the_text(text: str) -> None:
    lines = text.split("\n")
    for one in left_out(Markdown(text)):
        assert lines[one.line - 1][one.column - 1 :].startswith(one.value.split("\n")[0])


class _Shown(HTMLParser):
    """The letters that a page shows, wherever they stand on it."""

    def __init__(self, made: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.feed(made)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


@given(texts)
def test_a_tag_that_is_gone_has_been_told(text: str) -> None:
    """Nothing told means that every < of a tag is on the page, but for what nobody is to see."""
    hidden = ("<!--", "[a]: ", "```")
    if any(one.kind is Kind.tag for one in left_out(Markdown(text))) or any(one in text for one in hidden):
        return
    shown = _Shown(html(Markdown(text), LABELS)).text
    for tag in ("<b>", "<script>", "<?", "<![CDATA["):
        assert shown.count(tag) == text.count(tag)


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 100_000 + "-->",
        "<b>" * 100_000,
        "<b " * 100_000,
        "`<b>`" * 100_000,
        "{" + "on" * 200_000,
        "[x](javascript:1)" * 25_000,
        "[a]: /x\n" * 30_000 + "[a]" * 30_000,
        "[a]: /x\n" * 30_000 + "[a]\n" * 30_000,
        "https://example.org\n" * 20_000,
        "\\" * 400_000 + "<b>",
    ],
)
def test_a_hostile_text_is_looked_through_in_bounded_steps(text: str) -> None:
    """A step too many here, and the test does not end."""
    assert len(list(left_out(Markdown(text)))) <= 20
