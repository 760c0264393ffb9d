"""What was read of a text before: files that are as they were are not taken apart again.

The entries of each station's files stand in one file of ``.cache/waystation/entries/``. What is damaged, was
written by another program, or holds anything but entries counts as none.
"""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..load import Found, Place, read
from ..model import Activity
from . import kept

_Known = dict[str, tuple[bytes, Found]]
"""SHA-256 of the text, and what it holds, by the file's path."""


class Remembered:
    """``read``, and a memory: call it for every text of a site, then ``keep`` what was seen."""

    def __init__(self, folder: Path, program: str) -> None:
        """``program`` is the digest of everything that has a say in what a text holds."""
        self._folder = folder
        self._program = program
        self._known: dict[str, _Known] = {}
        self._seen: dict[str, _Known] = {}

    def __call__(self, content: bytes, place: Place) -> Found:
        name = f"{place.station or ''}.entries"
        if name not in self._known:
            self._known[name] = self._read(name)
        digest = sha256(f"{place.zone.key}\n".encode() + content).digest()
        before, found = self._known[name].get(place.path, (b"", None))
        if found is None or before != digest:
            found = read(content, place)
        if not found.problems:
            self._seen.setdefault(name, {})[place.path] = digest, found
        return found

    def keep(self) -> None:
        """Leave what was seen for the next build, and nothing else."""
        for name, seen in self._seen.items():
            if _digests(seen) != _digests(self._known[name]):
                self._write(name, seen)
        if self._folder.is_dir():
            for file in self._folder.iterdir():
                if file.name not in self._seen:
                    file.unlink()

    def _read(self, name: str) -> _Known:
        body = kept.read(self._folder / name, self._program)
        if body is None:
            return {}
        made = _Entries(BytesIO(body)).load()
        assert isinstance(made, dict)
        return made

    def _write(self, name: str, seen: Mapping[str, tuple[bytes, Found]]) -> None:
        written = BytesIO()
        _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(dict(seen))
        kept.write(self._folder / name, written.getvalue(), self._program)


def _digests(known: _Known) -> Mapping[str, bytes]:
    return {path: digest for path, (digest, _) in known.items()}


class _Pickler(pickle.Pickler):
    def reducer_override(self, one: object) -> Any:
        if isinstance(one, ZoneInfo):
            # By itself, a zone asks for a function that can get anything.
            return ZoneInfo, (one.key,)
        if is_dataclass(one) and not isinstance(one, type):
            return _made, (type(one), tuple(getattr(one, field.name) for field in fields(one)))
        return NotImplemented


def _made(kind: type, values: tuple[object, ...]) -> object:
    """A dataclass with slots from its fields, as ``dataclasses`` would do it, in a third of the time."""
    one: object = object.__new__(kind)
    for put, value in zip(_slots(kind), values, strict=True):
        put(one, value)
    return one


@cache
def _slots(kind: Any) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


class _Entries(pickle.Unpickler):
    """Makes values of the model, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _made.__name__):
            return _made
        found = super().find_class(module, name)
        is_ours = module.startswith(_MODEL) and isinstance(found, type) and found.__module__ == module
        if not (is_ours or found in _OTHERS):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an entry")
        return found


_MODEL = f"{Activity.__module__.rpartition('.')[0]}."
_OTHERS = (Found, ZoneInfo, date, datetime, time, timedelta, Decimal)
