"""Parts of a site that follow from less than all of it: what the last build left of one stays.

An edition of a station holds nothing but what its outputs follow from (``Edition.of_station``), and lists of
the network show nothing of texts (``build.LISTS``), so a digest of the rest tells whether they would be the
same again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from .packed import Sums

# A build that finds nothing to do reads this module, and nothing that takes long to load.
if TYPE_CHECKING:
    from ..edition import Edition
    from ..feeds.short_links import Link
    from ..model import Sheet
    from .unchanged import Inputs


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    key: str
    """Digest of all that it follows from."""
    files: Sums
    """SHA-256 of each file, by its path from the site's root."""
    listed: tuple[str, ...]
    """Its pages that search engines may know."""
    shown: tuple[str, ...]
    """Photos that are on its pages."""
    gate: str
    """Digest of all that has a say in what the gate lets pass, but for the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Digests of what parts follow from."""

    inputs: "Inputs"
    shared: str
    """Of all that every part follows from."""

    @classmethod
    def of(cls, inputs: "Inputs", beside: Iterable[object]) -> "Keys":
        """``beside`` is what parts follow from that is neither content nor program."""
        return cls(inputs=inputs, shared=digest((inputs.program, inputs.shared, *beside)))

    def of_station(self, about: "Edition") -> str:
        """Of stations that it does not lead to, its pages show no texts."""
        shown = frozenset[str]().union(*map(about.led_to, about.told))
        elsewhere = tuple(one for one in about.announcements if one.station not in shown)
        return digest(
            (
                self.shared,
                [one.id for one in about.told],
                [
                    (name, (self.inputs.apart if name in shown else self.inputs.heads).get(name, ""))
                    for name in about.held
                ],
                elsewhere,
                sorted(about.permalinks.codes.items()),
                sorted(about.copies.items()),
                about.months,
                about.years,
            )
        )

    def of_months(self, about: "Edition") -> str:
        """Lists of an area or a station: they show no texts, and nothing of teams and announcements."""
        heads = [(name, self.inputs.heads.get(name, "")) for name in about.held]
        return digest((self.shared, about.areas, [one.id for one in about.told], heads, about.months))

    def of_lists(self) -> str:
        """No list shows the texts of what it lists."""
        return digest((self.shared, sorted(self.inputs.heads.items())))

    def of_sheet(self, about: "Edition", sheet: "Sheet", entries: Mapping[str, bytes]) -> str:
        """``entries`` are the digests of all entries' files without their texts, by path.

        Empty where nobody knows that of a file.
        """
        heads = [entries.get(one.mark.path) for one in sheet.shows]
        if None in heads:
            return ""
        named = "\n".join(f"{one.id} {one.mark.path}" for one in sheet.shows)
        shown = sha256(b"".join(filter(None, heads)) + named.encode()).hexdigest()
        return digest((self.shared, about.months, sheet.beside, shown))

    def of_announcements(self, about: "Edition") -> str:
        """Of what their folders hold, and of the changes that none of them tells, with their activities."""
        told = about.changes(about.alive(about.announcements))
        return digest((self.shared, self.inputs.announcements, told, sorted(about.copies.items())))

    def of_short_links(self, links: "Iterable[Link]") -> str:
        return digest((self.shared, *links))

    def of_calendars(self, sums: Iterable[str]) -> str:
        """``sums`` are those of the stations' calendars."""
        return digest((self.of_lists(), tuple(sums)))


def digest(values: Iterable[object]) -> str:
    """Of values whose ``repr`` says all that they are: texts, numbers, days, and dataclasses of them."""
    return sha256(repr(tuple(values)).encode()).hexdigest()
