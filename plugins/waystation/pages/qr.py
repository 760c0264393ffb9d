"""QR codes (ISO/IEC 18004) of addresses that differ only in a short code, drawn in no time.

With version, mask and level of correction held, each module is a sum modulo 2 of bits of the text: so are the
error correction (Reed and Solomon's code is linear) and the mask. One code and what each bit of the varying
characters changes in it give all others, and the library is asked a few times instead of once a page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import segno

QUIET = 4
"""Modules that stay white around a code (§9.1)."""
LEVEL = "m"
"""Paper gets creased and stained: 15 of 100 codewords may be unreadable."""


def svg(before: str, code: str, after: str, name: str) -> str:
    """An ``svg`` element with this id, whose code says the three ASCII texts in a row."""
    family = _family(before, len(code), after)
    modules, spread = family.modules, iter(family.changes)
    for letter in code.encode("ascii"):
        for bit in range(7):
            change = next(spread)
            if letter >> bit & 1:
                modules ^= change
    path = "".join(_strokes(f"{modules:0{family.size**2}b}", family.size))
    box = family.size + 2 * QUIET
    return (
        f'<svg viewBox="0 0 {box} {box}" id="{name}" class="{name}__code">'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    size: int
    """Modules along an edge."""
    modules: int
    """Those of the text whose varying bits are all 0, row by row from the top left, the first bit first."""
    changes: tuple[int, ...]
    """What changes with each of these bits: seven of each character, the lowest first."""


@cache
def _family(before: str, length: int, after: str) -> _Family:
    blank = bytearray(f"{before}{'2' * length}{after}", "ascii")
    like = segno.make_qr(bytes(blank), error=LEVEL, mode="byte", boost_error=False)
    start = len(before)
    blank[start : start + length] = bytes(length)

    def modules(text: bytes) -> int:
        made = segno.make_qr(
            text, error=LEVEL, mode="byte", version=like.version, mask=like.mask, boost_error=False
        )
        return int("".join(str(module & 1) for row in made.matrix for module in row), 2)

    none = modules(bytes(blank))
    changes = []
    for at in range(start, start + length):
        for bit in range(7):
            one = blank.copy()
            one[at] = 1 << bit
            changes.append(none ^ modules(bytes(one)))
    return _Family(size=len(like.matrix), modules=none, changes=tuple(changes))


def _strokes(bits: str, size: int) -> Iterator[str]:
    """A line for each run of dark modules, from where the one before it ended."""
    x, y, move = -QUIET, -QUIET, "M"
    for row in range(size):
        modules = bits[row * size : (row + 1) * size].rstrip("0")
        if not modules:
            continue
        first, *others = _LIGHT_AND_DARK.findall(modules)
        down = f"{row - y}" if move == "m" else f"{row + QUIET}.5"
        dark = first.lstrip("0")
        yield f"{move}{len(first) - len(dark) - x} {down}h{len(dark)}"
        yield from map(_beside, others)
        x, y, move = len(modules), row, "m"


@lru_cache(maxsize=1 << 10)
def _beside(modules: str) -> str:
    """The line for some light modules and the dark ones after them, behind another in the same row."""
    return f"m{modules.count('0')} 0h{modules.count('1')}"


_LIGHT_AND_DARK = re.compile("0*1+")
