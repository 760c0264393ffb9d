"""Lighthouse's scores of a page on a phone: the lowest of its categories' demands, and how fast it is."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.gates.findings import Finding
from tests.gates.kinds import KINDS

COMMAND = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
FULL = ("accessibility", "best-practices", "seo")
FAST = 0.95
TIMES = 3
UNLISTED = frozenset({"search", "results", "lost"})
"""Kinds that search engines are asked to leave out."""


def scores(base: str, kind: str, times: int = TIMES) -> dict[str, Any]:
    """Scores from 0 to 1 by category, speed as a median, and the audits that took points away."""
    found = [_run(base + KINDS[kind], is_listed=kind not in UNLISTED) for _ in range(times)]
    speeds = [one["categories"]["performance"]["score"] or 0 for one in found]
    last = found[-1]
    lost = [
        last["audits"][one["id"]]["title"]
        for name in FULL
        for one in last["categories"][name]["auditRefs"]
        if one["weight"] and last["audits"][one["id"]]["score"] not in (None, 1)
    ]
    return {
        "performance": median(speeds),
        "runs": speeds,
        **{name: last["categories"][name]["score"] for name in FULL},
        "lost": lost,
    }


def slow_or_short(kind: str, found: dict[str, Any]) -> Iterator[Finding]:
    for name in FULL:
        if found[name] != 1:
            yield Finding(kind=kind, text=f"{name} {_percent(found[name])}: {', '.join(found['lost'])}")
    if found["performance"] < FAST:
        yield Finding(kind=kind, text=f"performance {_percent(found['performance'])}")


def _percent(score: float | None) -> str:
    return "none" if score is None else f"{round(score * 100)}"


def _run(url: str, *, is_listed: bool) -> dict[str, Any]:
    chrome = next(path for name in BROWSERS if (path := shutil.which(name)))
    with TemporaryDirectory() as folder:
        out = Path(folder, "report.json")
        command = [str(COMMAND), url, "--quiet", "--output=json", f"--output-path={out}"]
        command += [f"--chrome-path={chrome}", f"--chrome-flags={FLAGS}", "--max-wait-for-load=30000"]
        command += [f"--only-categories={','.join(('performance', *FULL))}"]
        if not is_listed:
            command.append("--skip-audits=is-crawlable")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not out.is_file():
            raise SystemExit(f"Lighthouse did not answer for {url}:\n{done.stderr}")
        report: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return report
