"""YAML read as text: every scalar stays the string that was written, with its place in the file.

YAML 1.1 would otherwise read ``19:30`` as 1170 and ``no`` as False. Keys must be unique; anchors,
aliases and tags are refused, so the tree is never larger than its text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from ..model import Mark
from ..problems import Code, Problem, short, too_many
from . import invisible, limits, plain_yaml, slips

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Step: TypeAlias = tuple[str | int, ...]
Places: TypeAlias = dict[Step, tuple[int, int]]
"""Line and column by path from the top."""

MAX_DEPTH = limits.MOST_LEVELS


@dataclass(slots=True, kw_only=True)
class Document:
    """A YAML text's content and the places of its keys and values, by path from the top."""

    path: str
    tree: Tree = None
    keys: Places = field(default_factory=dict)
    values: Places = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    groups: dict[int, dict[Step, Places]] = field(default_factory=dict)
    """Places by the first steps of their paths, for each number of steps that was asked for."""

    def below(self, step: Step) -> Places:
        """Places of all values below the one at ``step``."""
        if len(step) not in self.groups:
            found = self.groups[len(step)] = {}
            for path, place in self.values.items():
                if len(path) > len(step):
                    found.setdefault(path[: len(step)], {})[path] = place
        return self.groups[len(step)].get(step, {})

    def mark(self, step: Step, *, key: bool = False) -> Mark:
        """Place of the value (or key) at ``step``, or of what encloses it."""
        if key and step in self.keys:
            line, column = self.keys[step]
            return Mark(path=self.path, line=line, column=column)
        while step and step not in self.values:
            step = step[:-1]
        line, column = self.values.get(step, (1, 1))
        return Mark(path=self.path, line=line, column=column)


def parse(text: str, path: str, first_line: int = 1) -> Document:
    """The document in ``text``, which begins at ``first_line`` of the file at ``path``."""
    if len(text) <= limits.MOST_BYTES and (plain := plain_yaml.read(text, first_line)):
        tree, keys, values = plain
        return Document(path=path, tree=cast(Tree, tree), keys=keys, values=values)
    return parse_any(text, path, first_line)


def parse_any(text: str, path: str, first_line: int = 1) -> Document:
    """The same for all of YAML, by libyaml."""
    document = Document(path=path)
    reader = _Reader(document, first_line)
    try:
        events = yaml.parse(text, Loader=yaml.CBaseLoader)
        document.tree = reader.document(events)
        if isinstance(document.tree, str):
            document.problems += slips.in_plain_text(text, path, first_line)
    except yaml.YAMLError as error:
        # What was read before the error may only look wrong because of it.
        document.problems[:] = slips.explained(error, text, path, first_line)
    except _RefusedError as refused:
        document.problems.append(refused.problem)
    return document


def quoted(value: object) -> str:
    """What was written, short enough to quote."""
    if isinstance(value, dict):
        return short("{" + ", ".join(value) + "}") if len(value) < 4 else "{…}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return short("" if value is None else str(value))


class _RefusedError(Exception):
    """Reading on would be unsafe; says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Reader:
    def __init__(self, document: Document, first_line: int) -> None:
        self.out = document
        self.first_line = first_line

    def place(self, event: yaml.Event) -> tuple[int, int]:
        at = event.start_mark
        assert at is not None, "libyaml marks every event"
        return at.line + self.first_line, at.column + 1

    def mark(self, event: yaml.Event) -> Mark:
        line, column = self.place(event)
        return Mark(path=self.out.path, line=line, column=column)

    def document(self, events: Iterator[yaml.Event]) -> Tree:
        tree: Tree = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        Problem(mark=self.mark(event), code=Code.BROKEN_YAML, values={"value": "---"})
                    )
                tree = self.node(next(events), events, ())
        return tree

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], step: Step) -> Tree:
        if isinstance(event, yaml.AliasEvent):
            raise self._refuse(event, Code.ANCHOR, f"*{event.anchor}")
        self.refuse_anchor_and_tag(event)
        if len(step) > MAX_DEPTH:
            raise self._refuse(event, Code.TOO_DEEP, str(MAX_DEPTH))
        if len(self.out.values) >= limits.MOST_VALUES:
            values = {"most": str(limits.MOST_VALUES)}
            raise _RefusedError(Problem(mark=self.mark(event), code=Code.TOO_MANY_VALUES, values=values))
        self.out.values[step] = self.place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, step)
        return self.mapping(events, step)

    def scalar(self, event: yaml.ScalarEvent) -> str | None:
        if (found := invisible.invisible(event.value)) is not None:
            # Written as an escape, or the file would have been refused.
            raise _RefusedError(invisible.problem(self.mark(event), event.value[found], 0))
        return None if event.implicit[0] and event.value in _NULLS else event.value

    def refuse_anchor_and_tag(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise self._refuse(event, Code.ANCHOR, f"&{event.anchor}")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise self._refuse(event, Code.TAG, event.tag.replace("tag:yaml.org,2002:", "!!"))

    def sequence(self, events: Iterator[yaml.Event], step: Step) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events, (*step, len(items))))
        return items

    def mapping(self, events: Iterator[yaml.Event], step: Step) -> dict[str, Tree]:
        items: dict[str, Tree] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if isinstance(event, yaml.AliasEvent):
                raise self._refuse(event, Code.ANCHOR, f"*{event.anchor}")
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(event, Code.BROKEN_YAML, "[…]")
            self.refuse_anchor_and_tag(event)
            self.scalar(event)
            if problem := slips.full_width_colon(event.value, self.mark(event)):
                self.out.problems.append(problem)
            below = (*step, event.value)
            value = self.node(
                next(events), events, below if event.value not in items else (*step, event.value, "…")
            )
            if event.value in items:
                first = self.out.keys[below][0]
                values = {"value": short(event.value), "line": str(first)}
                self.out.problems.append(
                    Problem(mark=self.mark(event), code=Code.DUPLICATE_KEY, values=values)
                )
                if len(self.out.problems) >= limits.MOST_OF_ONE_ENTRY:
                    raise _RefusedError(too_many(self.mark(event), limits.MOST_OF_ONE_ENTRY))
                continue
            self.out.keys[below] = self.place(event)
            items[event.value] = value
        return items

    def _refuse(self, event: yaml.Event, code: Code, value: str) -> _RefusedError:
        return _RefusedError(Problem(mark=self.mark(event), code=code, values={"value": short(value)}))


_NULLS = frozenset({"", "~", "null"})
