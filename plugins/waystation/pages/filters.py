"""What a list of activities can be narrowed down by, in the order in which it is asked."""

from collections.abc import Iterable

from ..edition import Edition


def choices(edition: Edition, *, stations: bool = True) -> tuple[dict[str, object], ...]:
    """Station, service line and audience, each where there is something to choose between."""
    network, words = edition.site.network, edition.words
    asked: tuple[tuple[str, Iterable[tuple[str, str]]], ...] = (
        ("station", ((one.id, one.name) for one in edition.site.stations.values() if stations)),
        ("service", ((one.id, one.name) for one in network.service_lines)),
        ("audience", ((one.id, one.name) for one in network.audiences)),
    )
    found = ((name, [{"id": key, "name": label} for key, label in options]) for name, options in asked)
    return tuple(
        {"name": name, "label": words(f"filters.{name}"), "options": options}
        for name, options in found
        if len(options) > 1
    )
