"""All volunteer teams."""

from collections.abc import Iterator

from ..edition import Edition
from ..model import Page
from .team import card
from .template import fill

PATH = "teams/"


def render(edition: Edition) -> Iterator[Page]:
    words = edition.words
    cards = [card(edition, team) for team in edition.site.teams]
    yield Page(
        path=PATH,
        title=words("sections.teams"),
        description=words("teams.description", name=edition.site.network.name, count=len(cards)),
        html=fill("teams", edition, PATH, cards=cards),
        kind="teams",
        section="teams",
    )
