"""Bytes of a content file to its text: UTF-8, bounded, without invisible characters."""

from pathlib import Path

from ..model import Mark
from ..problems import Code, Problem
from . import invisible
from .limits import most_bytes


def beside(root: Path, path: str) -> str | Problem | None:
    """Text of a file beside the content, at a path from the project's root; None where there is none."""
    file = root / path
    if file.is_symlink():
        return Problem(mark=Mark(path=path), code=Code.SYMLINK, values={"value": path})
    return read(file, path) if file.is_file() else None


def read(file: Path, path: str) -> str | Problem:
    """Text of one file with line ends as \\n and no byte order mark, or what is wrong with it."""
    content = bounded(file, path)
    return content if isinstance(content, Problem) else decode(content, path)


def bounded(file: Path, path: str) -> bytes | Problem:
    """All that a file holds, unless that is more than anybody writes."""
    if (size := file.stat().st_size) > (most := most_bytes(path)):
        values = {"value": f"{size / 1024:.0f}", "most": str(most // 1024)}
        return Problem(mark=Mark(path=path), code=Code.TOO_LARGE, values=values)
    return file.read_bytes()


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
    if (found := invisible.invisible(text)) is not None:
        return invisible.problem(_mark_after(text[:found], path), text, found)
    return text


def _mark_after(text: str, path: str) -> Mark:
    line = text.count("\n") + 1
    return Mark(path=path, line=line, column=len(text) - (text.rfind("\n") + 1) + 1)
