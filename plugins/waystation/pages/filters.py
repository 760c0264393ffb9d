"""What a list of activities can be narrowed down by, in the order in which it is asked."""

from collections.abc import Iterable

from ..almanac import Occurrence
from ..edition import Edition
from ..model import Station
from .areas import is_large

MOST = 40
"""Stations that can be chosen from one list."""


def choices(edition: Edition, stations: Iterable[Station] = ()) -> tuple[dict[str, object], ...]:
    """Station, service line and audience, each where there is something to choose between."""
    network, words = edition.site.network, edition.words
    named = [(one.id, one.name) for one in stations]
    asked: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        ("station", named if len(named) <= MOST else ()),
        ("service", ((one.id, one.name) for one in network.service_lines)),
        ("audience", ((one.id, one.name) for one in network.audiences)),
    )
    found = ((name, [{"id": key, "name": label} for key, label in options]) for name, options in asked)
    return tuple(
        {"name": name, "label": words(f"filters.{name}"), "options": options}
        for name, options in found
        if len(options) > 1
    )


def chosen_from(edition: Edition, occurrences: Iterable[Occurrence]) -> tuple[Station, ...]:
    """Stations to choose among: all, but of a large network only those that have something there."""
    stations = edition.site.stations
    if not is_large(edition):
        return tuple(stations.values())
    there = {occurrence.activity.station for occurrence in occurrences}
    return tuple(station for name, station in stations.items() if name in there)
