"""The lines of all tokens, in files of about the same size.

A line is ``<shared><rest><numbers>``: how many characters the token shares with the one before it (base
36), the rest of it, and what ``numbers.joined`` makes of its blocks. A file ends before the token that has
the least checksum of those at which it would be of a good size: what grows or shrinks moves few ends, and
only near.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from zlib import crc32

from .blocks import FOLDER
from .lines import Lines

LEAST, MOST = 4_000, 7_300
"""Characters of a file, but for the last one and for longer lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    first: str
    last: str
    """Tokens with which it begins and ends."""
    count: int
    """Of its tokens."""
    digest: str
    """SHA-256 of its text."""
    size: int
    """Of its text, in bytes."""
    text: bytes | None = None
    """None where it is in the site already."""

    @property
    def name(self) -> str:
        return self.digest[:8]

    @property
    def path(self) -> str:
        return f"{FOLDER}{self.name}.txt"


def sharded(
    lines: Lines,
    before: Iterable[Shard] = (),
    touched: Set[str] | None = None,
    stands: Callable[[Mapping[str, str]], bool] = lambda files: False,
) -> Iterator[Shard]:
    """The files, sorted as browsers sort.

    Those of ``before`` that ``stand`` stay where they have the same lines: no token of theirs has been
    ``touched``, none has come and none has gone. Where nobody knows that, it is None.
    """
    tokens = _sorted(lines)
    known = {(one.first, one.last): one for one in before} if touched is not None else {}
    dirty = [at for at, token in enumerate(tokens) if token in touched] if touched else []
    for start, end in _cut(tokens, [len(token) + len(lines[token]) for token in tokens]):
        one = known.get((tokens[start], tokens[end - 1]))
        is_same = one and one.count == end - start and bisect_left(dirty, start) == bisect_left(dirty, end)
        if one and is_same and stands({one.path: one.digest}):
            yield one
        else:
            yield _made(tokens[start:end], lines)


def together(files: Sequence[Shard], lines: Lines) -> bytes:
    """The texts of all files in a row; where one of them stays in the site, they are made once more."""
    texts = [one.text for one in files if one.text is not None]
    if len(texts) < len(files):
        return together(tuple(sharded(lines)), lines)
    return b"\n".join(texts)


def _made(tokens: Sequence[str], lines: Lines) -> Shard:
    before = ""
    written = []
    for token in tokens:
        shared = _shared(before, token)
        written.append(f"{_DIGITS[shared]}{token[shared:]}{lines[token]}")
        before = token
    text = "\n".join(written).encode()
    return Shard(
        first=tokens[0],
        last=tokens[-1],
        count=len(tokens),
        digest=sha256(text).hexdigest(),
        size=len(text),
        text=text,
    )


def _sorted(lines: Lines) -> list[str]:
    """By UTF-16, as browsers sort; what stands in one unit of it sorts as it is."""
    if max("".join(lines), default="") <= "\uffff":
        return sorted(lines)
    return sorted(lines, key=lambda token: token.encode("utf-16-be"))


def _cut(tokens: Sequence[str], lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    sums = [0, *accumulate(lengths)]
    start = 0
    while start + 1 < len(tokens) and sums[-1] - sums[start] > MOST:
        last = max(start + 1, bisect_left(sums, sums[start] + MOST) - 1)
        first = min(last, max(start + 1, bisect_left(sums, sums[start] + LEAST)))
        end = min(range(first, last + 1), key=lambda at: crc32(tokens[at].encode()))
        yield start, end
        start = end
    if tokens:
        yield start, len(tokens)


def _shared(before: str, token: str) -> int:
    shared = 0
    for one, other in zip(before, token, strict=False):
        if one != other or shared == len(_DIGITS) - 1:
            break
        shared += 1
    return shared


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
