"""The index as a whole: blocks that are as they were stay, others are made anew, with the lines they change.

What is remembered saves time and has no say: without it the same comes out.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Protocol, TypeAlias, TypeVar

from . import letters
from .blocks import Block, Group, Placed, block, groups, places, to_json
from .columns import Columns
from .documents import Document
from .lines import Gathering, Lines, Merging
from .memory import Memory
from .shards import Shard, sharded
from .tables import Kept, Table, made
from .weights import names

Sources: TypeAlias = Mapping[str, Callable[[], Iterable[Document]]]
"""What makes the documents of each block, in the order of the blocks' numbers."""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class Each(Protocol):
    def __call__(self, work: Callable[[_Item], _Made], items: Sequence[_Item]) -> Iterator[_Made]:
        """What ``work``, which may have no effect here, makes of each item, in their order."""


NAME = "whole"
"""What the memory knows it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    names: frozenset[str] = frozenset()
    """Short names of all blocks."""
    blocks: Mapping[str, Block] = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    shards: Sequence[Shard] = ()
    """The lines in files."""
    texts: Mapping[str, Sequence[Group]] = field(default_factory=dict)
    """Of the blocks that were made anew; the files of others are in the site."""
    written: Mapping[str, bytes] = field(default_factory=dict)
    """Blocks as they are kept."""


def one_by_one(work: Callable[[_Item], _Made], items: Sequence[_Item]) -> Iterator[_Made]:
    return map(work, items)


def whole(sources: Sources, memory: Memory, each: Each = one_by_one) -> Whole:
    """``each`` makes the tables where there are many, perhaps several at once."""
    recalled = memory.recall(NAME)
    before = _read(recalled)
    anew, known = _anew(sources, before, memory)
    # The lines are mended where it is known what they were made of; else all tables are put together again.
    is_mended = list(before.blocks) == list(sources) and all(_is_known(one, before, memory) for one in anew)
    if not is_mended:
        lost = [one for one in sources if not (one in anew or _is_known(one, before, memory))]
        anew |= {name: places(sources[name]()) for name in lost}
    merging, gathering = Merging(before.lines), Gathering()
    blocks: dict[str, Block] = {}
    texts: dict[str, Sequence[Group]] = {}
    tables = (one_by_one if is_mended else each)(
        lambda name: _tables(name, anew[name], known, memory), [name for name in sources if name in anew]
    )
    for number, name in enumerate(sources):
        if name in anew:
            old, new, digest = next(tables)
            if is_mended:
                merging.change(number, old, new)
            else:
                gathering.add(number, new)
            # What has been taken apart is not held any longer: of a large network it is all texts once more.
            placed = anew.pop(name)
            texts[name] = tuple(groups(placed))
            blocks[name] = block(placed, texts[name], key=memory.key(name), table=digest)
        else:
            blocks[name] = before.blocks[name]
            if not is_mended:
                gathering.add(number, Kept.read(memory.recall(_file(name))).table)
    lines = merging.lines() if is_mended else gathering.lines()
    touched = merging.touched if is_mended else None
    files = tuple(sharded(lines, before.shards, touched, memory.stands))
    # What stays is what was read, and is written as it was.
    rows = {name: before.written[name] if name not in texts else _row(one) for name, one in blocks.items()}
    after = Whole(names=known, blocks=blocks, lines=lines, shards=files, texts=texts, written=rows)
    if (written := _written(after)) != recalled:
        memory.keep(NAME, written)
    memory.forget_all_but({NAME, letters.NAME, *map(_file, sources)})
    return after


def _anew(sources: Sources, before: Whole, memory: Memory) -> tuple[dict[str, Placed], frozenset[str]]:
    """The documents of blocks that may not be as they were, and the short names of all blocks."""
    anew = {
        name: places(documents())
        for name, documents in sources.items()
        if name not in before.blocks or not _stands(before.blocks[name], memory.key(name), memory)
    }
    staying = {name: before.blocks[name] for name in sources if name not in anew}
    known = frozenset().union(
        *(one.names for one in staying.values()),
        *(names(one) for placed in anew.values() for _, one in placed),
    )
    changed = known ^ before.names
    # A set out of which all has gone is as large to go through as it was.
    for name, one in staying.items() if changed else ():
        if one.is_named(changed):
            anew[name] = places(sources[name]())
    return anew, known


def _stands(one: Block, key: str, memory: Memory) -> bool:
    return key != "" and one.key == key and memory.stands(one.files)


def _is_known(name: str, before: Whole, memory: Memory) -> bool:
    """Whether the block's table is still there that is in the lines."""
    content = memory.recall(_file(name))
    return content is not None and name in before.blocks and before.blocks[name].table == _digest(content)


def _tables(name: str, placed: Placed, known: frozenset[str], memory: Memory) -> tuple[Table, Table, str]:
    """The block's table before and after, and the digest of what is kept of it."""
    recalled = memory.recall(_file(name))
    before = Kept.read(recalled)
    after = made(placed, known, before)
    written = after.written()
    if written != recalled:
        memory.keep(_file(name), written)
    return before.table, after.table, _digest(written)


def _read(recalled: bytes | None) -> Whole:
    if recalled is None:
        return Whole()
    start = recalled.index(b"\n") + 1
    known, order, files, *lengths = json.loads(recalled[:start])
    # To look for their ends would take longer, and so would copies of them.
    ends = [*accumulate(lengths, initial=start)]
    blocks, tokens, numbers = (memoryview(recalled)[at:end] for at, end in pairwise(ends))
    rows = dict(zip(order, bytes(blocks).split(b"\n"), strict=True))
    pairs = zip(str(tokens, "utf-8").split("\n"), str(numbers, "ascii").split("\n"), strict=True)
    return Whole(
        names=frozenset(known),
        blocks={name: _block(row) for name, row in rows.items()},
        shards=tuple(Shard(**dict(zip(_OF_SHARD, values, strict=True))) for values in files),
        lines=dict(pairs) if tokens else {},
        written=rows,
    )


def _written(one: Whole) -> bytes:
    files = [[getattr(held, field) for field in _OF_SHARD] for held in one.shards]
    # Beside Chinese, each of the many signs of the numbers would take twice as much memory.
    sections = (
        b"\n".join(one.written.values()),
        "\n".join(one.lines).encode(),
        "\n".join(one.lines.values()).encode(),
    )
    head = to_json([sorted(one.names), list(one.blocks), files, *map(len, sections)])
    return b"".join((head, b"\n", *sections))


def _block(row: bytes) -> Block:
    columns, *values = json.loads(row)
    return Block(
        columns=Columns(**dict(zip(_OF_COLUMNS, columns, strict=True))),
        **dict(zip(_OF_BLOCK, values, strict=True)),
    )


def _row(one: Block) -> bytes:
    columns = [getattr(one.columns, field) for field in _OF_COLUMNS]
    return to_json([columns, *(getattr(one, field) for field in _OF_BLOCK)])


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _file(name: str) -> str:
    return f"{name}.table"


_OF_COLUMNS = [one.name for one in fields(Columns)]
_OF_BLOCK = [one.name for one in fields(Block) if one.name != "columns"]
_OF_SHARD = [one.name for one in fields(Shard) if one.name != "text"]
