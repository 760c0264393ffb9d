"""Work that several processes share where that is worth their while."""

from functools import partial

from mkdocs.exceptions import PluginError

from ..search import Each, one_by_one
from . import at_once
from .cores import CORES, processes


def each(activities: int) -> Each:
    """How to make something of many items whose work is about that of making so many activities' pages."""
    try:
        count = processes(activities)
    except ValueError as error:
        raise PluginError(f"{CORES}: {error}") from None
    return partial(at_once.at_once, processes=count) if count > 1 else one_by_one
