"""The measurements as Markdown, beside what was aimed at."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from .measuring import Cost

COLD, UNCHANGED, EDIT, DELETION = "cold", "no change", "one edit", "one deletion"
MIB, MB = 2**20, 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    pages: int
    """HTML files, the one for missing addresses aside."""
    files: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of build by one generator at one size, some times over."""

    size: int
    name: str
    build: str
    costs: tuple[Cost, ...] = ()
    peak_bytes: int = 0
    output: Output | None = None
    missing: str = ""
    """Why there are no costs."""

    @property
    def cpu_s(self) -> float:
        return median(cost.cpu_s for cost in self.costs)

    @property
    def wall_s(self) -> float:
        return median(cost.wall_s for cost in self.costs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """At most so much: times Hugo's for cold builds, else seconds of processor time; and MiB."""

    cold_cpu: float
    cold_wall: float
    edit_cpu_s: float
    unchanged_cpu_s: float
    peak_mib: float


TARGETS = {
    100: Target(cold_cpu=1.5, cold_wall=1.5, edit_cpu_s=0.4, unchanged_cpu_s=0.4, peak_mib=120),
    1_000: Target(cold_cpu=0.8, cold_wall=0.9, edit_cpu_s=0.5, unchanged_cpu_s=0.45, peak_mib=150),
    10_000: Target(cold_cpu=0.6, cold_wall=0.7, edit_cpu_s=0.9, unchanged_cpu_s=0.8, peak_mib=400),
    100_000: Target(cold_cpu=0.4, cold_wall=0.5, edit_cpu_s=4, unchanged_cpu_s=3, peak_mib=1536),
}


def report(rows: Sequence[Row], ours: str, yardstick: str) -> str:
    """All tables; what is measured against the ``yardstick`` is that of the same rounds."""
    parts = [_costs(rows, yardstick), _targets(rows, ours, yardstick), *_stages(rows)]
    return "\n".join(part for part in parts if part)


def _costs(rows: Sequence[Row], yardstick: str) -> str:
    heads = ("size", "generator", "build", "CPU, s", "wall, s", "peak, MiB", "pages", "files", "MB")
    ratios = (f"CPU ÷ {yardstick}", f"wall ÷ {yardstick}")
    table = [_line((*heads, *ratios)), _line(("---:", "---", "---", *("---:",) * 8))]
    for row in rows:
        first = (f"{row.size:,}", row.name, row.build)
        if row.missing:
            table.append(_line((*first, row.missing, *("–",) * 7)))
            continue
        made = row.output
        table.append(
            _line(
                (
                    *first,
                    _spread([cost.cpu_s for cost in row.costs]),
                    _spread([cost.wall_s for cost in row.costs]),
                    f"{row.peak_bytes / MIB:,.0f}" if row.peak_bytes else "–",
                    f"{made.pages:,}" if made else "–",
                    f"{made.files:,}" if made else "–",
                    f"{made.bytes / MB:,.1f}" if made else "–",
                    *_ratios(row, _find(rows, row.size, yardstick, COLD)),
                )
            )
        )
    return "\n".join(table) + "\n"


def _ratios(row: Row, yardstick: Row | None) -> tuple[str, str]:
    if row.build != COLD or yardstick is None or not yardstick.costs or row is yardstick:
        return "–", "–"
    cpu, wall = _paired(row, yardstick)
    return f"{cpu:.2f}", f"{wall:.2f}"


def _paired(row: Row, yardstick: Row) -> tuple[float, float]:
    """Medians over the rounds of processor time and of wall time, as multiples of the yardstick's."""
    pairs = list(zip(row.costs, yardstick.costs, strict=True))
    return median(a.cpu_s / b.cpu_s for a, b in pairs), median(a.wall_s / b.wall_s for a, b in pairs)


def _told(number: float) -> str:
    """With three digits, or all before the point."""
    return f"{number:.3g}" if number < 100 else f"{number:,.0f}"


def _targets(rows: Sequence[Row], ours: str, yardstick: str) -> str:
    table = [
        _line(("size", "what", "measured", "at most", "")),
        _line(("---:", "---", "---:", "---:", "---")),
    ]
    for size in sorted({row.size for row in rows} & TARGETS.keys()):
        for what, measured, most, unit in _measured(rows, size, ours, yardstick):
            met = "met" if measured <= most else "missed"
            table.append(_line((f"{size:,}", what, f"{_told(measured)}{unit}", f"{_told(most)}{unit}", met)))
    return "\n".join(table) + "\n" if len(table) > 2 else ""


def _measured(
    rows: Sequence[Row], size: int, ours: str, yardstick: str
) -> Iterable[tuple[str, float, float, str]]:
    target = TARGETS[size]
    cold, theirs = _find(rows, size, ours, COLD), _find(rows, size, yardstick, COLD)
    if cold and cold.costs and theirs and theirs.costs:
        cpu, wall = _paired(cold, theirs)
        yield f"cold, CPU ÷ {yardstick}", cpu, target.cold_cpu, " ×"
        yield f"cold, wall ÷ {yardstick}", wall, target.cold_wall, " ×"
    for build, most in ((EDIT, target.edit_cpu_s), (UNCHANGED, target.unchanged_cpu_s)):
        row = _find(rows, size, ours, build)
        if row and row.costs:
            yield f"{build}, CPU", row.cpu_s, most, " s"
    if cold and cold.peak_bytes:
        yield "cold, peak memory", cold.peak_bytes / MIB, target.peak_mib, " MiB"


def _stages(rows: Sequence[Row]) -> Iterable[str]:
    """Where the time goes, for the builds that tell: lines of a stage and its seconds."""
    for row in rows:
        told = [stages(cost.said) for cost in row.costs]
        if not told or not told[0]:
            continue
        yield f"{row.name}, {row.size:,}, {row.build}, by stage:\n"
        lines = [_line(("stage", "s")), _line(("---", "---:"))]
        for stage in told[0]:
            lines.append(_line((stage, f"{median(one.get(stage, 0) for one in told):.3f}")))
        yield "\n".join(lines) + "\n"


def stages(said: str) -> Mapping[str, float]:
    """Seconds by stage, from lines of a name and a number; a stage that is told twice is their sum."""
    found: dict[str, float] = {}
    for name, seconds in re.findall(r"^(\S.*?)\s+(\d+\.\d+)$", said, re.MULTILINE):
        found[name] = found.get(name, 0) + float(seconds)
    return found


def _find(rows: Sequence[Row], size: int, name: str, build: str) -> Row | None:
    return next((row for row in rows if (row.size, row.name, row.build) == (size, name, build)), None)


def _spread(values: Sequence[float]) -> str:
    middle = f"{median(values):.2f}"
    return f"{middle} ({min(values):.2f}–{max(values):.2f})" if len(values) > 1 else middle


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
