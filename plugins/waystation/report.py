"""Problems as lines of text, for a terminal and for the host's error message."""

from collections.abc import Iterator
from textwrap import indent

from .problems import ContentError, Problem
from .words import Words, problems, words

FALLBACK = "zh"
"""Language while the network's own could not be read."""


def lines(error: ContentError) -> Iterator[str]:
    """Each problem in the editors' language."""
    said = words(error.readable.network.language if error.readable else FALLBACK)
    for problem in error.problems:
        yield line(problem, said)


def line(problem: Problem, said: Words) -> str:
    """Place, code and message, which editors' programs can follow, and below them the cure."""
    mark = problem.mark
    where = f"{mark.path}:{mark.line}:{mark.column}"
    return (
        f"{where}: {problem.code} {problems.message(said, problem)}\n{indented(problems.hint(said, problem))}"
    )


def indented(cure: str) -> str:
    """A cure as it stands below what is to be cured."""
    return indent(cure, "    ")
