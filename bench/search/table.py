"""The measurements as Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .builds import Built
from .scoring import Judged, Score

HEADS = (
    "pages",
    "search",
    "hit@5",
    "recall@5",
    "precision@5",
    "first results, KB",
    "of it before asking, KB",
    "first result on slow 4G, s",
    "index on disk, KB",
    "build, CPU s",
    "of it search, CPU s",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One rival at one size; medians over the cold searches."""

    pages: int
    name: str
    score: Score
    cold_bytes: float | None
    before_bytes: float | None
    seconds: float | None
    built: Built
    judged: tuple[Judged, ...]


def table(rows: Iterable[Row]) -> str:
    lines = [_line(HEADS), _line("---:" if head != "search" else "---" for head in HEADS)]
    return "\n".join(lines + [_line(_cells(row)) for row in rows]) + "\n"


def categories(rows: Sequence[Row]) -> str:
    """hit@5 of each kind of query, a column for each rival and size."""
    named = list(dict.fromkeys(one.category for row in rows for one in row.judged))
    heads = ["kind of query", "queries", *(f"{row.name}, {row.pages:,}" for row in rows)]
    lines = [_line(heads), _line(["---", *("---:" for _ in heads[1:])])]
    for name in named:
        each = [[one.hit for one in row.judged if one.category == name] for row in rows]
        count = str(len(each[0]))
        lines.append(_line([name, count, *(f"{100 * sum(hits) / len(hits):.0f} %" for hits in each)]))
    return "\n".join(lines) + "\n"


def misses(rows: Iterable[Row]) -> str:
    """What each rival did not find."""
    said = []
    for row in rows:
        missed = [one.query for one in row.judged if not one.hit]
        said.append(f"- {row.name}, {row.pages:,} pages: {'、'.join(missed) or 'nothing'}")
    return "\n".join(said) + "\n"


def _cells(row: Row) -> Iterable[str]:
    built, score = row.built, row.score
    return (
        f"{row.pages:,}",
        row.name,
        f"{100 * score.hit:.1f} %",
        f"{100 * score.recall:.1f} %",
        f"{100 * score.precision:.1f} %",
        _number(row.cold_bytes, 1000, 1),
        _number(row.before_bytes, 1000, 1),
        _number(row.seconds, 1, 2),
        _number(built.index_bytes, 1000, 0),
        _number(built.cpu_s, 1, 1),
        _number(built.search_cpu_s, 1, 1),
    )


def _number(value: float | None, unit: float, digits: int) -> str:
    return "–" if value is None else f"{value / unit:,.{digits}f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def facts(lines: Mapping[str, str]) -> str:
    return "".join(f"- {name}: {value}\n" for name, value in lines.items())
