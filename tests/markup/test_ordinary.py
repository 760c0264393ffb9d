"""Authors' ordinary pages: nothing runs in them, and everything that the theme's extensions make stays."""

import pytest
from markdown import Markdown

from waystation.markup.ordinary import WithoutHtml, cleaned

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
]
EXTENSIONS += ["pymdownx.details", "pymdownx.highlight", "pymdownx.mark", "pymdownx.superfences"]
EXTENSIONS += ["pymdownx.tabbed", "pymdownx.tasklist"]
CONFIGS = {"pymdownx.tabbed": {"alternate_style": True}, "tables": {"use_align_attribute": True}}


def made(text: str) -> str:
    md = Markdown(extensions=[*EXTENSIONS, WithoutHtml()], extension_configs=CONFIGS)
    return cleaned(md.convert(text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<script>alert(1)</script>", ""),
        ("<div>\n字\n</div>\n\n后", "<p>后</p>"),
        ('<div markdown="1">\n*字*\n</div>', ""),
        ("前 <b onclick=x>粗</b> 后", "<p>前 粗 后</p>"),
        ("前 <!-- 给同事的话 --> 后", "<p>前  后</p>"),
        ("<!-- 给同事的话 -->\n\n后", "<p>后</p>"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("[去](javascript:x)", "<p><a>去</a></p>"),
        ("[去](<java&#115;cript:x>)", "<p><a>去</a></p>"),
        ("![图](https://x.example/a.png)", "<p>图</p>"),
        ("![图<](//x.example/a.png)", "<p>图&lt;</p>"),
        ("![图](a.png)", '<p><img alt="图" src="a.png"></p>'),
        ("字\n{: onclick=x style=y .big}", '<p class="big">字</p>'),
        ("字\n{: .ws-alert #ws-clock data-copy=x}", "<p>字</p>"),
        ("|a|\n|-:|\n|1|", None),
    ],
)
def test_text_becomes(written: str, expected: str | None) -> None:
    result = made(written).strip()
    assert "style=" not in result
    if expected is not None:
        assert result == expected


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("# 一 {#one}", '<h1 id="one">一</h1>'),
        ("!!! note\n    字", '<p class="admonition-title">Note</p>'),
        ("??? tip\n    字", '<details class="tip">'),
        ('===! "甲"\n    字', '<input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio">'),
        ('===! "甲"\n    字', '<label for="__tabbed_1_1">甲</label>'),
        ("- [x] 好", '<input type="checkbox" disabled="" checked="">'),
        ("```python\nx = '<b>'\n```", "&lt;b&gt;"),
        ("字[^1]\n\n[^1]: 注", '<a class="footnote-ref" href="#fn:1">1</a>'),
        ("==亮==", "<mark>亮</mark>"),
        ("词\n:   解", "<dt>词</dt>\n<dd>解</dd>"),
        ("|a|\n|-:|\n|1|", '<td align="right">1</td>'),
        ('[去](https://example.org/ "题")', '<a href="https://example.org/" title="题">去</a>'),
    ],
)
def test_what_extensions_make_stays(written: str, kept: str) -> None:
    assert kept in made(written)
