"""Lists that are too long for one page, on numbered pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..words import Words

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
FEW = 6
"""Pages that are all named on each, and that one visitor may be sent at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One of the pages, as the others lead to it."""

    number: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Generic[T_co]):
    path: str
    number: int
    items: Sequence[T_co]
    others: tuple[Number, ...]
    """All of them, itself included; none where there is only one."""

    def titled(self, words: Words, title: str) -> str:
        """A title that tells the pages apart."""
        return title if self.number == 1 else words("paging.page", title=title, number=self.number)

    @property
    def is_few(self) -> bool:
        return len(self.others) <= FEW

    @property
    def before(self) -> Number | None:
        return self.others[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> Number | None:
        return self.others[self.number] if self.number < len(self.others) else None


def paged(path: str, items: Sequence[T], most: int) -> Iterator[Numbered[T]]:
    """The first page, which may be empty, at ``path``, the others below it: ``page-2/`` and so on."""
    count = max(1, -(-len(items) // most))
    numbers = tuple(
        Number(number=n, path=path if n == 1 else f"{path}page-{n}/") for n in range(1, count + 1)
    )
    for one in numbers:
        held = items[(one.number - 1) * most : one.number * most]
        yield Numbered(path=one.path, number=one.number, items=held, others=numbers if count > 1 else ())
