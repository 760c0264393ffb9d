"""Parts of a site that follow from the content of few stations: what the last build left of one stays.

An edition of a station holds nothing but what its outputs follow from (``Edition.of_station``), so a digest
of all that is in it tells whether they would be the same again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

# A build that finds nothing to do reads this module, and nothing that takes long to load.
if TYPE_CHECKING:
    from ..edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    key: str
    """Digest of all that it follows from."""
    files: Mapping[str, str]
    """SHA-256 of each file, by its path from the site's root."""
    listed: tuple[str, ...]
    """Its pages that search engines may know."""
    shown: tuple[str, ...]
    """Photos that are on its pages."""


def key(shared: str, contents: Mapping[str, str], about: "Edition") -> str:
    """Of a station's edition.

    ``shared`` is the digest of all that every part follows from; ``contents`` are those of the stations' own
    folders.
    """
    elsewhere = tuple(one for one in about.announcements if one.station not in about.held)
    return digest(
        (
            shared,
            [one.id for one in about.told],
            [(name, contents.get(name, "")) for name in about.held],
            elsewhere,
            sorted(about.permalinks.codes.items()),
            sorted(about.copies.items()),
            about.months,
            about.years,
        )
    )


def digest(values: Iterable[object]) -> str:
    """Of values whose ``repr`` says all that they are: texts, numbers, days, and dataclasses of them."""
    return sha256(repr(tuple(values)).encode()).hexdigest()
