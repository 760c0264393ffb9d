"""Blanks at the ends of lines, which nobody sees, go away."""

from collections.abc import Sequence

from ..load import yaml_text
from .written import Written


def fix(file: Written) -> Sequence[str]:
    """Only where they say nothing: in a text of several lines they may."""
    trimmed = [line.rstrip(" \t") for line in file.fields]
    before = yaml_text.parse("\n".join(file.fields), "")
    after = yaml_text.parse("\n".join(trimmed), "")
    if before.problems or after.problems or before.tree != after.tree:
        return file.lines
    return file.with_fields(trimmed)
