"""``waystation status``: what needs a person soon, for a terminal, a program, or the summary of a CI run."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..build import check, open_site
from ..problems import ContentError
from ..report import FALLBACK, indented
from ..status import Item, Topic
from ..status import status as items_of
from ..words import Words, problems, words
from . import options

ANY = "any"


@click.command()
@options.root
@options.today
@options.lang
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@click.option(
    "--fail-on",
    type=click.Choice([*Topic, ANY]),
    multiple=True,
    help="Exit with 1 when there is something of this topic; can be given several times.",
)
@click.pass_context
def status(
    context: click.Context,
    root: Path,
    day_in: Callable[[ZoneInfo], date],
    lang: str | None,
    form: str,
    fail_on: tuple[str, ...],
) -> None:
    """Say what needs a person soon: what runs out, what is not announced, what is missing.

    Exit status: 0 whatever there is, but for --fail-on; 1 for a site that cannot be read; 2 misuse.
    """
    try:
        site = open_site(root, day_in).site
    except ContentError as error:
        if error.readable is None:
            click.echo(words(lang or FALLBACK)("status.unreadable"), err=True)
            context.exit(1)
        site = error.readable
    said = words(lang or site.network.language)
    today = day_in(site.network.timezone)
    items = items_of(site, today, check(site, today))
    click.echo(_FORMS[form](items, said), nl=False)
    if form == "text":
        click.echo(said("status.count", count=len(items)) if items else said("status.nothing"), err=True)
    found = {ANY, *(item.topic for item in items)} if items else set()
    context.exit(int(bool(found & set(fail_on))))


def _text(items: Iterable[Item], said: Words) -> str:
    lines = (
        f"{item.mark.path}:{item.mark.line}:{item.mark.column}: {_message(item, said)}\n"
        f"{indented(_cure(item, said))}\n"
        for item in items
    )
    return "".join(lines)


def _json(items: Iterable[Item], said: Words) -> str:
    told = [
        {
            "topic": item.topic,
            "path": item.mark.path,
            "line": item.mark.line,
            "column": item.mark.column,
            "due": item.due.isoformat() if item.due else None,
            "message": _message(item, said),
            "cure": _cure(item, said),
        }
        for item in items
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _markdown(items: tuple[Item, ...], said: Words) -> str:
    return "\n".join(_sections(items, said)) + "\n"


def _sections(items: tuple[Item, ...], said: Words) -> Iterator[str]:
    yield f"## {said('status.title')}"
    if not items:
        yield f"\n{said('status.nothing')}"
    for topic, of_topic in groupby(items, key=lambda item: item.topic):
        yield f"\n### {said(f'status.{topic}.name')}\n"
        for item in of_topic:
            yield f"- {_escaped(_message(item, said))} `{item.mark.path}:{item.mark.line}`  "
            yield f"  {_escaped(_cure(item, said))}"


def _message(item: Item, said: Words) -> str:
    if item.problem:
        return problems.message(said, item.problem)
    return said(f"status.{item.topic}.message", **item.values)


def _cure(item: Item, said: Words) -> str:
    if item.problem:
        return problems.hint(said, item.problem)
    return said(f"status.{item.topic}.cure", **item.values)


def _escaped(text: str) -> str:
    """Text of authors is no Markdown, and no HTML (CommonMark 0.31, 2.4)."""
    return re.sub(r"([\\`*_{}\[\]<>#|!~&])", r"\\\1", " ".join(text.split()))


_FORMS: dict[str, Callable[[tuple[Item, ...], Words], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}
