"""What commands are told that read the content: where it is, which day it is, in which language to answer."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..today import build_date
from ..words import languages


def _day(context: click.Context, parameter: click.Parameter, chosen: datetime | None) -> Callable[..., date]:
    day_in = build_date(chosen.date() if chosen else None)
    try:
        day_in(ZoneInfo("UTC"))
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"WAYSTATION_TODAY or SOURCE_DATE_EPOCH: {error}") from None
    return day_in


def _language(context: click.Context, parameter: click.Parameter, chosen: str | None) -> str | None:
    if chosen is not None and chosen not in languages():
        raise click.BadParameter(f"choose one of {', '.join(languages())}")
    return chosen


root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="Folder with stations.yml and content/; by default the current one.",
)
today = click.option(
    "--today",
    "day_in",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    help="Day to look at; else WAYSTATION_TODAY, SOURCE_DATE_EPOCH, or the current day.",
)
lang = click.option(
    "--lang",
    metavar="LANGUAGE",
    callback=_language,
    help="Language of the messages; by default that of the site.",
)
