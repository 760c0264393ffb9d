"""Values as somebody writes them in YAML: blocks outside, lists and mappings on one line inside."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from .entries import Value


def block(fields: Mapping[str, Value], indent: str = "") -> str:
    """A mapping, a line each."""
    return "".join(f"{indent}{name}: {flow(value)}\n" for name, value in fields.items())


def flow(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | int | float):
        return str(value)
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {flow(one)}" for name, one in value.items()) + "}"
    assert isinstance(value, Sequence)
    return "[" + ", ".join(map(flow, value)) + "]"


_PLAIN = re.compile(
    r"(?!true$|false$|null$|yes$|no$|on$|off$)[A-Za-z\u4e00-\u9fff“《][^,:#\[\]{}&*!|>'\"%@`\n]*(?<! )"
)
