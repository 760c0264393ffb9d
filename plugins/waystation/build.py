"""The verbs of the pipeline: open and check a site, render all that follows from it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from . import feeds, pages
from .almanac import Expanded
from .checks import BOUNDS, CHECKS, OF_ENTRIES, OF_SITE, OF_TEXTS, Check, Checked
from .edition import Edition, edition
from .excerpt import Common, excerpt
from .feeds import FEEDS, atom, icalendar
from .load import Reader, load, station_of
from .model import Artifact, Page, Sheet, Site, Slug
from .pages import PAGES
from .privacy.discreet import discreet
from .problems import MOST_PROBLEMS, ContentError, Problem, Severity, too_many
from .words import Words, words

_Made = TypeVar("_Made", bound=Page | Sheet | Artifact)
Output = Callable[[Edition], Iterator[Page | Sheet | Artifact]]
WordsOf = Callable[[str], Words]
"""Those of a language."""

LISTS: tuple[Output, ...] = (*PAGES, *feeds.OF_LISTS)
"""Of a network as a whole: what they show of entries stands in their fields, never in the texts below."""
ANNOUNCEMENTS: tuple[Output, ...] = (atom.render,)
MONTHS: tuple[Output, ...] = pages.LISTS_OF_STATIONS
"""Of a station, what shows no texts."""
STATION: tuple[Output, ...] = (*pages.OF_STATIONS, *feeds.OF_STATIONS)
"""Of a station, all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A site without errors, the day it is looked at, and the warnings about it."""

    site: Site
    today: date
    warnings: tuple[Problem, ...]


def open_site(
    root: Path,
    day_in: Callable[[ZoneInfo], date],
    *,
    url: str = "",
    reader: Reader | None = None,
    checked: Checked | None = None,
) -> Opened:
    """The site below ``root``, whose home page is at ``url``; ``day_in`` says what day it is in its zone.

    ``reader`` may remember what ``load.Reader`` makes of a text, and ``checked`` what was found in entries.
    Raises ContentError with every problem of reading and checking together.
    """
    try:
        site = load(root, url=url, reader=reader)
    except ContentError as error:
        readable = error.readable
        more = check(readable, day_in(readable.network.timezone)) if readable else ()
        raise ContentError((*map(discreet, error.problems), *more), readable) from None
    today = day_in(site.network.timezone)
    problems = check(site, today, checked)
    if any(problem.severity is Severity.error for problem in problems):
        raise ContentError(problems, site)
    return Opened(site=site, today=today, warnings=problems)


def open_texts(
    root: Path,
    only: Collection[Slug],
    common: Common,
    today: date,
    *,
    url: str = "",
    reader: Reader | None = None,
) -> Opened:
    """Some stations of a site that has been opened before, when nothing but texts has changed since.

    ``common`` is what was known of all stations then; only what texts are looked through for can be wrong.
    Raises ContentError as ``open_site`` does, with what is wrong with these stations.
    """
    site = load(root, url=url, reader=reader, only=only)
    site = replace(
        site,
        contacts=common.contacts,
        pictures=common.pictures,
        privacy_allowed=tuple(one for one in site.privacy_allowed if not _is_left_out(one.path, only)),
    )
    problems = tuple(sorted(_found(OF_TEXTS, site, today), key=lambda problem: problem.order))
    if any(problem.severity is Severity.error for problem in problems):
        raise ContentError(problems, site)
    return Opened(site=site, today=today, warnings=problems)


def _is_left_out(path: str, only: Collection[str]) -> bool:
    return (name := station_of(path)) is not None and name not in only


def check(site: Site, today: date, checked: Checked | None = None) -> tuple[Problem, ...]:
    """All that is wrong with a site that could be read, sorted by place."""
    found = _found(BOUNDS, site, today)
    if not found:
        again = _found_again(site, today, checked) if checked else None
        found = _found(CHECKS, site, today) if again is None else again
    return tuple(sorted(found, key=lambda problem: problem.order))


def _found_again(site: Site, today: date, checked: Checked) -> list[Problem] | None:
    """What ``CHECKS`` find; None where there are errors, of which only the first are to be told."""
    found = _found(OF_SITE, site, today)
    found += checked.problems(site, today, lambda here: _found(OF_ENTRIES, here, today))
    return None if any(problem.severity is Severity.error for problem in found) else found


def _found(checks: Iterable[Check], site: Site, today: date) -> list[Problem]:
    """Errors, up to as many as anybody mends at once; all warnings, of which a large network has many."""
    found: list[Problem] = []
    errors = 0
    for problem in (problem for look in checks for problem in look(site, today)):
        errors += problem.severity is Severity.error
        if errors > MOST_PROBLEMS:
            return [*found, discreet(too_many(problem.mark))]
        found.append(discreet(problem))
    return found


def prepare(opened: Opened, expanded: Expanded | None = None, words_of: WordsOf = words) -> Edition:
    """``expanded`` and ``words_of`` may remember the dates of activities, and words."""
    return edition(opened.site, words_of(opened.site.network.language), opened.today, expanded)


def prepare_texts(
    opened: Opened,
    common: Common,
    held: tuple[Slug, ...],
    told: Iterable[Slug],
    words_of: WordsOf = words,
) -> Edition:
    """Of a site that has only the stations ``held``, what is needed for those ``told``."""
    said = words_of(opened.site.network.language)
    return excerpt(opened.site, said, opened.today, common, held=held, told=told)


def render(about: Edition, outputs: Iterable[Output] | None = None) -> Iterator[Page | Artifact]:
    """Every page and file of what the edition tells of, as it is on its day, or those of some outputs."""
    for one in sheets(about, _outputs(about) if outputs is None else outputs):
        yield one.make() if isinstance(one, Sheet) else one


def sheets(about: Edition, outputs: Iterable[Output]) -> Iterator[Page | Sheet | Artifact]:
    """The same of some outputs, before the pages of long lists are made."""
    for output in outputs:
        yield from _copied(about, output(about))


def _outputs(about: Edition) -> Iterable[Output]:
    if about.tells_network:
        return (*PAGES, *FEEDS)
    return pages.OF_AREAS if about.areas else (*MONTHS, *STATION)


def join_calendars(about: Edition, calendars: Mapping[Slug, bytes]) -> Iterator[Page | Artifact]:
    """The network's calendars as ``render`` makes them, from those of its stations."""
    return _copied(about, icalendar.joined(about, calendars))


def _copied(about: Edition, made: Iterable[_Made]) -> Iterator[_Made | Artifact]:
    """Feeds stand at their old addresses as well."""
    for one in made:
        yield one
        if isinstance(one, Artifact):
            for path in about.copies.get(one.path, ()):
                yield replace(one, path=path)
