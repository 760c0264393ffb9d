"""What is said of hundreds of thousands of files as a few long values, which a disk takes as they are."""

from array import array
from collections.abc import Iterable, Mapping

from .look import Look
from .parts import Part

_Pairs = tuple[str, bytes, bytes]
"""Names with an end to each but the last, and two numbers of 64 bits for each."""
PackedLook = tuple[_Pairs, _Pairs]
"""Of the files and of the folders."""
PackedParts = list[tuple[str, str, str, str, tuple[str, ...], tuple[str, ...], str]]
"""Name, key, files, their digests, and all else of each part."""
_END = "\0"
"""No name has it in it."""


def packed_look(look: Look) -> PackedLook:
    return _packed(look.files), _packed(look.folders)


def look_of(packed: PackedLook) -> Look:
    files, folders = packed
    return Look(files=_pairs(files), folders=_pairs(folders))


def packed_parts(parts: Mapping[str, Part]) -> PackedParts:
    return [
        (name, one.key, _END.join(one.files), _END.join(one.files.values()), one.listed, one.shown, one.gate)
        for name, one in parts.items()
    ]


def parts_of(packed: PackedParts) -> dict[str, Part]:
    return {
        name: Part(
            key=key,
            files=dict(zip(_split(files), _split(sums), strict=True)),
            listed=listed,
            shown=shown,
            gate=gate,
        )
        for name, key, files, sums, listed, shown, gate in packed
    }


def _packed(pairs: Mapping[str, tuple[int, int]]) -> _Pairs:
    return (
        _END.join(pairs),
        _numbers(one for one, _ in pairs.values()),
        _numbers(two for _, two in pairs.values()),
    )


def _pairs(packed: _Pairs) -> dict[str, tuple[int, int]]:
    names, *numbers = packed
    ones, twos = array("q"), array("q")
    ones.frombytes(numbers[0])
    twos.frombytes(numbers[1])
    # The site's own folder has no name.
    split = names.split(_END) if ones else []
    return dict(zip(split, zip(ones, twos, strict=True), strict=True))


def _numbers(some: Iterable[int]) -> bytes:
    return array("q", some).tobytes()


def _split(text: str) -> list[str]:
    return text.split(_END) if text else []
