"""``waystation urls``: what has been published where, for ``check`` to hold the site to."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from .. import report
from ..build import Opened, open_site
from ..load.addresses import LOCK
from ..permalinks import Permalinks, lock, permalinks
from ..problems import Code, ContentError, Severity
from ..words import words
from . import options


@click.command()
@options.root
@options.today
@options.lang
@click.option("--update", is_flag=True, help="Write urls.lock anew, instead of saying what would change.")
@click.option(
    "--same",
    metavar="PATH",
    multiple=True,
    help="An address that stands for the same thing although its title and its beginning have changed.",
)
@click.pass_context
def urls(
    context: click.Context,
    root: Path,
    day_in: Callable[[ZoneInfo], date],
    lang: str | None,
    update: bool,
    same: tuple[str, ...],
) -> None:
    """Keep urls.lock, the list of every address that was ever published.

    Addresses are added and never taken away. Exit status: 0 done, 1 the content has errors, 2 misuse.
    """
    try:
        opened = _opened(root, day_in, same)
    except ContentError as error:
        for line in report.lines(error):
            click.echo(line)
        context.exit(1)
    said = words(lang or opened.site.network.language)
    known = permalinks(opened.site, opened.today)
    for line in _changes(known):
        click.echo(line)
    text = lock.written({**known.published, **known.living}.values())
    file = root / LOCK
    if file.is_file() and file.read_text("utf-8") == text:
        click.echo(said("urls.unchanged", count=len(known.published)), err=True)
    elif update:
        part = file.with_name(f"{LOCK}.part")
        part.write_text(text, "utf-8", newline="\n")
        part.replace(file)
        click.echo(said("urls.written", file=LOCK), err=True)
    else:
        click.echo(said("urls.to_write", file=LOCK), err=True)


def _opened(root: Path, day_in: Callable[[ZoneInfo], date], same: Collection[str]) -> Opened:
    """The site without errors but for addresses that are said to stand for the same thing as before."""
    try:
        return open_site(root, day_in)
    except ContentError as error:
        told = {problem.values["value"] for problem in error.problems if problem.code is Code.ADDRESS_REUSED}
        others = [
            problem
            for problem in error.problems
            if problem.severity is Severity.error and problem.code is not Code.ADDRESS_REUSED
        ]
        if error.readable is None or others or not told <= set(same):
            raise
        return Opened(site=error.readable, today=day_in(error.readable.network.timezone), warnings=())


def _changes(known: Permalinks) -> Iterator[str]:
    for path, now in sorted(known.living.items()):
        before = known.published.get(path)
        if path and before is None:
            yield f"+ {lock.row(now)}"
        elif before is not None and (before.title, before.when) != (now.title, now.when):
            yield f"- {lock.row(before)}"
            yield f"+ {lock.row(now)}"
