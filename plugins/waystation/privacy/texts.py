"""All that an item's author wrote, text by text, with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

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

    def place(self, at: int) -> Mark:
        """Where the field's value begins; inside a longer text, where its character ``at`` stands."""
        first = self.mark.of(self.name)
        if self.name != BODY:
            return first
        line = first.line + self.value.count("\n", 0, at)
        return Mark(path=first.path, line=line, column=at - self.value.rfind("\n", 0, at))


def strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Dotted name and value of every field with words of the author's, at any depth."""
    below: Iterable[tuple[str, object]]
    if isinstance(value, tuple):
        below = ((f"{name}.{index}", one) for index, one in enumerate(value))
    else:
        start = f"{name}." if name else ""
        kind: type = type(value)
        # Most fields are empty.
        below = ((start + key, one) for field, key in _fields(kind) if (one := getattr(value, field)))
    for at, one in below:
        # Words of a list to choose from are no text of an author's.
        if type(one) is str:
            yield at, one
        else:
            yield from strings(one, at)


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    """Names of a model's fields as it and as authors write them; without what folders say."""
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
    return tuple((name, name.removesuffix("_")) for name in names if name not in ("mark", "station"))
