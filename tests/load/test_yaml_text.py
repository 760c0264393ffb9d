"""YAML as text: what is read, where it stands, what is refused."""

import pytest

from waystation.load.yaml_text import MAX_DEPTH, Tree, parse
from waystation.problems import Code


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("time: 19:30", {"time": "19:30"}),
        ("answer: no", {"answer": "no"}),
        ("number: 010123", {"number": "010123"}),
        ("day: 2026-12-05", {"day": "2026-12-05"}),
        ("float: 1.50", {"float": "1.50"}),
        ("text: true", {"text": "true"}),
        ("nothing:", {"nothing": None}),
        ("nothing: ~", {"nothing": None}),
        ("nothing: null", {"nothing": None}),
        ('text: "null"', {"text": "null"}),
        ('text: ""', {"text": ""}),
        ("text: |\n  one\n  two\n", {"text": "one\ntwo\n"}),
        ("list: [a, {b: c}]", {"list": ["a", {"b": "c"}]}),
        ("# nothing but a comment", None),
        ("", None),
        ("words", "words"),
        ("---\na: b\n", {"a": "b"}),
    ],
)
def test_every_scalar_stays_what_was_written(text: str, tree: Tree) -> None:
    document = parse(text, "a.yml")
    assert (document.tree, document.problems) == (tree, [])


def test_places_count_from_the_first_line_of_the_file() -> None:
    document = parse("title: 端午\nrepeat:\n  except: [一, 二]\n", "a.md", first_line=2)
    value, key = document.mark(("repeat", "except", 1)), document.mark(("repeat",), key=True)
    assert (value.path, value.line, value.column) == ("a.md", 4, 15)
    assert (key.line, key.column) == (3, 1)


def test_the_place_of_what_is_missing_is_that_of_what_encloses_it() -> None:
    document = parse("repeat: {every: week}\n", "a.md")
    assert document.mark(("repeat", "days", 3)) == document.mark(("repeat",))


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3", Code.DUPLICATE_KEY, 3, 1),
        ("a: {b: 1, b: 2}", Code.DUPLICATE_KEY, 1, 11),
        ("a: &x 1", Code.ANCHOR, 1, 4),
        ("a: *x", Code.ANCHOR, 1, 4),
        ("&x a: 1", Code.ANCHOR, 1, 1),
        ("a: !!int 1", Code.TAG, 1, 4),
        ("a: !x {}", Code.TAG, 1, 4),
        (f"a: {'[' * (MAX_DEPTH + 1)}", Code.TOO_DEEP, 1, MAX_DEPTH + 4),
        ("[" * 5000, Code.TOO_DEEP, 1, MAX_DEPTH + 2),
        ('a: "\\0"', Code.CONTROL_CHARACTER, 1, 4),
        ('"\\e": 1', Code.CONTROL_CHARACTER, 1, 1),
        ("a: 1\n---\nb: 2", Code.BROKEN_YAML, 2, 1),
        ("a：1\n", Code.FULL_WIDTH_COLON, 1, 1),
        ("a: 1\nb：2\n", Code.FULL_WIDTH_COLON, 2, 1),
        ("a: 1\nb:2\nc: 3", Code.COLON_WITHOUT_SPACE, 2, 1),
        ("a:\n\tb: 1", Code.TAB, 2, 1),
        ('a: 1\nb: "x\nc: 2', Code.QUOTE_OPEN, 2, 4),
        ("a: [x\nb: 2", Code.BRACKET_OPEN, 1, 4),
        ("a: x: y", Code.TEXT_NEEDS_QUOTES, 1, 1),
        ("a: 1\n  b: 2", Code.BROKEN_YAML, 2, 4),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, code: Code, line: int, column: int) -> None:
    problem = parse(text, "a.yml").problems[0]
    assert (problem.code, problem.mark.line, problem.mark.column) == (code, line, column)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("a: 1\nb：2\n", "b: 2"),
        ("a:\n  - b： 2\n  - c: 3\n    d：4\n", "d: 4"),
        ("a: 1\nb:2\nc: 3", "b: 2"),
        ("title: 通知: 停水", 'title: "通知: 停水"'),
        ('title: "端午"包粽子', "title: '\"端午\"包粽子'"),
        ('title: "C:\\path"', "title: 'C:\\path'"),
        ("title: it's: so", 'title: "it\'s: so"'),
        ("list: [a, b", "list: [a, b]"),
        ("title: 'x", "title: 'x'"),
    ],
)
def test_a_slip_is_shown_as_it_should_be(text: str, near: str) -> None:
    problem = parse(text, "a.yml").problems[0]
    assert problem.values["near"] == near
    assert parse(near, "a.yml").problems == []


def test_a_colon_inside_ordinary_text_is_no_slip() -> None:
    document = parse("title: ppt：制作\nlink: https://example.org\nnote: a:b\n", "a.yml")
    assert document.problems == []
