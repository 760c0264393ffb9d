"""``waystation headers``: what a server must send with the built site."""

from pathlib import Path

import click

from .. import headers as sent


@click.command()
@click.argument("server", type=click.Choice(tuple(sent.FORMS)))
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("site"),
    help="Folder with the built site; by default site/.",
)
def headers(server: str, site: Path) -> None:
    """Print the headers that a server must send with the built site, in the server's own form."""
    shell = site / sent.SHELL
    if not shell.is_file():
        raise click.UsageError(f"{shell} is missing: build the site first.")
    click.echo(sent.FORMS[server](sent.rules(shell.read_text("utf-8"))), nl=False)
