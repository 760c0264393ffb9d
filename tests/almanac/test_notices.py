"""The life of an announcement, day by day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from waystation.almanac import NoticeState, by_severity, notice_state
from waystation.model import Announcement, Mark, Markdown, Moment, Severity, Slug

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 28)


def announcement(**fields: object) -> Announcement:
    given: dict[str, object] = {"id": Slug("a"), "issued": date(2026, 11, 1), **fields}
    return Announcement(mark=Mark(path="a.md"), station=None, body=Markdown(""), title="甲", **given)  # type: ignore[arg-type]  # the fields of one test


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, NoticeState.current),
        ({"from_": date(2026, 11, 29)}, NoticeState.upcoming),
        ({"from_": TODAY, "until": TODAY}, NoticeState.current),
        ({"until": date(2026, 11, 27)}, NoticeState.expired),
        ({"until": datetime(2026, 11, 28, 8, tzinfo=ZONE)}, NoticeState.current),
        ({"withdrawn_on": TODAY}, NoticeState.withdrawn),
        ({"withdrawn_on": date(2026, 11, 29)}, NoticeState.current),
        ({"replaced_by": Slug("b")}, NoticeState.replaced),
    ],
)
def test_state(fields: dict[str, Moment], state: NoticeState) -> None:
    assert notice_state(announcement(**fields), TODAY) is state


def test_the_most_severe_comes_first_then_the_newest() -> None:
    old = announcement(id=Slug("old"), severity=Severity.urgent)
    new = announcement(id=Slug("new"), severity=Severity.urgent, issued=date(2026, 11, 2))
    plain = announcement(id=Slug("plain"), issued=date(2026, 11, 3))
    assert [one.id for one in by_severity((plain, old, new))] == ["new", "old", "plain"]
