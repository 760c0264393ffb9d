"""Templates as the interpreter runs them: compiling those of a small site takes longer than filling them.

They stand in ``.cache/waystation/templates/``. What is damaged, or was compiled by another program, counts as
none; whoever can write there can write the templates as well.
"""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """``program`` is the digest of everything that compiles, which the template's own text is added to."""

    def __init__(self, folder: Path, program: str) -> None:
        self.folder = folder
        self.program = program.encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            told, _, code = (self.folder / bucket.key).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return
        if told == self._told(code):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = bucket.bytecode_to_string()
        self.folder.mkdir(parents=True, exist_ok=True)
        # Builds into other folders may keep theirs here at the same time.
        with NamedTemporaryFile("wb", dir=self.folder, delete=False) as part:
            part.write(self._told(code) + b"\n" + code)
        os.replace(part.name, self.folder / bucket.key)

    def _told(self, code: bytes) -> bytes:
        return sha256(self.program + code).hexdigest().encode()
