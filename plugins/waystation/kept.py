"""What is kept between builds, mostly in ``.cache/waystation/``, so that it need not be made again.

It is whole to the last bit and of the program that asks, or as if it were not there.
"""

import os
import sys
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile


def read(file: Path, program: str = "") -> bytes | None:
    """What ``write`` was given for the same program; None where there is nothing that can be trusted."""
    try:
        with file.open("rb") as opened:
            told, content = opened.readline(), opened.read()
    except OSError:
        return None
    return content if told == _told(content, program) else None


def write(file: Path, content: bytes, program: str = "") -> None:
    """``program`` is the digest of everything beside the file's name that has a say in its content."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Builds into other folders may keep theirs here at the same time.
    with NamedTemporaryFile("wb", dir=file.parent, delete=False) as part:
        part.write(_told(content, program))
        part.write(content)
    os.replace(part.name, file)


def of_package(name: str) -> Path | None:
    """Where what is made of this package itself is kept: beside what Python compiles of it, if it may."""
    modules = Path(cache_from_source(__file__)).parent
    may_keep = not sys.dont_write_bytecode and os.access(modules, os.W_OK)
    return modules / name if may_keep else None


def _told(content: bytes, program: str) -> bytes:
    digest = sha256(program.encode())
    digest.update(content)
    return digest.hexdigest().encode() + b"\n"
