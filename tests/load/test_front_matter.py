"""A Markdown file's two parts."""

import pytest

from waystation.load.front_matter import Parts, split
from waystation.problems import Code, Problem


@pytest.mark.parametrize(
    ("text", "yaml", "body", "line"),
    [
        ("---\na: b\n---\ntext", "a: b", "text", 4),
        ("---\na: b\n---", "a: b", "", 4),
        ("---\n---\ntext\n", "", "text", 3),
        ("---  \na: b\n--- \n\n\ntext\n\n", "a: b", "text", 6),
        ("---\na: b\n---\none\n---\ntwo", "a: b", "one\n---\ntwo", 4),
        ("---\na: |\n  x\n  ---\n---\n", "a: |\n  x\n  ---", "", 6),
    ],
)
def test_the_parts_are_divided_by_two_lines_of_hyphens(text: str, yaml: str, body: str, line: int) -> None:
    assert split(text, "a.md") == Parts(yaml=yaml, first_line=2, body=body, body_line=line)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.NO_FRONT_MATTER),
        ("text", Code.NO_FRONT_MATTER),
        ("\n---\na: b\n---\n", Code.NO_FRONT_MATTER),
        (" ---\na: b\n---\n", Code.NO_FRONT_MATTER),
        ("----\na: b\n----\n", Code.NO_FRONT_MATTER),
        ("---", Code.FRONT_MATTER_OPEN),
        ("---\na: b\n ---\n", Code.FRONT_MATTER_OPEN),
    ],
)
def test_a_file_without_both_lines_is_refused(text: str, code: Code) -> None:
    found = split(text, "a.md")
    assert isinstance(found, Problem) and found.code is code
