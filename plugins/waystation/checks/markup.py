"""What authors' texts say in vain: HTML, links that lead nowhere, pictures of others or without words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..markup import Kind, left_out
from ..model import Activity, Announcement, Mark, Markdown, Prose, Site, Team
from ..problems import Code, Problem, short

Item = Activity | Team | Announcement | Prose
WELCOME = "content/index.md"


def check(site: Site, today: date) -> Iterator[Problem]:
    for mark, text in _texts(site):
        for found in left_out(text):
            begins = mark.of("body")
            values = {"value": short(found.value)}
            if found.instead:
                values["near"] = found.instead
            place = replace(begins, line=begins.line + found.line - 1, column=found.column)
            yield Problem(mark=place, code=_CODES[found.kind], values=values)


_CODES = {
    Kind.tag: Code.HTML_LEFT_OUT,
    Kind.attributes: Code.ATTRIBUTES_LEFT_OUT,
    Kind.link: Code.LINK_LEFT_OUT,
    Kind.picture: Code.PICTURE_LEFT_OUT,
    Kind.wordless: Code.PICTURE_WITHOUT_WORDS,
}


def _texts(site: Site) -> Iterator[tuple[Mark, Markdown]]:
    """Each text and the place of what it belongs to."""
    items: tuple[Item, ...] = (*site.activities, *site.teams, *site.announcements, *site.prose)
    for item in items:
        if item.body:
            yield item.mark, item.body
    if site.welcome:
        yield Mark(path=WELCOME), site.welcome
