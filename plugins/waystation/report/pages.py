"""What each kind of problem means: for a terminal, and as one page of Markdown for all."""

import re
from collections.abc import Iterator

from ..problems import Code, Severity
from ..words import Words
from ..words.examples import examples


def contents(words: Words) -> Iterator[str]:
    """A line for each kind of problem."""
    for code in _codes():
        yield f"{code}  {_name(words, code)}"


def page(words: Words, code: Code) -> Iterator[str]:
    """All about one kind of problem, as lines."""
    said = words.mapping(f"problems.{code}")
    yield f"{code} {_name(words, code)}"
    yield ""
    yield f"{words('explain.what')}{_shortened(words, said['message'])}"
    yield f"{words('explain.cure')}{_shortened(words, said['hint'])}"
    if example := examples().get(code):
        for title, written in (("wrong", example.wrong), ("right", example.right)):
            yield ""
            yield words(f"explain.{title}")
            yield from (f"    {line}".rstrip() for line in written.split("\n"))


def markdown(words: Words) -> str:
    """The page of all of them, whose headings are the codes, so that ``#w112`` leads to one anywhere."""
    lines = [f"# {words('explain.title')}", "", words("explain.introduction"), ""]
    for code in _codes():
        said = words.mapping(f"problems.{code}")
        lines += [f"## {code}", "", f"**{_plain(_name(words, code))}**", ""]
        lines += [f"{words('explain.what')}{_plain(_shortened(words, said['message']))}", ""]
        lines += [f"{words('explain.cure')}{_plain(_shortened(words, said['hint']))}", ""]
        if example := examples().get(code):
            for title, written in (("wrong", example.wrong), ("right", example.right)):
                lines += [words(f"explain.{title}"), "", "```", *written.split("\n"), "```", ""]
    return "\n".join(lines)


def _codes() -> list[Code]:
    return sorted(Code, key=str)


def _name(words: Words, code: Code) -> str:
    warns = words("explain.warning") if code.severity is Severity.warning else ""
    return f"{words(f'problems.{code}.name')}{warns}"


def _shortened(words: Words, text: str) -> str:
    """A message as it is about anything: an ellipsis for each value that it would quote."""
    fields = words.mapping("explain.fields")
    quoted = re.sub(r"(?<!\{)\{([a-z_]+)\}", lambda found: fields.get(found[1], "…"), text)
    return quoted.replace("{{", "{").replace("}}", "}")


def _plain(text: str) -> str:
    """Text in which Markdown sees no signs of its own; several lines as one."""
    return re.sub(r"([\\`*_\[\]<>{}#|!])", r"\\\1", " ".join(text.split()))
