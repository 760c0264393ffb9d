"""The notice above every page: what a visitor has put away comes back when it says something else."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.in_memory import edition_of, site
from waystation.pages.alerts import Alert, alerts

LIFT: Mapping[str, Any] = {
    "id": "lift",
    "title": "修电梯",
    "issued": "2026-11-20",
    "from": "2026-11-20",
    "until": "2026-12-02",
    "severity": "important",
    "banner": "true",
}
WATER: Mapping[str, Any] = {**LIFT, "id": "water", "title": "停水", "from": "2026-12-01"}


def shown(*announcements: Mapping[str, Any]) -> tuple[Alert, ...]:
    return alerts(edition_of(site(announcements=announcements)))


@pytest.mark.parametrize(
    "change", [{"title": "电梯还在修"}, {"until": "2026-12-03"}, {"severity": "closure"}, {"id": "stairs"}]
)
def test_notice_that_says_something_else_is_another_version(change: Mapping[str, Any]) -> None:
    (before,), (after,) = shown(LIFT), shown({**LIFT, **change})
    assert before.version != after.version


def test_version_is_the_same_however_many_other_notices_there_are() -> None:
    versions = {one.url: set[str]() for one in shown(LIFT, WATER)}
    for one in (*shown(LIFT), *shown(LIFT, WATER)):
        versions[one.url].add(one.version)
    assert {len(found) for found in versions.values()} == {1}
