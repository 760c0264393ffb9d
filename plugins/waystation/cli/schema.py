"""``waystation schema``: describe the content's fields to other programs."""

import json

import click

from ..load.describe import DESCRIBED, json_schema


@click.command()
@click.argument("kind", type=click.Choice(DESCRIBED))
def schema(kind: str) -> None:
    """Print the JSON Schema of one kind of content, for editors that complete and check fields."""
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2, sort_keys=True))
