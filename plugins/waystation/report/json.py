"""For other programs, in a form that stays: ``docs/check.md`` describes it.

``version`` grows when something is taken away or changes its meaning; new keys may come at any time.
"""

import json
from collections.abc import Iterator

from .told import Report, count

VERSION = 1


def render(report: Report) -> Iterator[str]:
    told = {
        "version": VERSION,
        "language": report.words.language,
        "counts": count(report.problems),
        "elsewhere": count(report.elsewhere),
        "problems": [
            {
                "path": problem.mark.path,
                "line": problem.mark.line,
                "column": problem.mark.column,
                "code": str(problem.code),
                "severity": str(problem.severity),
                "name": report.name(problem),
                "message": report.message(problem),
                "hint": report.hint(problem),
                "page": report.page_of(problem.code),
            }
            for problem in report.problems
        ],
    }
    yield json.dumps(told, ensure_ascii=False, indent=2)
