"""The dates of a month whose page has no room for them beside its table, week by week."""

from collections.abc import Iterator
from datetime import date

from ..almanac.months import last_of
from ..edition import Edition
from ..model import Page
from ..words import dates
from .parts import Parts, list_path, month_path
from .scope import Scope, page
from .weeks import by_week


def pages(edition: Edition, scope: Scope, told: Parts) -> Iterator[Page]:
    for month in sorted(told.apart):
        yield _page(edition, scope, month)


def _page(edition: Edition, scope: Scope, month: date) -> Page:
    words, last = edition.words, last_of(month)
    path, name = list_path(scope.path, month), dates.month(words, month)
    held = scope.agenda.between(month, last).occurrences
    count = words("calendar.count", name=scope.name, count=len(held))
    return page(
        edition,
        scope,
        "programme",
        path,
        title=words("calendar.list_title", month=name, name=scope.name),
        description=count,
        held=held,
        last=last,
        heading=words("calendar.list", month=name),
        month={"path": month_path(scope.path, month), "title": name},
        count=count,
        agenda=tuple(by_week(edition, scope.agenda.starts(month, last), month)),
    )
