"""QR codes (ISO/IEC 18004) of addresses that differ only in a short code, drawn in no time.

With version, mask and level of correction held, each module is a sum modulo 2 of bits of the text: so are the
error correction (Reed and Solomon's code is linear) and the mask. A code whose text is a sum of others is the
same sum of theirs, and the library is asked a few times instead of once a page.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import segno

QUIET = 4
"""Modules that stay white around a code (§9.1)."""
LEVEL = "m"
"""Paper gets creased and stained: 15 of 100 codewords may be unreadable."""


def svg(before: str, code: str, after: str, name: str) -> str:
    """An ``svg`` element with this id, whose code says the three ASCII texts in a row."""
    family = _family(before, len(code), after)
    path = "".join(_strokes(f"{family.modules(code):0{family.size**2}b}", family.size))
    box = family.size + 2 * QUIET
    return (
        f'<svg viewBox="0 0 {box} {box}" id="{name}" class="{name}__code">'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


class _Family:
    """Codes of all texts that differ only between ``before`` and ``after``; it learns as it is asked."""

    size: int
    """Modules along an edge."""

    def __init__(self, before: str, length: int, after: str) -> None:
        self._before, self._after = before, after
        first = "2" * length
        like = segno.make_qr(f"{before}{first}{after}", error=LEVEL, mode="byte", boost_error=False)
        self.size, self._version, self._mask = len(like.matrix), like.version, like.mask
        self._first = _bits(first), self._asked(first)
        self._changes: dict[int, tuple[int, int]] = {}
        """What is known to change with some bits, beside these bits; by their number up to the highest."""

    def modules(self, varying: str) -> int:
        """Row by row from the top left, the first bit first."""
        first, made = self._first
        left = _bits(varying) ^ first
        while left:
            if left.bit_length() not in self._changes:
                asked = self._asked(varying)
                self._changes[left.bit_length()] = left, made ^ asked
                return asked
            bits, change = self._changes[left.bit_length()]
            left ^= bits
            made ^= change
        return made

    def _asked(self, varying: str) -> int:
        made = segno.make_qr(
            f"{self._before}{varying}{self._after}",
            error=LEVEL,
            mode="byte",
            version=self._version,
            mask=self._mask,
            boost_error=False,
        )
        return int("".join(str(module & 1) for row in made.matrix for module in row), 2)


@cache
def _family(before: str, length: int, after: str) -> _Family:
    return _Family(before, length, after)


def _bits(text: str) -> int:
    return int.from_bytes(text.encode("ascii"), "big")


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
