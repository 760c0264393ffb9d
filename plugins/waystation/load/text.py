"""Bytes of a content file to its text: UTF-8, bounded, without control characters."""

import re
from pathlib import Path

from ..model import Mark
from ..problems import Code, Problem

MAX_BYTES = 512 * 1024
"""A content file is written by hand; a larger one is a mistake or an attack."""


def read(file: Path, path: str, most: int = MAX_BYTES) -> str | Problem:
    """Text of one file with line ends as \\n and no byte order mark, or what is wrong with it."""
    if file.stat().st_size > most:
        size = f"{file.stat().st_size / 1024:.0f}"
        return Problem(
            mark=Mark(path=path), code=Code.TOO_LARGE, values={"value": size, "most": str(most // 1024)}
        )
    return decode(file.read_bytes(), path)


def decode(content: bytes, path: str) -> str | Problem:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # "ignore" is for counting columns only: the text before the bad byte is known to be sound.
        before = content[: error.start].decode("utf-8-sig", "ignore")
        return Problem(
            mark=_mark_after(before, path),
            code=Code.NOT_UTF8,
            values={"value": f"0x{content[error.start]:02X}"},
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (found := control_character(text)) is not None:
        return control_problem(_mark_after(text[:found], path), text[found])
    return text


def control_character(text: str) -> int | None:
    """Where the first character stands that nobody can see or type."""
    found = _CONTROL.search(text)
    return found.start() if found else None


def control_problem(mark: Mark, character: str) -> Problem:
    return Problem(mark=mark, code=Code.CONTROL_CHARACTER, values={"value": f"U+{ord(character):04X}"})


# All that YAML does not allow (YAML 1.2.2, 5.1), lone surrogates among them; the line ends that YAML
# counts and editors do not (U+0085, U+2028, U+2029); and a byte order mark inside the text.
_CONTROL = re.compile(
    "[^\\t\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)


def _mark_after(text: str, path: str) -> Mark:
    line = text.count("\n") + 1
    return Mark(path=path, line=line, column=len(text) - (text.rfind("\n") + 1) + 1)
