"""The search page: the form, what to do when nothing is found, and lists for whoever cannot search."""

from collections.abc import Iterator
from itertools import groupby

from ..edition import Edition
from ..model import Page
from .areas import areas, at_most, is_large
from .filters import choices
from .parts import month_path
from .template import fill

PATH = "search/"
FILTERS = ("station", "audience")
MOST_AREAS = 80
LISTS = ("activities", "stations", "services", "teams", "announcements")


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    stations = tuple(edition.site.stations.values())
    found = [choice for choice in choices(edition, stations) if choice["name"] in FILTERS]
    content = fill(
        "search",
        edition,
        PATH,
        kinds=_options(edition, "kinds"),
        choices=[
            *found,
            {"name": "when", "label": words("search.when"), "options": _options(edition, "times")},
        ],
        advice=tuple(words.mapping("search.advice").values()),
        stations=() if is_large(edition) else stations,
        phone=edition.site.network.phone or "",
        places=_places(edition),
        lists=[{"path": f"{name}/", "title": words(f"sections.{name}")} for name in LISTS],
        years=_years(edition),
    )
    yield Page(
        path=PATH,
        title=words("search.title"),
        description=words("search.description", name=edition.site.network.name),
        html=content,
        kind="search",
        section="search",
        noindex=True,
    )


def _places(edition: Edition) -> list[dict[str, str]]:
    """Stations by name, or the areas of a large network."""
    if not is_large(edition):
        return [{"path": one.path, "name": one.name} for one in edition.site.stations.values()]
    return [{"path": area.path, "name": area.name} for area in at_most(areas(edition), MOST_AREAS)]


def _options(edition: Edition, group: str) -> list[dict[str, str]]:
    return [{"id": key, "name": name} for key, name in edition.words.mapping(f"search.{group}").items()]


def _years(edition: Edition) -> list[dict[str, object]]:
    """Months that have a page, by year, the newest year first."""
    words = edition.words
    return [
        {
            "title": words("dates.year", year=year),
            "months": [
                {"path": month_path("", month), "title": words(f"dates.months.{month.month}")}
                for month in months
            ],
        }
        for year, months in reversed(
            [(year, list(months)) for year, months in groupby(edition.months, lambda month: month.year)]
        )
    ]
