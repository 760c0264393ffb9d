"""All that an item's author wrote, text by text, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..model import (
    Activity,
    Announcement,
    Enclosure,
    Mark,
    Network,
    PhotoConsent,
    PrivacyAllowance,
    Prose,
    Station,
    Team,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

CONTACTS = frozenset({"phone", "objection_phone"})
"""Fields that hold a number which residents are to call."""
BODY = "body"

Item = (
    Network | Station | Activity | Team | Announcement | Prose | Enclosure | PrivacyAllowance | PhotoConsent
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    mark: Mark
    """Of the item that it belongs to."""
    name: str
    """Dotted name of its field."""
    value: str

    @property
    def is_contact(self) -> bool:
        return self.name.rpartition(".")[2] in CONTACTS

    def place(self, at: int) -> Mark:
        """Where the field's value begins; inside a longer text, where its character ``at`` stands."""
        first = self.mark.of(self.name)
        if self.name != BODY:
            return first
        line = first.line + self.value.count("\n", 0, at)
        return Mark(path=first.path, line=line, column=at - self.value.rfind("\n", 0, at))


def texts(item: Item) -> tuple[Text, ...]:
    """Every field with words of the author's, at any depth."""
    return tuple(Text(mark=item.mark, name=name, value=value) for name, value in _strings(item))


def _strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for index, one in enumerate(value):
            below = f"{name}.{index}"
            yield from ((below, one),) if type(one) is str else _strings(one, below)
    elif is_dataclass(value) and not isinstance(value, type):
        for field, key in _fields(value.__class__):
            # Most fields are empty; words of a list to choose from are no text of an author's.
            if one := getattr(value, field):
                below = f"{name}.{key}" if name else key
                yield from ((below, one),) if type(one) is str else _strings(one, below)


@cache
def _fields(model: "type[DataclassInstance]") -> tuple[tuple[str, str], ...]:
    """Names of the fields as the model and as authors write them; without what folders say."""
    names = (field.name for field in fields(model))
    return tuple((name, name.removesuffix("_")) for name in names if name not in ("mark", "station"))
