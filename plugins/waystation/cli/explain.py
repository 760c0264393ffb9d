"""``waystation explain``: what a kind of problem means, and how it is put right."""

from pathlib import Path

import click

from ..problems import Code, near
from ..report import FALLBACK, pages
from ..words import languages, words
from . import options
from .repository import DOCS


def _known(context: click.Context, parameter: click.Parameter, asked: tuple[str, ...]) -> tuple[Code, ...]:
    return tuple(map(_code, asked))


def _code(asked: str) -> Code:
    try:
        return Code(asked.upper())
    except ValueError:
        guessed = near(asked.upper(), Code).get("near", "W112")
        raise click.BadParameter(f"there is no {asked!r}; did you mean {guessed}?") from None


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...", callback=_known)
@options.lang
@click.option(
    "--write",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Write all of it, in each language, into this project's docs/, so that `check` leads there.",
)
def explain(codes: tuple[Code, ...], lang: str | None, root: Path | None) -> None:
    """Say what a problem's code means, with examples; without a code, list all."""
    if root is not None:
        for language in languages():
            file = root / DOCS.format(language=language)
            file.parent.mkdir(exist_ok=True)
            file.write_text(pages.markdown(words(language)), "utf-8", newline="\n")
        return
    said = words(lang or FALLBACK)
    if not codes:
        click.echo("\n".join(pages.contents(said)))
    for number, code in enumerate(codes):
        click.echo(("\n" if number else "") + "\n".join(pages.page(said, code)))
