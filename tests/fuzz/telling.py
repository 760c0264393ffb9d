"""All that a site brings forth: every problem in every form and language, or every page."""

from datetime import date
from pathlib import Path

from hypothesis import event

from waystation.build import open_site, prepare, render
from waystation.load import sources
from waystation.plugin.within import within
from waystation.privacy.discreet import private_lines
from waystation.problems import ContentError, Problem
from waystation.report import FORMATS, Report, github
from waystation.words import Words, languages, words

TODAY = date(2026, 11, 28)
WORDS = tuple(words(language) for language in languages())
MOST_SECONDS = 20


def told(root: Path) -> tuple[Problem, ...]:
    """Nothing but a ContentError; what can be published is made, with addresses that stay inside the site."""
    with within(MOST_SECONDS):
        try:
            opened = open_site(root, lambda zone: TODAY)
        except ContentError as error:
            problems = error.problems
            assert problems
            event("explained")
        else:
            problems = opened.warnings
            event("published")
            for made in render(prepare(opened)):
                assert not made.path.startswith("/") and ".." not in made.path and "\\" not in made.path
        for problem in problems:
            event(problem.code)
        for said in WORDS:
            _tell(root, problems, said)
    return problems


def _tell(root: Path, problems: tuple[Problem, ...], said: Words) -> None:
    lines = sources.lines(root, (problem.mark for problem in problems), private_lines)
    report = Report(words=said, problems=problems, sources=lines, page_of=str)
    output = "\n".join(line for form in FORMATS.values() for line in form(report))
    output.encode()
    assert not [sign for sign in output if sign != "\n" and not (sign.isprintable() or sign == "\u3000")]
    github.summary(report, "x")
    for problem in problems:
        assert problem.mark.line >= 1 and problem.mark.column >= 1
