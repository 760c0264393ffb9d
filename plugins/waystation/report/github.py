"""GitHub's workflow commands, which it shows as annotations, and the summary of a step.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

import re
from collections.abc import Iterator

from ..problems import Problem
from .told import Report, count

MOST_SUMMARY_BYTES = 1_000_000
"""GitHub refuses a summary of more than 1 MiB altogether."""


def render(report: Report) -> Iterator[str]:
    """One annotation each; GitHub shows ten of a kind and fifty of a job, and all of them in the log."""
    for problem in report.problems:
        mark = problem.mark
        properties = {
            "file": report.path(problem),
            "line": str(mark.line),
            "col": str(mark.column),
            "title": f"{problem.code} {report.name(problem)}",
        }
        where = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        page = report.words("check.page", page=report.page_of(problem.code))
        said = _message("\n".join((report.message(problem), report.hint(problem), page)))
        yield f"::{problem.severity} {where}::{said}"


def summary(report: Report, headline: str) -> str:
    """All of it as Markdown, for ``$GITHUB_STEP_SUMMARY``."""
    words = report.words
    said = [f"## {_plain(headline)}\n\n"]
    if report.problems:
        said.append(
            f"| {words('check.where')} | {words('check.what')} | {words('check.cure')} |\n|---|---|---|\n"
        )
    left = MOST_SUMMARY_BYTES - len("".join(said).encode())
    for number, problem in enumerate(report.problems):
        row = _row(report, problem)
        left -= len(row.encode())
        if left < 0:
            more = count(report.problems[number:])
            said.append(f"\n{_plain(words('check.left_out', **more))}\n")
            break
        said.append(row)
    return "".join(said)


def _row(report: Report, problem: Problem) -> str:
    mark, page = problem.mark, report.page_of(problem.code)
    code = f"[{problem.code}]({page})" if page.startswith("https://") else problem.code
    where = f"{_plain(report.path(problem))}:{mark.line}"
    return f"| {where} | {code} {_plain(report.message(problem))} | {_plain(report.hint(problem))} |\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """Text in which Markdown sees no signs of its own, whatever authors have written."""
    return re.sub(r"[!-+.:-@\[-`{-~]", lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
