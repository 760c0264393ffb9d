"""An edition of some stations, of no more than was read for them, and what it takes from all others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .almanac import HORIZON, Agenda, newest_first
from .edition import Edition
from .model import Picture, Site, Slug
from .permalinks import Permalinks
from .words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What a station's outputs and checks take from all stations: no text has a say in it."""

    codes: Mapping[Slug, Mapping[str, str]]
    """Of short links by their path, of each station."""
    copies: Mapping[str, tuple[str, ...]]
    months: tuple[date, ...]
    years: tuple[int, int]
    contacts: frozenset[str]
    pictures: Mapping[str, Picture]
    files: tuple[str, ...]
    """Paths of photos, and of what is published as it is."""

    @classmethod
    def of(cls, edition: "Edition") -> "Common":
        return cls(
            codes=edition.codes,
            copies=edition.copies,
            months=edition.months,
            years=edition.years,
            contacts=edition.site.contacts,
            pictures=edition.site.pictures,
            files=edition.site.files,
        )


def excerpt(
    site: Site, words: Words, today: date, common: Common, *, held: tuple[Slug, ...], told: Iterable[Slug]
) -> Edition:
    """An edition of the stations ``told``, out of a site that has only what belongs to those ``held``."""
    return Edition(
        site=site,
        words=words,
        today=today,
        agenda=Agenda.of(site.activities, today + HORIZON, site.holidays),
        announcements=newest_first(site.announcements),
        permalinks=Permalinks.of_codes(
            {path: code for name in held for path, code in common.codes[name].items()}
        ),
        copies=common.copies,
        months=common.months,
        years=common.years,
        held=held,
        told=tuple(site.stations[name] for name in told),
        tells_network=False,
    )
