"""Tabs before a field, which YAML refuses, become the spaces that were meant."""

from collections.abc import Sequence

from ..load import yaml_text
from ..problems import Code
from .written import Written

SPACES = 2
"""For one tab, as in the examples that editors copy."""


def fix(file: Written) -> Sequence[str]:
    """Only where the fields can be read afterwards: otherwise more is wrong than their tabs."""
    fields = list(file.fields)
    for _ in fields:
        problems = yaml_text.parse("\n".join(fields), "").problems
        if not problems:
            return file.with_fields(fields)
        if problems[0].code is not Code.TAB:
            break
        at = problems[0].mark.line - 1
        margin = fields[at][: len(fields[at]) - len(fields[at].lstrip())]
        fields[at] = margin.expandtabs(SPACES) + fields[at][len(margin) :]
    return file.lines
