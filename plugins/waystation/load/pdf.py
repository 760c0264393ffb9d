"""The text of PDFs, read by a program that may fail, hang or eat memory without harm to this one."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 10.0
"""For one file."""
PROGRAM = Path(__file__).with_name("pdf_words.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    text: str
    is_whole: bool
    """Whether nothing else is to be seen: no page is only a picture, no other file is inside."""


def read(files: Sequence[Path], *, seconds: float = SECONDS) -> Iterator[Words | None]:
    """What each of the files says; None for one that cannot be read in reasonable time and memory."""
    left = list(files)
    while left:
        told = _told(left, seconds)
        yield from told
        left = left[len(told) :]
        if left:
            yield None
            left = left[1:]


def _told(files: Sequence[Path], seconds: float) -> list[Words]:
    """Of the files up to the first that cannot be read."""
    done = subprocess.run(
        # Nothing but the interpreter's own folders is looked at for modules.
        [sys.executable, "-I", str(PROGRAM)],
        input=json.dumps([[str(file.resolve()) for file in files], seconds]).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    whole_lines = done.stdout.split(b"\n")[:-1]
    return [Words(text=text, is_whole=is_whole) for text, is_whole in map(json.loads, whole_lines)]
