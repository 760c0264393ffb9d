"""``waystation publish``: what it is told, and what it says."""

import sys
from pathlib import Path

import click

from ..publish import Build, Misuse, Refusal, changes, open_build, opened, progress
from ..publish.place import Place
from ..publish.plan import Changes
from ..report import FALLBACK
from ..words import Words, languages, words

PREVIOUS = "previous"


@click.command()
@click.argument("target", required=False)
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    help="Folder that the build has left; by default site.",
)
@click.option(
    "--keep", type=click.IntRange(1), default=5, show_default=True, help="How many releases stay in a folder."
)
@click.option("--dry-run", is_flag=True, help="Only list what would change.")
@click.option(
    "--rollback",
    is_flag=False,
    flag_value=PREVIOUS,
    metavar="[RELEASE]",
    help="Instead of publishing, show the previous release again, or the one that is named.",
)
@click.option("--lang", metavar="LANGUAGE", help="Language of the messages; by default Chinese.")
@click.pass_context
def publish(
    context: click.Context,
    target: str | None,
    site: Path,
    keep: int,
    dry_run: bool,
    rollback: str | None,
    lang: str | None,
) -> None:
    """Bring the built site to its visitors.

    TARGET is a folder of this machine (/srv/www/stations), of another one (user@host:/srv/www/stations,
    ssh://user@host:2222/srv/www/stations), or anything that rclone knows (oss:bucket/folder).

    Exit status: 0 done, 1 not done, 2 misuse.
    """
    if lang is not None and lang not in languages():
        raise click.BadParameter(f"choose one of {', '.join(languages())}", param_hint="--lang")
    said = words(lang or FALLBACK)
    try:
        if target is None:
            raise Misuse("no_target_given")
        with opened(target, keep) as place:
            if rollback is not None:
                name = place.roll_back("" if rollback == PREVIOUS else rollback)
                click.echo(said("publish.rolled_back", name=name))
                click.echo(said("publish.revert_too"), err=True)
                return
            build = open_build(site)
            if dry_run:
                _list(changes(place, build), build, said)
            else:
                with place.locked():
                    _publish(place, build, said)
    except Refusal as refusal:
        click.echo(_explained(refusal, said), err=True)
        context.exit(2 if isinstance(refusal, Misuse) else 1)


def _publish(place: Place, build: Build, said: Words) -> None:
    todo = changes(place, build)
    if not todo:
        click.echo(said("publish.up_to_date", date=build.date, count=todo.same))
        return
    with progress(said, "publish.label", len(todo), sys.stderr) as advance:
        name = place.publish(build, todo, advance)
    click.echo(said("publish.published", name=name, **_figures(todo, build)))


def _list(todo: Changes, build: Build, said: Words) -> None:
    """Each file that would change, and a summary for the person at the screen."""
    for sign, paths in (("+", todo.added), ("~", todo.changed), ("-", todo.removed)):
        for path in paths:
            click.echo(f"{sign} {path}")
    click.echo(said("publish.would", **_figures(todo, build)), err=True)


def _figures(todo: Changes, build: Build) -> dict[str, object]:
    kilobytes = sum(build.files[path] for path in todo.uploads) / 1000
    return {
        "added": len(todo.added),
        "changed": len(todo.changed),
        "removed": len(todo.removed),
        "same": todo.same,
        "size": f"{kilobytes:,.1f} kB" if kilobytes < 1000 else f"{kilobytes / 1000:,.1f} MB",
    }


def _explained(refusal: Refusal, said: Words) -> str:
    """What is wrong, the machine's own words if there are any, and the cure."""
    values = {key: str(value) for key, value in refusal.values.items()}
    whole = [said(f"publish.refusals.{refusal.key}.message", **values)]
    whole += [f"    {line}" for line in values.get("said", "").splitlines()]
    whole += [f"    {said(f'publish.refusals.{refusal.key}.hint', **values)}"]
    return "\n".join(whole)
