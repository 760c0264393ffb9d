"""Checks sites in processes of their own, with little memory and an eye on every file that they open.

Run as ``python -m tests.hostile.checking SOUND``: it warms up with a sound site, then reads the roots of
others from stdin, one a line, and answers each with a line of JSON: what was found, and what it took.
"""

import json
import os
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from waystation.build import open_site, prepare, render
from waystation.checks import volume
from waystation.load import limits
from waystation.problems import ContentError
from waystation.report import FORMATS, Report
from waystation.words import words

MORE_BYTES = 200 * 1024 * 1024
"""More than the process has when it begins."""
MOST_SECONDS = 60
"""Of the processor; what takes longer hangs."""
TODAY = date(2026, 11, 28)


def main() -> None:
    # Where reading ends, it ends: a tenth of the largest network is enough to see it.
    limits.MOST_FILES = limits.MOST_ENTRIES = 20_000
    limits.MOST_VALUES = 70_000
    limits.MOST_TEXT_BYTES = 64 * 1024 * 1024
    volume.MOST_DATES_IN_ALL = 500_000
    # Whatever a check needs is imported and compiled before, so that only the content counts.
    checked(Path(sys.argv[1]))
    print(flush=True)
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.write(writing, json.dumps(bounded(Path(line.rstrip("\n")))).encode())
            os._exit(0)
        os.close(writing)
        with open(reading, encoding="utf-8") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        print(answer if status == 0 else json.dumps({"died": status}), flush=True)


def bounded(root: Path) -> dict[str, Any]:
    opened: set[str] = set()
    sys.addaudithook(lambda event, args: opened.add(_told(args)) if event == "open" else None)
    before = _memory("VmSize")
    resource.setrlimit(resource.RLIMIT_AS, (before + MORE_BYTES, before + MORE_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    began = time.process_time()
    found = checked(root)
    took = {"seconds": time.process_time() - began, "megabytes": (_memory("VmPeak") - before) / 1024 / 1024}
    return found | took | {"opened": sorted(opened)}


def checked(root: Path) -> dict[str, Any]:
    """All that is told of a site, or of one that can be published, all that is made of it."""
    try:
        about = prepare(open_site(root, lambda zone: TODAY))
    except ContentError as error:
        report = Report(words=words("zh"), problems=error.problems, page_of=str)
        longest = max(len(line) for form in ("text", "github") for line in FORMATS[form](report))
        said = sum(len(line) for form in FORMATS.values() for line in form(report))
        problems = [[one.mark.path, one.mark.line, str(one.code)] for one in error.problems]
        return {"problems": problems, "said": said, "longest": longest, "made": []}
    return {"problems": [], "said": 0, "made": [made.path for made in render(about)]}


def _told(args: tuple[Any, ...]) -> str:
    """The path, and ``> `` before it where it is opened to be written."""
    path, _, flags = args
    is_written = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    return ("> " if is_written else "") + (os.fsdecode(path) if isinstance(path, str | bytes) else str(path))


def _memory(name: str) -> int:
    """Bytes, as Linux tells of this process."""
    return int(Path("/proc/self/status").read_text("utf-8").partition(f"{name}:")[2].split()[0]) * 1024


if __name__ == "__main__":
    main()
