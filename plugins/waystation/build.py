"""The verbs of the pipeline: open and check a site, render all that follows from it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from .checks import CHECKS
from .edition import edition
from .feeds import FEEDS
from .load import load
from .model import Artifact, Page, Site
from .pages import PAGES
from .problems import ContentError, Problem, Severity
from .words import words


def check(site: Site, today: date) -> tuple[Problem, ...]:
    """All that is wrong with a site that could be read, sorted by place."""
    found = (problem for look in CHECKS for problem in look(site, today))
    return tuple(sorted(found, key=lambda problem: problem.order))


def open_site(root: Path, today: date, *, url: str = "") -> tuple[Site, tuple[Problem, ...]]:
    """The site below ``root`` and the warnings about it.

    Raises ContentError with every problem of reading and checking together.
    """
    try:
        site = load(root, url=url)
    except ContentError as error:
        checked = check(error.readable, today) if error.readable else ()
        raise ContentError((*error.problems, *checked), error.readable) from None
    problems = check(site, today)
    if any(problem.severity is Severity.error for problem in problems):
        raise ContentError(problems, site)
    return site, problems


def render(site: Site, today: date) -> Iterator[Page | Artifact]:
    """Every page and file of the site as it is on ``today``."""
    about = edition(site, words(site.network.language), today)
    for page in PAGES:
        yield from page(about)
    for feed in FEEDS:
        yield from feed(about)
