"""How each kind of problem is written wrongly, and how it is written well."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import yaml

from . import PACKAGE_FILES


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    kind: str
    """What the two are part of; ``examples.yml`` says which there are."""
    wrong: str
    right: str


@cache
def examples() -> Mapping[str, Example]:
    """By the problem's code; none for what is the matter with a file itself, not with its text."""
    text = (PACKAGE_FILES / "words" / "examples.yml").read_text("utf-8")
    held = yaml.load(text, Loader=yaml.CBaseLoader)
    return MappingProxyType(
        {
            code: Example(kind=one["in"], wrong=one["wrong"].rstrip("\n"), right=one["right"].rstrip("\n"))
            for code, one in held.items()
        }
    )
