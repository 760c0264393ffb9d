"""Values of ours as bytes and back: kinds that are named, and nothing that could run."""

import pickle
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo


def dump(value: object) -> bytes:
    written = BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()


def load(content: bytes, packages: tuple[str, ...], kinds: Collection[type]) -> object:
    """What was dumped; classes are those of the packages, or among the kinds.

    Raises UnpicklingError for any other.
    """
    return _Unpickler(BytesIO(content), packages, kinds).load()


class _Pickler(pickle.Pickler):
    def reducer_override(self, one: object) -> Any:
        if isinstance(one, ZoneInfo):
            # By itself, a zone asks for a function that can get anything.
            return ZoneInfo, (one.key,)
        if isinstance(one, MappingProxyType):
            return _fixed, (dict(one),)
        if is_dataclass(one) and not isinstance(one, type):
            return _made, (type(one), tuple(getattr(one, field.name) for field in fields(one)))
        return NotImplemented


def _fixed(one: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(one)


def _made(kind: type, values: tuple[object, ...]) -> object:
    """A dataclass with slots from its fields, as ``dataclasses`` would do it, in a third of the time."""
    one: object = object.__new__(kind)
    for put, value in zip(_slots(kind), values, strict=True):
        put(one, value)
    return one


@cache
def _slots(kind: Any) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, packages: tuple[str, ...], kinds: Collection[type]) -> None:
        super().__init__(file)
        self._packages = tuple(f"{name}." for name in packages)
        self._kinds = kinds

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ and name in _FUNCTIONS:
            return _FUNCTIONS[name]
        found = super().find_class(module, name)
        is_ours = (
            f"{module}.".startswith(self._packages) and isinstance(found, type) and found.__module__ == module
        )
        if not (is_ours or found in self._kinds):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of what was kept")
        return found


_FUNCTIONS: dict[str, Callable[..., object]] = {"_made": _made, "_fixed": _fixed}
