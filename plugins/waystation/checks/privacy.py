"""Whether authors' texts and file names tell what belongs to somebody alone."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ..model import Mark, PrivacyAllowance, Site, Station
from ..privacy import Confidence, Finding, Kind, find, fingerprint, is_contact, masked
from ..privacy.texts import Item, Text, contacts, items, paths
from ..problems import Code, Problem


def check(site: Site, today: date) -> Iterator[Problem]:
    written, allowed, used = tuple(items(site)), _keys(site.privacy_allowed), set()
    for mark, text, found in (*_in_texts(written), *_in_paths(site)):
        if found.confidence is Confidence.high:
            yield Problem(mark=mark, code=Code.PERSONAL_DATA, values={"data": found.kind.value})
            continue
        key = (mark.path, found.kind.value, fingerprint(text, found, mark.path))
        if key in allowed:
            used.add(key)
            continue
        values = {"data": found.kind.value, "kind": found.kind.value, "path": key[0], "fingerprint": key[2]}
        yield Problem(mark=mark, code=Code.PERHAPS_PERSONAL, values=values)
    for one in site.enclosures:
        key = (one.mark.path, "scan", one.scan)
        if key in allowed:
            used.add(key)
        elif one.scan:
            values = {"path": one.mark.path, "fingerprint": one.scan}
            yield Problem(mark=one.mark, code=Code.ATTACHMENT_SCANNED, values=values)
    # What could not be read may be what the others are about.
    if not site.unreadable:
        yield from _unused(allowed[key] for key in allowed if key not in used)


Found = tuple[Mark, str, Finding]
_Key = tuple[str, str, str]


def _in_texts(written: Collection[tuple[Item, tuple[Text, ...]]]) -> Iterator[Found]:
    known = contacts(text for _, texts in written for text in texts)
    for item, texts in written:
        if not find("\n".join(text.value for text in texts)):
            continue
        for text in texts:
            if text.name == "id" and text.value in item.mark.path:
                continue
            for found in find(text.value):
                if not (is_contact(text.value, found, known) or _is_office(item, text, found)):
                    place = text.place(found.start)
                    mark = Mark(path=masked(place.path), line=place.line, column=place.column)
                    yield mark, text.value, found


def _in_paths(site: Site) -> Iterator[Found]:
    names = paths(site)
    if find("\n".join(names)):
        yield from ((Mark(path=masked(path)), path, found) for path in names for found in find(path))


def _is_office(item: Item, text: Text, found: Finding) -> bool:
    """Whether it is a station's own address."""
    return isinstance(item, Station) and text.name == "address" and found.kind is Kind.home


def _keys(allowed: Iterable[PrivacyAllowance]) -> dict[_Key, PrivacyAllowance]:
    return {(one.path, one.kind, one.fingerprint): one for one in allowed}


def _unused(allowed: Iterable[PrivacyAllowance]) -> Iterator[Problem]:
    for one in allowed:
        values = {"data": one.kind, "path": masked(one.path)}
        yield Problem(mark=one.mark, code=Code.ALLOWED_IN_VAIN, values=values)
