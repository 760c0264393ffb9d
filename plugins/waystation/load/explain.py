"""What pydantic found wrong, as Problems with the place in the file and the cure's values."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..problems import Code, Problem, choices, near, short, too_many
from . import limits, mended, slips
from .schema import FROM_FOLDER, GROUP, WORD, key_of, keys
from .yaml_text import Document, Step, quoted


def problems(error: ValidationError, model: type, document: Document, at: Step) -> Iterator[Problem]:
    """One Problem for each thing wrong with the item at ``at`` of the document."""
    for number, detail in enumerate(error.errors(include_url=False)):
        if number == limits.MOST_OF_ONE_ENTRY:
            yield too_many(document.mark(at), limits.MOST_OF_ONE_ENTRY)
            return
        inner = tuple(step for step in detail["loc"] if step not in (WORD, GROUP))
        code, values = _reading(detail, _model_at(model, inner[:-1]))
        # A key that was written stands where it was written; one that is missing, where its group begins.
        is_key = code in (Code.UNKNOWN_FIELD, Code.MISSING_FIELD)
        yield Problem(mark=document.mark((*at, *inner), key=is_key), code=code, values=values)


def _reading(detail: ErrorDetails, group: type | None) -> tuple[Code, dict[str, str]]:
    field = next(
        (
            str(step)
            for step in reversed(detail["loc"])
            if isinstance(step, str) and step not in (WORD, GROUP)
        ),
        "",
    )
    if detail["type"] == "extra_forbidden":
        known = keys(group) if group else ()
        return Code.UNKNOWN_FIELD, {"value": short(field), "known": choices(known), **near(field, known)}
    if detail["type"] == "missing":
        return Code.MISSING_FIELD, {"field": field}
    if detail["type"] == "tuple_type":
        return Code.NOT_LIST, {
            "field": field,
            "value": quoted(detail["input"]),
            **_as_list(field, group, detail["input"]),
        }
    if detail["type"] == "too_long":
        values = {"value": str(len(detail["input"])), "most": str(limits.MOST_IN_LIST)}
        return Code.LIST_TOO_LONG, {"field": field, **values}
    if detail["type"] in ("dict_type", "mapping_type"):
        slip = slips.in_value(detail["input"]) if isinstance(detail["input"], str) else None
        return slip or (Code.NOT_GROUP, {"field": field, "value": quoted(detail["input"])})
    code, value = Code(detail["type"]), detail["input"]
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    if WORD in detail["loc"] and isinstance(value, str):
        return _word(code, field, group, value, context)
    return code, {"field": field, "value": quoted(value), **context}


def _word(
    code: Code, field: str, group: type | None, value: str, context: dict[str, str]
) -> tuple[Code, dict[str, str]]:
    """What is wrong where a word stands and a group of fields could stand as well."""
    if slip := slips.in_value(value):
        return slip
    values = {"field": field, "value": quoted(value), **context}
    age = mended.age(value).get("near", value)
    if code is Code.NOT_SLUG and mended.AGE.fullmatch(age):
        return Code.NOT_AGE, values | {"near": f"{{age: {age}}}"}
    hint = _hint(group, field) if group else None
    if code is Code.NOT_CHOICE and (instead := _dataclass_in(hint)):
        values["known"] += f"、{{{keys(instead)[0]}: …}}"
    return code, values


def _as_list(field: str, group: type | None, written: Any) -> dict[str, str]:
    """``days: [Mon, Wed]`` for ``days: Mon，Wed``; nothing where the list is one of groups."""
    if not isinstance(written, str) or len(written) > 60 or group is None:
        return {}
    hint = _hint(group, field)
    if any(is_dataclass(arg) for arg in get_args(hint)) or re.search(r"[\[\]{}:\n]", written):
        return {}
    return {
        "near": f"{field}: [{', '.join(part.strip() for part in re.split('[,，、]', written.strip('【】')))}]"
    }


def _hint(group: type, field: str) -> Any:
    return next((hint for name, hint in get_type_hints(group).items() if key_of(name) == field), None)


def _model_at(model: type, steps: Step) -> type | None:
    """The dataclass whose fields are written at ``steps`` below an item of ``model``."""
    here: Any = model
    for step in steps:
        if isinstance(step, int):
            continue
        hints = get_type_hints(here)
        name = next(
            (f.name for f in fields(here) if key_of(f.name) == step and f.name not in FROM_FOLDER), None
        )
        if name is None:
            return None
        here = _dataclass_in(hints[name])
        if here is None:
            return None
    return here if is_dataclass(here) and isinstance(here, type) else None


def _dataclass_in(hint: Any) -> type | None:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return next((found for arg in get_args(hint) if (found := _dataclass_in(arg))), None)
