"""Problems in each format that a program reads."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.golden import agree
from waystation.model import Mark
from waystation.problems import Code, Problem
from waystation.report import FORMATS, Report, github
from waystation.words import languages, words

GOLDEN = Path(__file__).parent / "golden"
ANY = Path("content/stations/east/activities/any.md")
DATE = Problem(
    mark=Mark(path=str(ANY), line=3, column=8),
    code=Code.NOT_DATE,
    values={"field": "start", "value": "2026-7-35"},
)
TIME = Problem(
    mark=Mark(path=str(ANY), line=4, column=6),
    code=Code.NOT_MOMENT,
    values={"field": "end", "value": "5：3", "near": "2026-07-05 05:30"},
)
OPEN = Problem(
    mark=Mark(path=str(ANY), line=5, column=9), code=Code.OPEN_SERIES, values={"start": "2025-01-04"}
)
PROBLEMS = (DATE, TIME, OPEN)
SOURCES = {(str(ANY), 3): "start: 2026-7-35", (str(ANY), 4): "end: 5：3"}
PAGES = "https://git.example.org/town/stations/blob/abc/docs/problems.zh.md"


def report(*problems: Problem, language: str = "zh") -> Report:
    return Report(
        words=words(language),
        problems=problems,
        sources=SOURCES,
        page_of=lambda code: f"{PAGES}#{code.lower()}",
        folder="site/",
    )


def rendered(form: str, *problems: Problem, language: str = "zh") -> str:
    return "".join(f"{line}\n" for line in FORMATS[form](report(*problems, language=language)))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_as_agreed(form: str, language: str) -> None:
    agree(rendered(form, *PROBLEMS, language=language), GOLDEN / f"{form}.{language}.txt")


def test_each_format_says_nothing_of_no_problems() -> None:
    assert rendered("text") == "" and rendered("github") == ""
    assert json.loads(rendered("gitlab")) == []
    assert json.loads(rendered("json"))["problems"] == []


HOSTILE = (
    "x%0A::error::y\r\n::set-output name=a::b,c:d|<img src=x>`![a](https://evil.example)@all www.evil.example"
)


def test_nothing_that_authors_write_ends_an_annotation() -> None:
    """Escaped as @actions/toolkit does: a line each, and every value comes back as it was."""
    mark = Mark(path=f"content/{HOSTILE}.md", line=3, column=8)
    problem = replace(DATE, mark=mark, values={"field": "start", "value": HOSTILE})
    made = report(problem)
    (line,) = github.render(made)
    found = re.fullmatch(r"::error file=([^,:]*),line=3,col=8,title=([^,:]*)::([^\r\n]*)", line)
    assert found
    assert unquote(found[1]) == made.path(problem)
    assert unquote(found[3]).startswith(made.message(problem))


def test_nothing_that_authors_write_is_markdown_in_the_summary() -> None:
    mark = Mark(path=f"content/{HOSTILE}.md", line=3, column=8)
    said = github.summary(
        report(replace(DATE, mark=mark, values={"field": "start", "value": HOSTILE})), "甲|乙"
    )
    *_, row = said.splitlines()
    assert row.count("|") == 4
    own = row.replace(f"[W112]({PAGES}#w112)", "")
    assert not re.search(r"[<>`\[\]!@\\]|https://|www\.", own)


def test_a_summary_lists_every_problem_as_agreed() -> None:
    agree(github.summary(report(*PROBLEMS), "发现 2 个错误、1 个提醒。"), GOLDEN / "summary.zh.md")


def test_a_summary_stays_below_what_github_takes() -> None:
    many = [replace(DATE, mark=replace(DATE.mark, line=number)) for number in range(1, 8000)]
    said = github.summary(report(*many), "发现 7999 个错误、0 个提醒。")
    assert len(said.encode()) < 1024 * 1024
    rows = said.count("\n| site")
    assert 2000 < rows < 7999
    assert said.endswith(f"还有 {7999 - rows} 个错误、0 个提醒，这里放不下，请看运行记录。\n")


def test_a_problem_keeps_its_fingerprint_when_its_line_moves() -> None:
    def fingerprints(*problems: Problem) -> list[str]:
        return [told["fingerprint"] for told in json.loads(rendered("gitlab", *problems))]

    moved = replace(DATE, mark=replace(DATE.mark, line=33))
    assert fingerprints(DATE) == fingerprints(moved)
    assert len(set(fingerprints(DATE, moved, TIME, OPEN))) == 4


def test_gitlab_finds_what_it_asks_for() -> None:
    for told in json.loads(rendered("gitlab", *PROBLEMS)):
        assert told["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert (
            told["description"] and told["check_name"] and re.fullmatch(r"[0-9a-f]{64}", told["fingerprint"])
        )
        assert told["location"]["path"] == f"site/{ANY}" and told["location"]["lines"]["begin"] > 0


def test_the_form_for_programs_is_the_one_that_is_described() -> None:
    """Every key of it stands in docs/check.md, and nothing else does."""
    text = (Path(__file__).parents[2] / "docs" / "check.md").read_text("utf-8")
    example = json.loads(text.partition("```json\n")[2].partition("```")[0])
    made = json.loads(rendered("json", DATE))
    assert keys(example) == keys(made)
    assert example["version"] == made["version"]


def keys(tree: object) -> object:
    if isinstance(tree, dict):
        return {key: keys(value) for key, value in tree.items()}
    return [keys(tree[0])] if isinstance(tree, list) else type(tree).__name__
