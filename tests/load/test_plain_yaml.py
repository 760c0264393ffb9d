"""Front matter that is read line by line is read as libyaml reads it, places included."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.builds import REPO
from waystation.load import front_matter, plain_yaml, yaml_text

WORDS = st.sampled_from(
    (
        *(
            "title",
            "start",
            "true",
            "null",
            "no",
            "~",
            "2026-11-28 09:00",
            "09:00-12:00",
            "端午 包粽子",
            "60+",
        ),
        *("a#b", "a #b", "a: b", "a:b", "a:", "-", "- a", "-1", "?", "? a", "'", '"', "'甲'", '"乙"'),
        *(
            '"\\n"',
            "it's",
            "50%",
            "%",
            "@a",
            "a@b",
            "`",
            "!a",
            "&a",
            "*a",
            "|",
            ">",
            "---",
            "...",
            "{}",
            "[]",
        ),
        *("", " ", "[", "]", "{", "}", ",", ", ", ": ", "#", "# a", "\t", "，", "：", "http://a/b", "a,b"),
        *("{every: week, days: [Sat]}", "[{date: 2026-12-19, status: cancelled}]", "[甲, 乙]"),
        *("\u3000", "\xa0", "😀"),
    )
)
LINES = st.builds(
    lambda margin, key, words, tail: f"{margin}{key}{''.join(words)}{tail}",
    st.sampled_from(("", "", "", " ", "  ", "- ", "  - ", "    - ", "# ")),
    st.sampled_from(("title: ", "start: ", "tags:", "tags: ", "a: ", "", "A: ", '"a": ')),
    st.lists(WORDS, max_size=4),
    st.sampled_from(("", "", " ", "  ", " # 说明")),
)


@given(st.lists(LINES, min_size=1, max_size=6))
@settings(max_examples=500)
@example(["tags:", "- a", "- b", "title: c"])
@example(["tags:", "  - {a: 1}", "  - [b]", ""])
@example(["title: a", "  b"])
@example(["title: ~"])
@example(["tags: [~, null]"])
def test_what_is_read_is_what_libyaml_reads(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = plain_yaml.read(text, 2)
    if read is not None:
        document = yaml_text.parse_any(text, "a.md", 2)
        assert not document.problems
        assert read == (document.tree, document.keys, document.values)


def test_the_example_is_read_line_by_line() -> None:
    read = [
        plain_yaml.read(parts.yaml, parts.first_line) is not None
        for path in sorted(REPO.glob("content/stations/*/activities/*.md"))
        for parts in [front_matter.split(path.read_text("utf-8"), path.name)]
        if isinstance(parts, front_matter.Parts)
    ]
    assert sum(read) > 0.8 * len(read)
