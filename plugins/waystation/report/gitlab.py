"""GitLab's code quality report, which it shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from ..problems import Problem, Severity
from .told import Report

SEVERITIES = {Severity.error: "blocker", Severity.warning: "minor"}


def render(report: Report) -> Iterator[str]:
    seen: Counter[str] = Counter()
    told = []
    for problem in report.problems:
        same = _same(report, problem)
        told.append(
            {
                "description": f"{report.message(problem)} {report.hint(problem)}",
                "check_name": str(problem.code),
                "fingerprint": sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": SEVERITIES[problem.severity],
                "location": {"path": report.path(problem), "lines": {"begin": problem.mark.line}},
            }
        )
        seen[same] += 1
    yield json.dumps(told, ensure_ascii=False, indent=2)


def _same(report: Report, problem: Problem) -> str:
    """What stays the same when lines above are added or taken away, so that it counts as the old problem."""
    return "\0".join((report.path(problem), problem.code, *(f"{k}={v}" for k, v in problem.values.items())))
