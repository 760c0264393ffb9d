"""All that the authors of a site wrote, text by text, with its place; and the numbers they give to call."""

from collections.abc import Iterable, Iterator
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
    Site,
    Station,
    Team,
)
from . import numbers_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

CONTACTS = frozenset({"phone", "objection_phone"})
"""Fields that hold a number which residents are to call."""
BODY = "body"
WELCOME = "content/index.md"

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


def items(site: Site) -> Iterator[tuple[Item, tuple[Text, ...]]]:
    """Each item with all its texts."""
    everything: tuple[Item, ...] = (
        site.network,
        *site.stations.values(),
        *site.activities,
        *site.teams,
        *site.announcements,
        *site.prose,
        *site.enclosures,
        *site.privacy_allowed,
        *site.photo_consents,
    )
    for item in everything:
        yield item, tuple(Text(mark=item.mark, name=name, value=value) for name, value in _strings(item))
    if site.welcome:
        whole = Prose(mark=Mark(path=WELCOME), body=site.welcome)
        yield whole, (Text(mark=whole.mark, name=BODY, value=site.welcome),)


def paths(site: Site) -> tuple[str, ...]:
    """All files below ``content/`` whose names are published."""
    entries: tuple[Item, ...] = (*site.activities, *site.teams, *site.announcements, *site.prose)
    return tuple(sorted({*site.files, *(item.mark.path for item in entries)}))


def contacts(written: Iterable[Text]) -> frozenset[str]:
    """The numbers of all contact fields, as ``numbers_of`` compares them."""
    return frozenset(numbers_of(text.value) for text in written if text.is_contact)


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
