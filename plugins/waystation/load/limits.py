"""How much a site may hold: twice the largest networks, of 100,000 pages, which are read in about a minute.

Whoever can send a file can make the build fail; nobody can make it hang.
"""

MOST_STATIONS = 5_000
MOST_FILES = 200_000
"""Below ``content/``, pictures included."""
MOST_ENTRIES = 200_000
MOST_FOLDERS = 12
"""Within one another."""
MOST_TEXT_BYTES = 256 * 1024 * 1024
"""In all files that are read."""
MOST_VALUES = 700_000
"""Of one file: 140 for each of the most stations, which have about a hundred."""
MOST_LEVELS = 12
"""Of lists and groups of fields in one another."""
MOST_CHARACTERS = 2_000
"""Of one field."""
MOST_IN_TITLE = 120
"""Characters."""
MOST_IN_LIST = 500
"""Of one field."""
MOST_OF_ONE_ENTRY = 100
"""Problems that are told of one entry."""
MOST_BYTES = 512 * 1024
"""Of a file that is written by hand; a larger one is a mistake or an attack."""


def most_bytes(path: str) -> int:
    """How large the file at a path from the project's root may be."""
    return _LARGER.get(path, MOST_BYTES)


_LARGER = {
    # A station takes some two thousand.
    "stations.yml": 16 * 1024 * 1024,
    # Written by a program, for years.
    "urls.lock": 64 * 1024 * 1024,
}
