"""When an activity takes place: state strip and date, of the date it is about now and of those after it."""

from ..almanac import Occurrence, State, states
from ..almanac.occurrences import day_of
from ..edition import Edition
from ..words import dates, lunar
from .facts import place
from .instants import end_of
from .rows import BADGES, badges, closes_later, iso, left, times

NEXT = 5
"""Dates of a series listed."""


def listed(edition: Edition, all_dates: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """The next dates, as far as the one that the page is about; of an ended series, the last."""
    coming = _coming(edition, all_dates)
    if not coming:
        return all_dates[-NEXT:]
    return coming[: max(NEXT, coming.index(edition.next_or_last(all_dates)) + 1)]


def in_turn(edition: Edition, all_dates: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """The dates that the page is about one after the other, without being built again."""
    if not _coming(edition, all_dates):
        return all_dates[-1:]
    shown = listed(edition, all_dates)
    return tuple(one for one in shown if one.takes_place) or shown


def when(edition: Edition, occurrence: Occurrence) -> dict[str, object]:
    """Strip, date block and the line of words."""
    words = edition.words
    year = occurrence.first_day.year != edition.today.year
    return {
        "times": times(occurrence),
        "end": end_of(occurrence),
        "strip": strip(edition, occurrence),
        "closes": closes_later(edition, occurrence),
        "block": _block(edition, occurrence),
        "words": dates.span(words, occurrence.start, occurrence.end, year=year),
        "iso": iso(occurrence.start),
        "was": dates.span(words, occurrence.original, None) if occurrence.moved else "",
        "place": place(edition, occurrence),
        "cancelled": not occurrence.takes_place,
    }


def strip(edition: Edition, occurrence: Occurrence) -> dict[str, object] | None:
    """What is not normal, above everything else: the state, its reason, what to do instead, since when."""
    found = states(occurrence, edition.today)
    if not found:
        return None
    words = edition.words
    first: State = found[0]
    kind, icon = BADGES[first]
    said = first in (State.cancelled, State.postponed, State.rescheduled, State.moved_online, State.tentative)
    return {
        "kind": kind,
        "icon": icon,
        "word": words(f"states.{first}"),
        "more": badges(words, found[1:]),
        "day": dates.span(words, occurrence.original, None) if said else "",
        "reason": (occurrence.reason or "") if said else "",
        "instead": (occurrence.instead or "") if said else "",
        "posted": dates.full_date(words, occurrence.posted) if said and occurrence.posted else "",
        "left": left(words, occurrence) if first is State.full else "",
    }


def _block(edition: Edition, occurrence: Occurrence) -> list[dict[str, object]]:
    """Date blocks: the date, or the old one and the new one."""
    words = edition.words
    days = [occurrence.first_day]
    if occurrence.moved and (was := day_of(occurrence.original)) != occurrence.first_day:
        days.insert(0, was)
    ended = occurrence.last_day < edition.today
    return [
        {
            "iso": day.isoformat(),
            "month": dates.short_month(words, day),
            "day": day.day,
            "weekday": dates.weekday(words, day),
            "lunar": lunar.notable(words, day),
            "is_festival": bool(lunar.festival(words, day)),
            "kind": "moved" if day != days[-1] or not occurrence.takes_place else ("ended" if ended else ""),
        }
        for day in days
    ]


def _coming(edition: Edition, all_dates: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    return tuple(occurrence for occurrence in all_dates if occurrence.last_day >= edition.today)
