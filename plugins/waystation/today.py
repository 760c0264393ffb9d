"""The one clock: which day a site is built for, unless somebody says."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo


def build_date(chosen: date | None) -> Callable[[ZoneInfo], date]:
    """The day in a zone: ``chosen``, else WAYSTATION_TODAY, else SOURCE_DATE_EPOCH's, else the current one.

    Calling the result raises ValueError when a variable does not hold a date or a number.
    """
    return partial(_day, chosen, os.environ)


def _day(chosen: date | None, environment: Mapping[str, str], zone: ZoneInfo) -> date:
    if chosen is not None:
        return chosen
    if said := environment.get("WAYSTATION_TODAY"):
        return date.fromisoformat(said)
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone).date()
    return datetime.now(zone).date()
