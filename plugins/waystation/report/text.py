"""For a terminal, and for the host's error message: place, message, line with carets, cure, page."""

from collections.abc import Iterator
from textwrap import indent

from ..model import Mark
from ..problems import ContentError, Problem, Severity
from ..words import Words, problems, words
from .excerpt import excerpt
from .told import Report

FALLBACK = "zh"
"""Language while the network's own could not be read."""


def render(report: Report) -> Iterator[str]:
    for problem in report.problems:
        yield _heading(problem, report.words)
        mark = problem.mark
        source = report.sources.get((mark.path, mark.line))
        if source and not _is_about_all(mark, source, problem.values.get("value", "")):
            shown, carets = excerpt(source, mark.column, problem.values.get("value", ""))
            number = str(mark.line)
            yield indented(f"{number} | {shown}\n{' ' * len(number)} | {carets}")
        yield indented(report.hint(problem))
        yield indented(report.words("check.page", page=report.page_of(problem.code)))


def lines(error: ContentError) -> Iterator[str]:
    """Each problem in the editors' language."""
    said = words(error.readable.network.language if error.readable else FALLBACK)
    for problem in error.problems:
        yield line(problem, said)


def line(problem: Problem, said: Words) -> str:
    """Place, code and message, which editors' programs can follow, and below them the cure."""
    return f"{_heading(problem, said)}\n{indented(problems.hint(said, problem))}"


def indented(cure: str) -> str:
    """A cure as it stands below what is to be cured."""
    return indent(cure, "    ")


def _is_about_all(mark: Mark, line: str, value: str) -> bool:
    """Whether a place at the very beginning stands for the whole file, or for its name."""
    return (mark.line, mark.column) == (1, 1) and not (value and line.startswith(value))


def _heading(problem: Problem, said: Words) -> str:
    mark = problem.mark
    warns = said("check.warns") if problem.severity is Severity.warning else ""
    where = f"{mark.path}:{mark.line}:{mark.column}"
    return f"{where}: {problem.code} {warns}{problems.message(said, problem)}"
