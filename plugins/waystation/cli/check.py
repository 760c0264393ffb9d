"""``waystation check``: look for problems in the content, show them, and mend what is safe to mend."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..build import open_site
from ..load import sources
from ..model import Site
from ..privacy.discreet import private_lines
from ..problems import ContentError, Problem
from ..report import FALLBACK, FORMATS, Report, github
from ..report.told import count
from ..words import Words, words
from . import options, repository
from .changed import changed
from .mending import mend

TEXT, GITHUB = "text", "github"


@click.command()
@options.root
@options.today
@options.lang
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default=TEXT,
    help="github: annotations and $GITHUB_STEP_SUMMARY; gitlab: code quality; json: see docs/check.md.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the result into this file, and show it as text.",
)
@click.option(
    "--since",
    metavar="REVISION",
    help="Show only what is wrong in files that have changed since then; errors in others count as well.",
)
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, show the changes, then look again.")
@click.pass_context
def check(
    context: click.Context,
    root: Path,
    day_in: Callable[[ZoneInfo], date],
    lang: str | None,
    form: str,
    output: Path | None,
    since: str | None,
    fix: bool,
) -> None:
    """Look for problems in the content. Exit status: 0 fine, 1 errors found, 2 misuse."""
    if fix and form != TEXT:
        raise click.UsageError("--fix shows its changes as text; leave --format out.")
    asked = changed(root, since) if since is not None else None
    diffs = list(mend(root, asked)) if fix else []
    site, problems = _look(root, day_in)
    said = words(lang or (site.network.language if site else FALLBACK))
    report = Report(
        words=said,
        problems=tuple(one for one in problems if asked is None or one.mark.path in asked),
        elsewhere=tuple(one for one in problems if asked is not None and one.mark.path not in asked),
        sources=sources.lines(root, (one.mark for one in problems), private_lines),
        page_of=repository.page_of(root, said.language, os.environ),
        folder=repository.folder(root, os.environ),
    )
    if output is not None:
        output.write_text("".join(f"{line}\n" for line in FORMATS[form](report)), "utf-8", newline="\n")
    for line in (*diffs, *FORMATS[form if output is None else TEXT](report)):
        click.echo(line)
    headline = _headline(said, site, report)
    if form == GITHUB and (to := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(to).open("a", encoding="utf-8") as file:
            file.write(github.summary(report, headline))
    if fix:
        mended = said("check.mended", files=len(diffs)) if diffs else said("check.nothing_to_mend")
        click.echo(mended, err=True)
    click.echo(headline, err=True)
    context.exit(int(site is None or count(problems)["errors"] > 0))


def _look(root: Path, day_in: Callable[[ZoneInfo], date]) -> tuple[Site | None, tuple[Problem, ...]]:
    """What could be read, and all that is wrong."""
    try:
        opened = open_site(root, day_in)
    except ContentError as error:
        return error.readable, error.problems
    return opened.site, opened.warnings


def _headline(said: Words, site: Site | None, report: Report) -> str:
    shown, elsewhere = count(report.problems), count(report.elsewhere)
    if report.elsewhere:
        return f"{said('problems.found', **shown)}{said('check.elsewhere', **elsewhere)}"
    if site is None or shown["errors"]:
        return said("problems.found", **shown)
    return said(
        "problems.only_warnings" if shown["warnings"] else "problems.sound", **shown, **_numbers(site)
    )


def _numbers(site: Site) -> Mapping[str, int]:
    return {
        "stations": len(site.stations),
        "activities": len(site.activities),
        "teams": len(site.teams),
        "announcements": len(site.announcements),
    }
