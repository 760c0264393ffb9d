"""``waystation check``: look for problems in the content."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..build import open_site
from ..model import Site
from ..problems import ContentError, Problem, Severity
from ..report import FALLBACK, line
from ..today import build_date
from ..words import Words, languages, words


@click.command()
@click.option("--lang", metavar="LANGUAGE", help="Language of the messages; by default that of the site.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="Folder with stations.yml and content/; by default the current one.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day to check for; else WAYSTATION_TODAY, SOURCE_DATE_EPOCH, or the current day.",
)
@click.pass_context
def check(context: click.Context, lang: str | None, root: Path, today: datetime | None) -> None:
    """Look for problems in the content. Exit status: 0 fine, 1 errors found, 2 misuse."""
    if lang is not None and lang not in languages():
        raise click.BadParameter(f"choose one of {', '.join(languages())}", param_hint="--lang")
    day_in = build_date(today.date() if today else None)
    try:
        day_in(ZoneInfo("UTC"))
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"WAYSTATION_TODAY or SOURCE_DATE_EPOCH: {error}") from None
    site: Site | None
    try:
        opened = open_site(root, day_in)
        site, problems = opened.site, opened.warnings
    except ContentError as error:
        site, problems = error.readable, error.problems
    said = words(lang or (site.network.language if site else FALLBACK))
    for problem in problems:
        click.echo(line(problem, said))
    click.echo(_summary(said, site, problems), err=True)
    context.exit(int(site is None or any(problem.severity is Severity.error for problem in problems)))


def _summary(said: Words, site: Site | None, problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.error), severities.count(Severity.warning)
    if site is None or errors:
        return said("problems.found", errors=errors, warnings=warnings)
    return said(
        "problems.only_warnings" if warnings else "problems.sound",
        warnings=warnings,
        stations=len(site.stations),
        activities=len(site.activities),
        teams=len(site.teams),
        announcements=len(site.announcements),
    )
