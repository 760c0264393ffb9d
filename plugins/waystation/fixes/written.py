"""A file of the content as lines, with the fields among them and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..load import entries, front_matter, stations
from ..load.entries import Place
from ..problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    lines: tuple[str, ...]
    first: int
    """Number of the first line of the fields, counted from 0."""
    end: int
    """Number of the line after their last."""
    problems: tuple[Problem, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return self.lines[self.first : self.end]

    def with_fields(self, fields: Sequence[str]) -> tuple[str, ...]:
        """All lines, with these for the fields."""
        return (*self.lines[: self.first], *fields, *self.lines[self.end :])


def written(lines: Sequence[str], place: Place | None) -> Written:
    text = "\n".join(lines)
    if place is None:
        return Written(
            lines=tuple(lines), first=0, end=len(lines), problems=tuple(stations.from_text(text).problems)
        )
    if not place.path.endswith(".md"):
        problems = tuple(entries.from_yaml(text, place).problems)
        return Written(lines=tuple(lines), first=0, end=len(lines), problems=problems)
    parts = front_matter.split(text, place.path)
    first = 0 if isinstance(parts, Problem) else parts.first_line - 1
    end = 0 if isinstance(parts, Problem) else first + parts.yaml.count("\n") + 1
    found = entries.from_markdown(text, place, entries.from_front_matter)
    return Written(lines=tuple(lines), first=first, end=end, problems=tuple(found.problems))
