"""A Markdown file's two parts: the YAML between two ``---`` lines, and the text below."""

from dataclasses import dataclass

from ..model import Mark
from ..problems import Code, Problem

FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    yaml: str
    first_line: int
    """Line of the file on which the YAML begins."""
    body: str
    body_line: int
    """Line of the file on which the text begins."""


def split(text: str, path: str) -> Parts | Problem:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Problem(
            mark=Mark(path=path), code=Code.NO_FRONT_MATTER, values={"value": lines[0].strip()[:60]}
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            below = "\n".join(lines[number + 1 :])
            blank = len(below) - len(below.lstrip("\n"))
            return Parts(
                yaml="\n".join(lines[1:number]),
                first_line=2,
                body=below.strip("\n"),
                body_line=number + 2 + blank,
            )
    return Problem(mark=Mark(path=path), code=Code.FRONT_MATTER_OPEN)


def none(text: str) -> Parts:
    """A file that is nothing but text."""
    return Parts(yaml="", first_line=1, body=text, body_line=1)
