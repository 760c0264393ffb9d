"""From the addresses that a search gave to what they are worth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from .asking import SHOWN
from .corpus import page_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One query and its answer."""

    query: str
    category: str
    first: tuple[str, ...]
    """Ids of the first pages, or the addresses of those that are about nothing in the set."""
    relevant: frozenset[str]

    @property
    def good(self) -> int:
        return sum(id in self.relevant for id in self.first)

    @property
    def hit(self) -> float:
        return float(self.good > 0)

    @property
    def recall(self) -> float:
        return self.good / min(SHOWN, len(self.relevant))

    @property
    def precision(self) -> float:
        """Among what was shown; nothing shown is worth nothing."""
        return self.good / len(self.first) if self.first else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Means over all queries, between 0 and 1."""

    hit: float
    recall: float
    precision: float


def judge(query: str, category: str, addresses: Iterable[str], relevant: frozenset[str]) -> Judged:
    pages = dict.fromkeys(page_id(url) or url for url in addresses)
    return Judged(query=query, category=category, first=tuple(pages)[:SHOWN], relevant=relevant)


def score(judged: Sequence[Judged]) -> Score:
    return Score(
        hit=fmean(one.hit for one in judged),
        recall=fmean(one.recall for one in judged),
        precision=fmean(one.precision for one in judged),
    )
