"""What the last build knew of a network but for the texts of activities and teams.

While nothing else has changed, a build reads only the stations whose texts have, and those that their pages
follow from. In ``.cache/waystation/`` it is one file; what is damaged, or of another program, counts as none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from ..edition import Edition
from ..excerpt import Common
from ..load import station_of
from ..model import Slug
from ..pages.alerts import Alert
from ..problems import Code, Problem
from . import kept, pickled
from .unchanged import Inputs

NAME = "outline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What the pages of one station follow from."""

    texts: frozenset[Slug]
    """Stations whose texts they show."""
    all_of: frozenset[Slug]
    """Stations of which anything has a say in them."""

    @classmethod
    def of(cls, about: Edition) -> "Ties":
        """``about`` is the edition of one station."""
        beside = (one.station for one in about.announcements if one.station)
        return cls(
            texts=frozenset().union(*map(about.led_to, about.told)), all_of=frozenset((*about.held, *beside))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    inputs: str
    """Digest of all inputs of the build, which its ``Record`` has as well."""
    fields: str
    """Digest of all inputs but texts."""
    texts: Mapping[str, str]
    """Digests of stations with their texts."""
    today: date
    timezone: str
    ties: Mapping[Slug, Ties]
    common: Common
    alerts: tuple[Alert, ...]
    counts: Mapping[str, int]
    warnings: tuple[Problem, ...]

    def retold(self, inputs: Inputs) -> frozenset[Slug]:
        """Stations whose texts have changed, if nothing else has; else none."""
        if inputs.fields != self.fields:
            return frozenset()
        return frozenset(Slug(name) for name, digest in inputs.apart.items() if self.texts[name] != digest)

    def told(self, retold: frozenset[Slug]) -> tuple[Slug, ...]:
        """Stations whose pages have to be made anew."""
        return tuple(name for name, ties in self.ties.items() if ties.texts & retold)

    def held(self, told: Iterable[Slug]) -> tuple[Slug, ...]:
        """Stations that have to be read for them."""
        needed = frozenset[Slug]().union(*(self.ties[name].all_of for name in told))
        return tuple(name for name in self.ties if name in needed)

    def after(self, inputs: Inputs, held: Iterable[Slug], warnings: Iterable[Problem]) -> "Outline":
        """The same when those that are held have been read again, with these warnings of their texts."""
        anew = {None, *held}
        staying = (
            one for one in self.warnings if not one.code.is_of_texts or station_of(one.mark.path) not in anew
        )
        return replace(
            self,
            inputs=inputs.whole,
            texts=inputs.apart,
            warnings=tuple(sorted((*staying, *warnings), key=lambda problem: problem.order)),
        )

    @property
    def is_certain(self) -> bool:
        """Whether it is known of each warning of a text in which station's folder that is."""
        return not any(
            one.code is Code.ALLOWED_IN_VAIN
            or (one.code.is_of_texts and station_of(one.mark.path) not in {None, *self.ties})
            for one in self.warnings
        )


def read(folder: Path, program: str) -> Outline | None:
    content = kept.read(folder / NAME, program)
    if content is None:
        return None
    made = pickled.load(content, _PACKAGES, (date, ZoneInfo))
    assert isinstance(made, Outline)
    return made


def write(folder: Path, outline: Outline, program: str) -> None:
    kept.write(folder / NAME, pickled.dump(outline), program)


_PACKAGES = tuple(
    f"{__name__.partition('.')[0]}.{name}"
    for name in ("excerpt", "model", "pages.alerts", "pages.notices", "plugin.outline", "problems")
)
