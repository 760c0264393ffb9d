"""Authors' Markdown: what it becomes, and what it can never become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.markup import html, plain, stripped
from waystation.model import Markdown

LABELS = {
    "note": "请注意",
    "tip": "提示",
    "important": "重要",
    "warning": "当心",
    "caution": "小心",
    "back": "回到",
}


def made(text: str, folder: str = "stations/east/activities") -> str:
    return html(Markdown(text), LABELS, folder).strip()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("**注意：**请带水", "<p><strong>注意：</strong>请带水</p>"),
        ("~~旧~~新", "<p><del>旧</del>新</p>"),
        ("# 大标题", "<h3>大标题</h3>"),
        ("<b>粗</b>", "<p>粗</p>"),
        ("<script>alert(1)</script>", ""),
        ("[x](javascript:alert(1))", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
    ],
)
def test_markdown_becomes(written: str, expected: str) -> None:
    assert made(written) == expected


@pytest.mark.parametrize(
    ("written", "address", "after"),
    [
        ("见 https://example.org/a，谢谢", "https://example.org/a", "，谢谢"),
        ("见 https://example.org/a。", "https://example.org/a", "。"),
        ("见 www.example.org；好", "http://www.example.org", "；好"),
        ("见 https://example.org/a（示例）", "https://example.org/a", "（示例）"),
    ],
)
def test_bare_address_ends_where_chinese_begins(written: str, address: str, after: str) -> None:
    result = made(written)
    assert f'href="{address}"' in result
    assert f"</a>{after}</p>" in result


def test_bare_address_in_code_is_left_alone() -> None:
    assert made("`https://example.org/a，b`") == "<p><code>https://example.org/a，b</code></p>"


def test_link_to_a_content_file_leads_to_its_page() -> None:
    assert 'href="../../../../stations/east/teams/readers/#x"' in made("[队](../teams/readers.md#x)")


def test_image_beside_the_file_is_found_from_its_page() -> None:
    assert 'src="../../../../stations/east/activities/a.jpg"' in made("![图](a.jpg)")


def test_alert_and_footnote_speak_the_sites_language() -> None:
    result = made("> [!NOTE]\n> 看这里[^1]\n\n[^1]: 脚注")
    assert "请注意" in result
    assert 'aria-label="回到 1"' in result
    assert "Note" not in result


def test_task_list_and_table() -> None:
    result = made("- [x] 好\n\n|a|b|\n|-|-:|\n|1|2|")
    assert '<input type="checkbox" checked="" disabled="">' in result
    assert '<td align="right">2</td>' in result


@given(st.text(max_size=200))
def test_no_text_brings_script_or_handler(text: str) -> None:
    result = made(text).lower()
    assert "<script" not in result
    assert "<iframe" not in result
    assert "<style" not in result


def test_plain_is_one_line_of_text() -> None:
    assert plain("**注意：** a & “b”\n\n- c") == "注意： a & “b” c"
    assert plain("字" * 200) == "字" * 149 + "…"


@given(st.text(alphabet="ab中文 .。-+#=|:>1)!'\"/(),，\u3000\xa0%$^;?{}…—– hw", max_size=24))
def test_text_without_marks_is_what_markdown_makes_of_it(text: str) -> None:
    assert plain(text, 1000) == stripped(html(Markdown(text), LABELS))
