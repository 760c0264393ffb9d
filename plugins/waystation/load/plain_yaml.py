"""The YAML that almost every front matter is written in, read line by line, in a sixth of libyaml's time.

One key a line; behind it words, a quoted text, a list or a group in brackets, or a list of these below it.
Whatever looks the least bit different is left to ``yaml_text``, which knows all of YAML and explains
mistakes: this module must never read anything otherwise than it would.
"""

import re
from collections.abc import Iterator

Tree = str | list["Tree"] | dict[str, "Tree"]
Step = tuple[str | int, ...]
Places = dict[Step, tuple[int, int]]
"""Line and column by path."""

MAX_DEPTH = 4

_KEY = re.compile(r"([a-z_]+): +(?=\S)")
_OPEN = re.compile(r"([a-z_]+): *$")
_ITEM = re.compile(r"( *)- +(?=\S)")
# A word may neither begin with an indicator nor hold ": " or " #" (YAML 1.2.2, 7.3.3).
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_WORDS = re.compile(_FIRST + r"(?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*")
_IN_FLOW = re.compile(
    _FIRST + r"(?:[^\s:#,\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S)#| (?=[^\s#,\[\]{}]))*",
)
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_FLOW_KEY = re.compile(r"([a-z_]+): +(?=\S)")
_NULLS = frozenset({"null", "~"})


class _OtherwiseError(Exception):
    """The text is not as plain as this module wants it."""


def read(text: str, first_line: int) -> tuple[dict[str, Tree], Places, Places] | None:
    """The mapping that the text holds, with the places of its keys and values; None for another reader."""
    reader = _Reader()
    try:
        tree = reader.mapping(text.split("\n"), first_line)
    except _OtherwiseError:
        return None
    return (tree, reader.keys, reader.values) if tree else None


class _Reader:
    def __init__(self) -> None:
        self.keys: Places = {}
        self.values: Places = {}

    def mapping(self, lines: list[str], first_line: int) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        numbered = ((number, line.rstrip(" ")) for number, line in enumerate(lines, first_line))
        written = ((number, line) for number, line in numbered if line and not line.startswith("#"))
        pending = next(written, None)
        while pending is not None:
            number, line = pending
            if not tree:
                self.values[()] = number, 1
            found = _KEY.match(line) or _OPEN.match(line)
            if found is None or found[1] in tree:
                raise _OtherwiseError
            step = (found[1],)
            self.keys[step] = number, 1
            if found.end() < len(line):
                tree[found[1]] = self.value(line, found.end(), number, step)
                pending = next(written, None)
            else:
                tree[found[1]], pending = self.block(written, step)
        return tree

    def block(
        self, written: Iterator[tuple[int, str]], step: Step
    ) -> tuple[list[Tree], tuple[int, str] | None]:
        """The list below a key, and the line after it."""
        items: list[Tree] = []
        margin = ""
        for number, line in written:
            found = _ITEM.match(line)
            if found is None:
                if not items or line.startswith(" "):
                    raise _OtherwiseError
                return items, (number, line)
            if not items:
                margin = found[1]
                self.values[step] = number, len(margin) + 1
            elif found[1] != margin:
                raise _OtherwiseError
            if _KEY.match(line, found.end()) or _OPEN.match(line, found.end()):
                raise _OtherwiseError
            items.append(self.value(line, found.end(), number, (*step, len(items))))
        if not items:
            raise _OtherwiseError
        return items, None

    def value(self, line: str, at: int, number: int, step: Step) -> Tree:
        """What stands from a column of a line to its end."""
        if line[at] in "[{":
            tree, end = self.flow(line, at, number, step)
        elif line[at] in "\"'":
            tree, end = self.quoted(line, at, number, step)
        else:
            tree, end = self.words(_WORDS, line, at, number, step)
        if end != len(line):
            raise _OtherwiseError
        return tree

    def flow(self, line: str, at: int, number: int, step: Step) -> tuple[Tree, int]:
        """A list or a group in brackets, and where it ends."""
        if len(step) > MAX_DEPTH:
            raise _OtherwiseError
        self.values[step] = number, at + 1
        closing = "]" if line[at] == "[" else "}"
        items: list[Tree] = []
        group: dict[str, Tree] = {}
        at = _past_spaces(line, at + 1)
        while line[at : at + 1] != closing:
            below: Step = (*step, len(items))
            if closing == "}":
                found = _FLOW_KEY.match(line, at)
                if found is None or found[1] in group:
                    raise _OtherwiseError
                below = (*step, found[1])
                self.keys[below] = number, at + 1
                at = found.end()
            tree, at = self.entry(line, at, number, below)
            if closing == "}":
                group[str(below[-1])] = tree
            else:
                items.append(tree)
            at = _past_spaces(line, at)
            if line[at : at + 1] == ",":
                at = _past_spaces(line, at + 1)
            elif line[at : at + 1] != closing:
                raise _OtherwiseError
        return (group if closing == "}" else items), at + 1

    def entry(self, line: str, at: int, number: int, step: Step) -> tuple[Tree, int]:
        if line[at : at + 1] in ("[", "{"):
            return self.flow(line, at, number, step)
        if line[at : at + 1] in ('"', "'"):
            return self.quoted(line, at, number, step)
        return self.words(_IN_FLOW, line, at, number, step)

    def quoted(self, line: str, at: int, number: int, step: Step) -> tuple[str, int]:
        found = _QUOTED.match(line, at)
        if found is None:
            raise _OtherwiseError
        self.values[step] = number, at + 1
        return found[0][1:-1], found.end()

    def words(self, pattern: re.Pattern[str], line: str, at: int, number: int, step: Step) -> tuple[str, int]:
        found = pattern.match(line, at)
        if found is None or found[0] in _NULLS:
            raise _OtherwiseError
        self.values[step] = number, at + 1
        return found[0], found.end()


def _past_spaces(line: str, at: int) -> int:
    while line[at : at + 1] == " ":
        at += 1
    return at
