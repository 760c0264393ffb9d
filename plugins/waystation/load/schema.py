"""The model's dataclasses as pydantic types: leaves read text, unknown fields are refused, marks are hidden.

One definition, the model's, thus validates content and describes it to editors as JSON Schema.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial, reduce
from operator import or_
from types import UnionType
from typing import (  # pydantic asks for these below Python 3.12
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import AfterValidator, Discriminator, Field, Tag, TypeAdapter
from typing_extensions import TypedDict

from . import limits
from .leaves import LEAVES, Leaf, choice
from .rules import RULES

FROM_FOLDER = frozenset({"mark", "station", "body"})
"""Fields that an item takes from where it stands, not from its front matter."""


@cache
def adapter(model: type) -> TypeAdapter[dict[str, Any]]:
    """Validates one item's mapping into keyword arguments for ``model``, without what its folder says."""
    return TypeAdapter(_mapping(model, FROM_FOLDER))


def arguments(model: type, written: Mapping[str, Any]) -> dict[str, Any]:
    """``{"from": …}`` of the content as ``{"from_": …}`` of the model."""
    return {field.name: written[key] for field in fields(model) if (key := key_of(field.name)) in written}


def key_of(name: str) -> str:
    """The key in the content for a field of the model: Python's reserved words end in an underscore."""
    return name.removesuffix("_")


def keys(model: type) -> tuple[str, ...]:
    return tuple(key_of(field.name) for field in fields(model) if field.name not in FROM_FOLDER)


def _mapping(model: type, hidden: frozenset[str]) -> Any:
    hints = get_type_hints(model)
    declared = {
        key_of(field.name): _presence(field.default)[_pydantic(hints[field.name])]
        for field in fields(model)
        if field.name not in hidden
    }
    typed = _typed_dict(model.__name__, declared)
    typed.__pydantic_config__ = {"extra": "forbid"}
    return typed


def _presence(default: object) -> Any:
    return Required if default is MISSING else NotRequired


def _pydantic(hint: Any) -> Any:
    if hint in _LEAVES:
        return Annotated[(Any, *_LEAVES[hint])]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Annotated[(Any, *choice([member.value for member in hint], hint))]
    if isinstance(hint, type) and is_dataclass(hint):
        return Annotated[_mapping(hint, frozenset()), AfterValidator(partial(_make, hint))]
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Annotated[(Any, *choice(args, str))]
    if origin is tuple:
        item: Any = _pydantic(args[0])
        return Annotated[tuple[item, ...], Field(max_length=limits.MOST_IN_LIST)]
    if origin in (Union, UnionType):
        return _union([arg for arg in args if arg is not type(None)])
    raise TypeError(f"no way to write {hint} in content")


def _union(members: list[Any]) -> Any:
    """Optional, a leaf of several types, or text against a mapping; nothing else is ever ambiguous."""
    if len(members) == 1:
        return _pydantic(members[0])
    whole: Any = reduce(or_, members)
    if whole in _LEAVES:
        return _pydantic(whole)
    word, mapping = members
    return Annotated[
        Annotated[_pydantic(word), Tag(WORD)] | Annotated[_pydantic(mapping), Tag(GROUP)],
        Discriminator(lambda value: GROUP if isinstance(value, dict) else WORD),
    ]


WORD, GROUP = "<word>", "<group>"
"""Tags that pydantic puts into the path of an error inside a union."""


_LEAVES: dict[Any, Leaf] = LEAVES | RULES

# TypedDict's functional form, of fields known only at run time, is beyond static types.
_typed_dict: Any = TypedDict


def _make(model: type, written: dict[str, Any]) -> Any:
    return model(**arguments(model, written))
