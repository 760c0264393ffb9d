"""The command line: one command per module, each named in ``COMMANDS``."""

import click

from . import check, explain, headers, publish, schema, status, urls

COMMANDS: tuple[click.Command, ...] = (
    check.check,
    explain.explain,
    headers.headers,
    publish.publish,
    schema.schema,
    status.status,
    urls.urls,
)


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="waystation")
def main() -> None:
    """Waystation: community stations' YAML and Markdown as a public site."""
