"""What a look through one item's texts finds, whatever else the site holds: ``checks.privacy`` judges it."""

from collections.abc import Collection, Iterable, Iterator

from ..model import Mark, Sighting, Station
from . import Finding, Kind, find, fingerprint, masked, numbers_of
from .texts import Item, Text, texts


def look_through(item: Item) -> tuple[tuple[Sighting, ...], tuple[str, ...]]:
    """All that may belong to somebody alone, but for a station's own address; and the numbers to call."""
    written = texts(item)
    found = tuple(_sightings(item, written)) if find("\n".join(text.value for text in written)) else ()
    return found, tuple(numbers_of(text.value) for text in written if text.is_contact)


def in_paths(paths: Collection[str]) -> Iterator[Sighting]:
    """The same in names of files, which are published; nobody is asked to call a number in one of them."""
    if find("\n".join(paths)):
        yield from (_sighting(path, found, Mark(path=path)) for path in paths for found in find(path))


def _sightings(item: Item, written: Iterable[Text]) -> Iterator[Sighting]:
    for text in written:
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
