"""The search index: what can be found, by what, and the files that a browser asks for parts of.

``index.json`` has what every query needs: the columns to choose by, the first token of each file of postings,
the characters that fold into others. A small site's has everything else as well; a large one's names a folder
with ``t<n>.txt`` (postings, in order of their tokens) and ``d<n>.json`` (a few documents each), and a folder
changes its name with its content, so that no browser mixes two builds. ``sounds.txt``, the characters of each
syllable, is for queries that find nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import chain

from ..edition import Edition
from ..model import Artifact
from .documents import Document, documents
from .folding import alphabet, common
from .pinyin import by_sound
from .postings import postings, shards

__all__ = ["Document", "render"]

FOLDER = "search/"
SMALL = 100_000
"""Bytes of texts and postings up to which an index stands in one file."""
SHARD = 5_000
"""Bytes of postings that share a file."""
CHUNK = 2
"""Documents that share a file."""
SHOWN = 400
"""Characters of a text that snippets are cut from."""

UNDATED, LASTING = -1, -2
"""Instead of the length of its time: has no date, has no end."""


def render(edition: Edition, more: Iterable[Document] = (), *, small: int = SMALL) -> Iterator[Artifact]:
    """The files of the index of all that the edition has, and of ``more``, the authors' ordinary pages."""
    found = sorted((*documents(edition), *more), key=lambda one: _rank(one, edition.today))
    index = postings(found)
    files = tuple(shards(index, len(found), SHARD))
    shown = [_json(_shown(one)) for one in found]
    known = {char for char in set().union(*chain(*index)) if char > "\u3000"}
    sounds = "\n".join(name + chars for name, chars in by_sound(sorted({*known, *common()})).items())
    contents = (*shown, *(lines.encode() for _, lines in files), sounds.encode())
    folder = sha256(b"\n".join(contents)).hexdigest()[:8] + "/"
    meta = _meta(edition, found) | {"folder": folder, "fold": _alphabet(known, found)}
    if sum(map(len, contents)) <= small:
        meta |= {"docs": [_shown(one) for one in found], "tokens": "\n".join(lines for _, lines in files)}
    else:
        meta |= {"starts": "\n".join(first for first, _ in files)}
        for number, (_, lines) in enumerate(files):
            yield Artifact(path=f"{FOLDER}{folder}t{number}.txt", content=lines.encode())
        for first in range(0, len(shown), CHUNK):
            content = b"[" + b",".join(shown[first : first + CHUNK]) + b"]"
            yield Artifact(path=f"{FOLDER}{folder}d{first // CHUNK}.json", content=content)
    yield Artifact(path=f"{FOLDER}{folder}sounds.txt", content=sounds.encode())
    yield Artifact(path=f"{FOLDER}index.json", content=_json(meta))


def _rank(one: Document, today: date) -> tuple[int, int, str]:
    """What is to come, the nearest first, then what has no date, then what is past, the latest first."""
    if one.first is None:
        return 1, 0, one.path
    if one.last is not None and one.last < today:
        return 2, -one.last.toordinal(), one.path
    return 0, one.first.toordinal(), one.path


def _shown(one: Document) -> list[str]:
    text = " · ".join(filter(None, (one.place, *one.facts, *one.people, one.text)))
    return [one.title, one.path, one.state, text if len(text) <= SHOWN else text[:SHOWN] + "…"]


def _meta(edition: Edition, found: Sequence[Document]) -> dict[str, object]:
    """Columns: for each document its numbers in the lists of kinds, stations and audiences, and its time."""
    facets: dict[str, dict[object, int]] = {"kind": {}, "station": {}, "audience": {}}
    columns: dict[str, list[int]] = {name: [] for name in facets}
    before, steps, spans = 0, [], []
    for one in found:
        for name, value in (("kind", one.kind), ("station", one.station), ("audience", one.audience)):
            columns[name].append(facets[name].setdefault(value, len(facets[name])))
        day = one.first.toordinal() if one.first else before
        steps.append(day - before)
        before = day
        spans.append(_span(one))
    return {
        "zone": edition.site.network.timezone.key,
        "stations": {station.id: station.name for station in edition.site.stations.values()},
        "kinds": edition.words.mapping("search.kinds"),
        "states": edition.words.mapping("search.states"),
        "chunk": CHUNK,
        "facets": {name: list(values) for name, values in facets.items()},
        **columns,
        "steps": steps,
        "spans": spans,
    }


def _span(one: Document) -> int:
    if one.first is None:
        return UNDATED
    return max(0, (one.last - one.first).days) if one.last else LASTING


def _alphabet(known: set[str], found: Iterable[Document]) -> list[str]:
    raw = (
        text for one in found for text in (one.title, one.place, one.text, *one.tags, *one.people, *one.facts)
    )
    pairs: Mapping[str, str] = alphabet(known, raw)
    return ["".join(pairs), "".join(pairs.values())]


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
