"""Templates as the interpreter runs them: compiling those of a small site takes longer than filling them.

Those of the host, which a project may change, stand in ``.cache/waystation/templates/``; our own are part of
this package, and stand where Python keeps what it has compiled of that, if it may. What is damaged, or was
compiled by another program, counts as none; whoever can write there can write the templates as well.
"""

import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from . import kept


def folder_of_package() -> Path | None:
    """Where Python lets us keep what is compiled of this package; None where it keeps nothing."""
    modules = Path(cache_from_source(__file__)).parent
    is_kept = not sys.dont_write_bytecode and os.access(modules, os.W_OK)
    return modules / "templates" if is_kept else None


class Compiled(BytecodeCache):
    """``program`` is the digest of everything that compiles, which the template's own text is added to."""

    def __init__(self, folder: Path, program: str) -> None:
        self.folder = folder
        self.program = program

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := kept.read(self.folder / bucket.key, self.program)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        kept.write(self.folder / bucket.key, bucket.bytecode_to_string(), self.program)
