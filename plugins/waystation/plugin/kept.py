"""Files of ``.cache/waystation/``: whole to the last bit and of the program that asks, or as if not there."""

import os
from hashlib import sha256
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


def _told(content: bytes, program: str) -> bytes:
    digest = sha256(program.encode())
    digest.update(content)
    return digest.hexdigest().encode() + b"\n"
