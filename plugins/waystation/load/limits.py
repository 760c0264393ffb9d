"""How much a site may hold: far more than a network needs, and little enough to be read in a minute.

Whoever can send a file can make the build fail; nobody can make it hang.
"""

MOST_FILES = 20_000
"""Below ``content/``, pictures included."""
MOST_ENTRIES = 20_000
MOST_FOLDERS = 12
"""Within one another."""
MOST_TEXT_BYTES = 64 * 1024 * 1024
"""In all files that are read."""
MOST_LEVELS = 12
"""Of lists and groups of fields in one another."""
MOST_CHARACTERS = 2_000
"""Of one field."""
MOST_IN_TITLE = 120
"""Characters."""
MOST_IN_LIST = 500
"""Of one field, and stations."""
MOST_OF_ONE_ENTRY = 100
"""Problems that are told of one entry."""
