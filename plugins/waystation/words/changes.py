"""Changes in words: a headline that says the consequence, the reason, what to do."""

from ..almanac import ChangeNotice, DateChange, HoursChange
from ..almanac.occurrences import day_of
from ..model import Site
from . import Words, dates


def headline(words: Words, change: ChangeNotice) -> str:
    """``12月5日 星期六的“童谣班”取消``."""
    if isinstance(change, HoursChange):
        day = dates.day(words, change.first)
        if change.last > change.first:
            day = words("dates.days", first=day, last=dates.day(words, change.last))
        open_at = dates.periods(words, change.exception.open) if change.exception else ""
        return words(f"changes.{change.kind}", day=day, name=change.of.name, hours=open_at)
    occurrence = change.occurrence
    return words(
        f"changes.{change.kind}",
        day=dates.day(words, day_of(occurrence.original)),
        title=occurrence.activity.title,
        new=dates.moment(words, occurrence.start),
    )


def reason(words: Words, site: Site, change: ChangeNotice) -> str:
    """Where, and why."""
    why = change.occurrence.reason if isinstance(change, DateChange) else _note(change)
    return words("hours.joint").join(filter(None, (site.stations[change.station].name, why)))


def instead(words: Words, site: Site, change: ChangeNotice) -> str:
    """What to do, or where to go; empty when nobody has said it."""
    if isinstance(change, DateChange):
        return change.occurrence.instead or ""
    name = change.exception.instead if change.exception else change.of.successor
    station = site.stations.get(name) if name else None
    return words("hours.instead", station=station.name) if station else ""


def _note(change: HoursChange) -> str:
    return (change.exception.note or "") if change.exception else ""
