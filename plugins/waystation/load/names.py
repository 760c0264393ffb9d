"""Names of files and folders that are the same on every computer."""

import re

RESERVED = frozenset(
    {
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{name}{n}" for name in ("com", "lpt") for n in (*range(10), "¹", "²", "³")),
    }
)
"""What Windows takes for a device, whatever follows after a dot.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""


def is_portable(name: str) -> bool:
    """Whether Windows has files of that name, git can bring it, and nobody sees anything else in it."""
    device = name.partition(".")[0].rstrip(" ").lower() in RESERVED
    return name.isprintable() and not (device or _REFUSED.search(name) or name.endswith((" ", ".")))


_REFUSED = re.compile(r'[<>:"\\|?*]')
