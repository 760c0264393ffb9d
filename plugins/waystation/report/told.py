"""What every format tells: the problems in the reader's words, with their lines and their pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..problems import Code, Problem, Severity
from ..words import Words, problems

Place = tuple[str, int]
"""Path and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    words: Words
    problems: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...] = ()
    """Those that count but are not shown, because nobody asked about their files."""
    sources: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    """Lines of the content that the problems point at, as far as they may be shown."""
    page_of: Callable[[Code], str]
    """Where more is said about a kind of problem."""
    folder: str = ""
    """From the root of the repository to that of the content, with a final slash."""

    def message(self, problem: Problem) -> str:
        return problems.message(self.words, problem)

    def hint(self, problem: Problem) -> str:
        return problems.hint(self.words, problem)

    def name(self, problem: Problem) -> str:
        return self.words(f"problems.{problem.code}.name")

    def path(self, problem: Problem) -> str:
        """From the root of the repository."""
        return self.folder + problem.mark.path


def count(of: Iterable[Problem]) -> dict[str, int]:
    """Numbers of errors and of warnings."""
    severities = [problem.severity for problem in of]
    return {f"{severity}s": severities.count(severity) for severity in Severity}
