"""Pages of long lists: what a sheet says it follows from is all that its page follows from."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bench.speed import network
from bench.speed.entries import TODAY
from waystation import build
from waystation.build import Opened
from waystation.model import Activity, Change, Sheet, Status

PAGES = 1_500

Edit = Callable[[tuple[Activity, ...]], tuple[Activity, ...]]


@cache
def opened() -> Opened:
    with TemporaryDirectory() as folder:
        network.write(network.made_up(PAGES), Path(folder))
        return build.open_site(Path(folder), lambda zone: TODAY, url="https://example.org/")


def sheets(activities: tuple[Activity, ...]) -> Mapping[str, Sheet]:
    found = opened()
    about = build.prepare(replace(found, site=replace(found.site, activities=activities))).of_network()
    return {one.path: one for one in build.sheets(about, build.LISTS) if isinstance(one, Sheet)}


@cache
def before() -> Mapping[str, Sheet]:
    return sheets(opened().site.activities)


def _moved(one: Activity, days: int) -> Activity:
    ahead = timedelta(days=days)
    return replace(one, start=one.start + ahead, end=one.end + ahead if one.end else None)


def _is_single(one: Activity) -> bool:
    return one.repeat is None and not one.changes and one.status is Status.scheduled


def _next(activities: tuple[Activity, ...]) -> int:
    """The first single date from today on: that one, other pages lead to."""
    coming = [n for n, one in enumerate(activities) if _is_single(one) and _day(one) >= TODAY]
    return min(coming, key=lambda n: (_day(activities[n]), activities[n].title))


def _series(activities: tuple[Activity, ...]) -> int:
    return next(n for n, one in enumerate(activities) if one.repeat is not None and one.repeat.until is None)


def _over(activities: tuple[Activity, ...]) -> int:
    last = TODAY - timedelta(days=60)
    return next(n for n, one in enumerate(activities) if _is_single(one) and _day(one) < last)


def _day(one: Activity) -> date:
    return date.fromisoformat(one.start.isoformat()[:10])


def changed(which: Callable[[tuple[Activity, ...]], int], how: Callable[[Activity], Activity]) -> Edit:
    def edit(activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
        at = which(activities)
        return (*activities[:at], how(activities[at]), *activities[at + 1 :])

    return edit


def without(which: Callable[[tuple[Activity, ...]], int]) -> Edit:
    def edit(activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
        at = which(activities)
        return (*activities[:at], *activities[at + 1 :])

    return edit


def _off(one: Activity) -> Activity:
    day = _day(one) + timedelta(days=7 * ((TODAY - _day(one)).days // 7 + 2))
    return replace(one, changes=(*one.changes, Change(date=day, status=Status.cancelled, reason="下雨")))


EDITS = {
    "title": changed(_next, lambda one: replace(one, title="改过的名字")),
    "title of a series": changed(_series, lambda one: replace(one, title="改过的名字")),
    "title of what is over": changed(_over, lambda one: replace(one, title="改过的名字")),
    "day": changed(_next, lambda one: _moved(one, 3)),
    "day of a series": changed(_series, lambda one: _moved(one, 1)),
    "later": changed(_next, lambda one: _moved(one, 70)),
    "over": changed(_next, lambda one: _moved(one, -400)),
    "cancelled": changed(_next, lambda one: replace(one, status=Status.cancelled, reason="下雨")),
    "a date cancelled": changed(_series, _off),
    "draft": changed(_next, lambda one: replace(one, status=Status.draft)),
    "service": changed(_next, lambda one: replace(one, service=opened().site.network.service_lines[-1].id)),
    "gone": without(_next),
    "series gone": without(_series),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_sheet_that_follows_from_the_same_makes_the_same_page(name: str) -> None:
    after = sheets(EDITS[name](opened().site.activities))
    same = {path for path, one in after.items() if path in before() and _said(one) == _said(before()[path])}
    assert 0.2 < len(same) / len(after) < 1
    for path in same:
        assert after[path].make() == before()[path].make(), path


def test_most_pages_of_lists_are_sheets_and_stay_when_an_activity_changes() -> None:
    after = sheets(EDITS["title"](opened().site.activities))
    anew = {path for path, one in after.items() if _said(one) != _said(before()[path])}
    assert len(after) > 50
    assert len(anew) < len(after) / 4
    assert {path.split("/")[0] for path in after} == {"activities", "calendar", "services"}


def _said(one: Sheet) -> tuple[object, ...]:
    return one.shows, one.beside
