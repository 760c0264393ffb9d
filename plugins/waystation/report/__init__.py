"""Problems as people and programs read them: one format per module, each named in ``FORMATS``."""

from collections.abc import Callable, Iterator

from . import github, gitlab, json, text
from .text import FALLBACK, indented, line, lines
from .told import Report

__all__ = ["FALLBACK", "FORMATS", "Format", "Report", "indented", "line", "lines"]

Format = Callable[[Report], Iterator[str]]
"""Makes the lines of the output."""

FORMATS: dict[str, Format] = {
    "text": text.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "json": json.render,
}
