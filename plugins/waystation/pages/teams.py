"""All volunteer teams."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Page
from .paged import paged
from .team import card
from .template import fill

PATH = "teams/"
IN_PAGE = 40
"""Cards on one page."""


def render(edition: Edition) -> Iterator[Page]:
    words, teams = edition.words, edition.site.teams
    described = words("teams.description", name=edition.site.network.name, count=len(teams))
    for numbered in paged(PATH, teams, IN_PAGE):
        cards = [card(edition, team) for team in numbered.items]
        yield Page(
            path=numbered.path,
            title=numbered.titled(words, words("sections.teams")),
            description=numbered.titled(words, described),
            html=fill("teams", edition, numbered.path, cards=cards, page=numbered),
            kind="teams",
            section="teams",
        )
