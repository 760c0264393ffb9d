"""Codes of short links: ``/q/<code>/`` for each station, activity and team, printed and kept for years.

A code follows from the permanent path alone: five of 28 characters from its SHA-256, about 17 million codes.
The characters are Crockford's for base 32 without 0 and 1, which people write as O and l, and without
vowels, so that no code is a word. Of two paths with one code the later in order takes the next of its own;
a code that was published (``urls.lock``) stays with its path whatever comes after.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import count

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 5
FOLDER = "q/"


def codes(paths: Iterable[str], published: Mapping[str, str]) -> dict[str, str]:
    """A code for each path; ``published`` are the paths that codes were given to before."""
    kept = {path: code for code, path in published.items()}
    taken = set(published)
    found = {}
    for path in sorted(paths):
        wanted = (candidate(path, turn) for turn in count())
        found[path] = kept.get(path) or next(code for code in wanted if code not in taken)
        taken.add(found[path])
    return found


def candidate(path: str, turn: int = 0) -> str:
    """The code that a path asks for, in its first turn or after so many were taken."""
    number = int.from_bytes(sha256(f"{path}#{turn}".encode() if turn else path.encode()).digest())
    made = ""
    for _ in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        made += ALPHABET[at]
    return made
