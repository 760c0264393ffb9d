"""The search index: what can be found, by what, and the files that a browser asks for parts of.

``index.json`` has what every query needs: the columns to choose by, the names of all other files, the first
token of each file of postings, the characters that fold into others. A small site's has everything else, too;
a large one's stands in ``parts/``: ``<digest>.txt`` (postings, in order of their tokens), and
``<digest>/<n>.json`` (a few documents each). ``sounds-<digest>.txt``, the characters of each syllable, is for
queries that find nothing. All of them are named after their content: an edit leaves those that it does not
change, and no browser mixes two builds, however long it keeps what it has.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256

from ..edition import Edition
from ..model import Artifact, Slug
from .blocks import CHUNK, FOLDER, GROUP, places, shown, to_json
from .columns import columns
from .documents import Document, of_network, of_station
from .letters import letters_of
from .memory import Forgetful, Memory
from .shards import together
from .whole import Each, Sources, Whole, one_by_one
from .whole import whole as put_together

__all__ = ["Document", "Each", "Memory", "is_in_parts", "one_by_one", "render"]

SMALL = 100_000
"""Bytes of texts and postings up to which an index stands in one file."""


def render(
    edition: Edition,
    more: Iterable[Document] = (),
    memory: Memory | None = None,
    *,
    whole: Callable[[], Edition] | None = None,
    each: Each = one_by_one,
    small: int = SMALL,
) -> Iterator[Artifact]:
    """The files of the index of all that the edition has, and of ``more``, the authors' ordinary pages.

    Those that the memory says are in the site are not made again: they ``stay``. ``whole`` makes the edition
    that has what this one has not, should it be asked for; ``each`` may work on several stations at once.
    """
    memory = memory or Forgetful()
    sources: Sources = {
        "": lambda: (*of_network(edition), *more),
        **{name: partial(_of_station, edition, name, whole) for name in edition.site.stations},
    }
    made = put_together(sources, memory, each)
    letters = letters_of(made.lines, [one.han for one in made.blocks.values()], memory)
    sounds = letters.sounds.encode()
    meta = {
        "zone": edition.site.network.timezone.key,
        "stations": {station.id: station.name for station in edition.site.stations.values()},
        "kinds": edition.words.mapping("search.kinds"),
        "states": edition.words.mapping("search.states"),
        **columns({name: one.columns for name, one in made.blocks.items()}),
        "sounds": _name(sounds),
        "fold": [letters.others, letters.folded],
    }
    size = len(sounds) + sum(one.size for one in made.shards) + sum(one.size for one in made.blocks.values())
    if size <= small:
        meta |= _at_once(sources, made)
    else:
        meta |= _in_parts(made)
        for file in made.shards:
            if file.text is None:
                memory.stay({file.path: file.digest})
            else:
                yield Artifact(path=file.path, content=file.text)
        for name, one in made.blocks.items():
            if name in made.texts:
                yield from (text for _, group in made.texts[name] for text in group)
            else:
                memory.stay(one.files)
    yield Artifact(path=f"{FOLDER}sounds-{_name(sounds)}.txt", content=sounds)
    yield Artifact(path="search/index.json", content=to_json(meta))


def is_in_parts(paths: Iterable[str]) -> bool:
    """Of an index with these files, whether a station's documents stand in files of their own."""
    return any(path.startswith(FOLDER) and path.endswith(".json") for path in paths)


def _of_station(edition: Edition, name: Slug, whole: Callable[[], Edition] | None) -> Iterator[Document]:
    about = edition if whole is None or name in edition.held else whole()
    return of_station(about, about.site.stations[name])


def _at_once(sources: Sources, made: Whole) -> dict[str, object]:
    return {
        "docs": [shown(one) for documents in sources.values() for _, one in places(documents())],
        "tokens": together(made.shards, made.lines).decode(),
    }


def _in_parts(made: Whole) -> dict[str, object]:
    return {
        "chunk": CHUNK,
        "group": GROUP,
        "folders": "".join(folder for one in made.blocks.values() for folder in one.groups),
        "starts": "\n".join(one.first for one in made.shards),
        "files": "".join(one.name for one in made.shards),
    }


def _name(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]
