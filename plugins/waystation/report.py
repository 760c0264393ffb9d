"""Problems as lines of text, for a terminal and for the host's error message."""

from collections.abc import Iterator

from .problems import ContentError, Problem
from .words import Words, words


def lines(error: ContentError) -> Iterator[str]:
    """Each problem in the editors' language."""
    said = words(error.readable.network.language if error.readable else "zh")
    for problem in error.problems:
        yield line(problem, said)


def line(problem: Problem, said: Words) -> str:
    mark = problem.mark
    return f"{mark.path}:{mark.line}:{mark.column}: {problem.code} {dict(problem.values)}"
