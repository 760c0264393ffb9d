"""The documents of one station, or of the network alone: a part of the index that follows from nothing else.

Each has a place in its block that follows from its path, so that what comes or goes moves few others.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from ..model import Artifact
from .columns import Columns
from .documents import Document
from .folding import fold
from .weights import names

FOLDER = "search/parts/"
CHUNK = 3
"""Places that share a file of texts."""
GROUP = 60
"""Places whose files share a folder, which is named after all that they say."""
SHOWN = 400
"""Characters of a text that snippets are cut from."""

Placed: TypeAlias = Sequence[tuple[int, Document]]
"""Documents with their places, ascending."""
Group: TypeAlias = tuple[str, Sequence[Artifact]]
"""A folder of texts, and its files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What a block brings into the index beside its table, and what it is known by."""

    key: str
    """Digest of all that its documents follow from; empty where nobody knows it."""
    table: str
    """Digest of its table, as it is kept."""
    names: Sequence[str]
    """Short names that its documents have, and that may be meant by initials in others' titles."""
    titles: str
    """Folded, for names that may stand in them."""
    han: str
    """Its Han characters, as they are written."""
    columns: Columns
    groups: Sequence[str]
    """Folders of its texts."""
    files: Mapping[str, str]
    """SHA-256 of each of them, by its path."""
    size: int
    """Of its texts, in bytes."""

    def is_named(self, names: Iterable[str]) -> bool:
        """Whether one of the names may stand in a title."""
        return any(name in self.titles for name in names)


def block(placed: Placed, texts: Sequence[Group], *, key: str, table: str) -> Block:
    return Block(
        key=key,
        table=table,
        names=sorted(set().union(*(names(one) for _, one in placed))),
        titles="\n".join(fold(one.title) for _, one in placed),
        han="".join(sorted(_han(placed))),
        columns=Columns.of(placed),
        groups=[folder for folder, _ in texts],
        files={file.path: sha256(file.content).hexdigest() for _, files in texts for file in files},
        size=sum(len(file.content) for _, files in texts for file in files),
    )


def _han(placed: Placed) -> Iterator[str]:
    texts = (
        text
        for _, one in placed
        for text in (one.title, one.place, one.text, *one.tags, *one.people, *one.facts)
    )
    return (char for char in set("".join(texts)) if "\u3400" <= char <= "\u9fff")


def places(documents: Iterable[Document]) -> Placed:
    """The documents in order of their places: where the digest of a path falls, or the next that is free."""
    hashed = sorted(
        ((_position(one.path), one) for one in documents), key=lambda pair: (pair[0], pair[1].path)
    )
    room = _room(len(hashed))
    found, free = [], 0
    for position, one in hashed:
        place = max(free, position * room >> 32)
        found.append((place, one))
        free = place + 1
    return found


def _room(count: int) -> int:
    """So many places that a third at least is free: 2, 3, 4, 6, 8, 12, …, so that it seldom changes."""
    least = count * 3 // 2
    two = 1 << least.bit_length()
    return two * 3 // 4 if least < two * 3 // 4 else two


def groups(placed: Placed) -> Iterator[Group]:
    """Folders and files of texts; a file is a list with nothing at places that nobody has."""
    chunks: dict[int, list[Sequence[str] | None]] = {}
    for place, one in placed:
        chunk = chunks.setdefault(place // CHUNK, [])
        chunk += [None] * (place % CHUNK - len(chunk))
        chunk.append(shown(one))
    step = GROUP // CHUNK
    for start in range(0, max(chunks, default=-1) + 1, step):
        contents = {at: to_json(chunks[start + at]) for at in range(step) if start + at in chunks}
        told = b"\n".join(f"{at}".encode() + content for at, content in contents.items())
        folder = sha256(told).hexdigest()[:8]
        yield (
            folder,
            [
                Artifact(path=f"{FOLDER}{folder}/{at}.json", content=content)
                for at, content in contents.items()
            ],
        )


def shown(one: Document) -> Sequence[str]:
    text = " · ".join(filter(None, (one.place, *one.facts, *one.people, one.text)))
    return [one.title, one.path, one.state, text if len(text) <= SHOWN else text[:SHOWN] + "…"]


def to_json(value: object) -> bytes:
    return _ENCODER.encode(value).encode()


def _position(path: str) -> int:
    return int.from_bytes(sha256(path.encode()).digest()[:4], "big")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
