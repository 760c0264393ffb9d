"""Problems that can be shown to anybody: whatever they quote, and files' own names, hold no personal data."""

from dataclasses import replace

from ..problems import Problem
from . import find, masked


def discreet(problem: Problem) -> Problem:
    """The same problem with an ellipsis in place of each value that belongs to somebody."""
    if not find("\n".join((problem.mark.path, *problem.values.values()))):
        return problem
    values = {name: masked(value) for name, value in problem.values.items()}
    return replace(problem, mark=replace(problem.mark, path=masked(problem.mark.path)), values=values)
