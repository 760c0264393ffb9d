"""What is known of hundreds of thousands of files, as a few long values each group of them.

A group that is as it was is compared, kept, read and written without a look at its files one by one.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping

from ..provenance import lines

_END = "\0"
"""No path has it in it."""


class Pairs(Mapping[str, tuple[int, int]]):
    """Two numbers of 64 bits for each path."""

    __slots__ = ("ones", "paths", "twos")

    def __init__(self, paths: str = "", ones: bytes = b"", twos: bytes = b"") -> None:
        """Paths with an end to each but the last; one of them may be empty."""
        self.paths = paths
        self.ones, self.twos = ones, twos

    @classmethod
    def of(cls, pairs: Mapping[str, tuple[int, int]]) -> "Pairs":
        if isinstance(pairs, Pairs):
            return pairs
        ones, twos = (numbers(pair[n] for pair in pairs.values()) for n in (0, 1))
        return cls(_END.join(pairs), ones, twos)

    def names(self) -> list[str]:
        return self.paths.split(_END) if self.ones else []

    def each(self) -> Iterator[tuple[str, tuple[int, int]]]:
        ones, twos = array("q"), array("q")
        ones.frombytes(self.ones)
        twos.frombytes(self.twos)
        return zip(self.names(), zip(ones, twos, strict=True), strict=True)

    def has(self, ones: Iterable[int], twos: Iterable[int]) -> bool:
        """Whether the numbers are these, in the order of the paths."""
        return self.ones == numbers(ones) and self.twos == numbers(twos)

    def __getitem__(self, path: str) -> tuple[int, int]:
        """Good for one: it takes all of them apart."""
        return dict(self.each())[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def __len__(self) -> int:
        return len(self.ones) // 8

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Pairs):
            return NotImplemented
        mine, its = (self.paths, self.ones, self.twos), (other.paths, other.ones, other.twos)
        return mine == its or (len(self) == len(other) and dict(self.each()) == dict(other.each()))


class Sums(Mapping[str, str]):
    """The SHA-256 of each file, in hexadecimal digits, by its path."""

    __slots__ = ("digests", "paths")

    def __init__(self, paths: str = "", digests: str = "") -> None:
        """Paths with an end to each but the last, and their digests in a row."""
        self.paths = paths
        self.digests = digests

    @classmethod
    def of(cls, sums: Mapping[str, str]) -> "Sums":
        return sums if isinstance(sums, Sums) else cls(_END.join(sums), "".join(sums.values()))

    def each(self) -> Iterator[tuple[str, str]]:
        return zip(self, self._each_digest(), strict=True)

    def lines(self) -> Iterator[str]:
        return lines(self, self._each_digest())

    def _each_digest(self) -> Iterator[str]:
        starts = range(0, len(self.digests), _DIGITS)
        return (self.digests[at : at + _DIGITS] for at in starts)

    def __getitem__(self, path: str) -> str:
        """Good for a few of them: it looks through all paths, but takes none apart."""
        before, found, _ = f"{_END}{self.paths}{_END}".partition(f"{_END}{path}{_END}")
        if not (found and self.digests):
            raise KeyError(path)
        at = before.count(_END) * _DIGITS
        return self.digests[at : at + _DIGITS]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths.split(_END) if self.digests else ())

    def __len__(self) -> int:
        return len(self.digests) // _DIGITS

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sums):
            return NotImplemented
        return (self.paths, self.digests) == (other.paths, other.digests)


def numbers(some: Iterable[int]) -> bytes:
    return array("q", some).tobytes()


_DIGITS = 64
