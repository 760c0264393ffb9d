"""Programs of the machine that publishing leaves the transport to."""

import shutil

from .refusal import Refusal

PACKAGES = {"ssh": "openssh-client", "rsync": "rsync", "rclone": "rclone"}
"""Programs by the name of their package in Debian and Ubuntu."""
LINES = 5


def required(program: str) -> str:
    """Where the program is. Raises Refusal when it is not installed."""
    found = shutil.which(program)
    if found is None:
        raise Refusal("no_program", program=program, package=PACKAGES[program])
    return found


def last_words(said: str) -> str:
    """The end of what a program said, which is where it says why it stopped."""
    return "\n".join(line for line in said.splitlines()[-LINES:] if line.strip())
