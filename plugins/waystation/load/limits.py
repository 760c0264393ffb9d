"""How much a site may hold: twice the largest networks, of 100,000 pages, which are read in about a minute.

Whoever can send a file can make the build fail; nobody can make it hang.
"""

MOST_STATIONS = 5_000
MOST_STATIONS_BYTES = 16 * 1024 * 1024
"""Of ``stations.yml``; a station takes some two thousand."""
MOST_FILES = 200_000
"""Below ``content/``, pictures included."""
MOST_ENTRIES = 200_000
MOST_FOLDERS = 12
"""Within one another."""
MOST_TEXT_BYTES = 256 * 1024 * 1024
"""In all files that are read."""
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
