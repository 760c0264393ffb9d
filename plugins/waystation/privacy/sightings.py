"""What a look through one item's texts finds, whatever else the site holds: ``checks.privacy`` judges it."""

from collections.abc import Collection, Iterator, Mapping

from ..model import Mark, Sighting, Station
from . import Finding, Kind, find, fingerprint, masked, numbers_of
from .texts import Item, Text, strings

CONTACTS = frozenset({"phone", "objection_phone"})
"""Fields that hold a number which residents are to call."""


def look_through(item: Item) -> tuple[tuple[Sighting, ...], tuple[str, ...]]:
    """All that may belong to somebody alone, but for a station's own address; and the numbers to call."""
    written = dict(strings(item))
    found = tuple(_sightings(item, written)) if find("\n".join(written.values())) else ()
    contacts = (value for name, value in written.items() if name.rpartition(".")[2] in CONTACTS)
    return found, tuple(map(numbers_of, contacts))


def in_paths(paths: Collection[str]) -> Iterator[Sighting]:
    """The same in names of files, which are published; nobody is asked to call a number in one of them."""
    if find("\n".join(paths)):
        yield from (_sighting(path, found, Mark(path=path)) for path in paths for found in find(path))


def _sightings(item: Item, written: Mapping[str, str]) -> Iterator[Sighting]:
    for name, value in written.items():
        text = Text(mark=item.mark, name=name, value=value)
        if text.name == "id" and text.value in item.mark.path:
            continue
        for found in find(text.value):
            if not _is_office(item, text, found):
                yield _sighting(text.value, found, text.place(found.start), _number(text.value, found))


def _sighting(text: str, found: Finding, place: Mark, number: str = "") -> Sighting:
    mark = Mark(path=masked(place.path), line=place.line, column=place.column)
    return Sighting(
        mark=mark, kind=found.kind.value, fingerprint=fingerprint(text, found, mark.path), number=number
    )


def _number(text: str, found: Finding) -> str:
    return numbers_of(text[found.start : found.end]) if found.kind is Kind.mobile else ""


def _is_office(item: Item, text: Text, found: Finding) -> bool:
    """Whether it is a station's own address."""
    return isinstance(item, Station) and text.name == "address" and found.kind is Kind.home
