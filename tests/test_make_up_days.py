"""Days that a calendar without China's notices gets wrong: on the page, in JSON-LD and in the script."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.visits import ZONES, Serve, opened, seen

pytestmark = [pytest.mark.build, pytest.mark.browser]

USUAL = ["09:00–12:00", "14:00–17:30"]
TIMES = ("08:59", "09:00", "17:30")
DAYS = {
    # day: built on, hours, what the script says at the three times
    "2026-09-20": ("2026-09-19", USUAL, ["休息 今天 09:00 开", "营业中 到 12:00", "休息 明天 09:00 开"]),
    "2026-10-10": (
        "2026-10-09",
        USUAL,
        ["休息 今天 09:00 开", "营业中 到 12:00", "休息 10月12日星期一 09:00 开"],
    ),
    "2026-10-01": ("2026-09-30", [], ["休息 10月8日星期四 09:00 开"] * 3),
    "2027-02-06": ("2027-02-05", [], ["休息 2月9日星期二 09:00 开"] * 3),
}
"""A make-up Sunday, a make-up Saturday, National Day and the Spring Festival."""


@pytest.mark.parametrize("day", DAYS)
def test_hours_are_right_on_the_page_for_search_engines_and_in_the_script(
    browser: Browser, small: Serve, day: str
) -> None:
    built, hours, answers = DAYS[day]
    url = small(built, "days") + "stations/east/"
    expected = {f"{day}T{time}:00": said for time, said in zip(TIMES, answers, strict=True)}
    for zone in ZONES:
        with opened(browser, url, at=f"{day}T08:00:00", zone=zone) as page:
            assert seen(page, ".ws-open", expected) == expected, zone
            row = page.locator(f"tr[data-day='{day}']")
            assert row.locator("td > span:not([class])").all_inner_texts() == hours
            expect(row.locator("td")).to_contain_text("班" if hours else "休")
            assert list(_linked(page, date.fromisoformat(day))) == hours


def test_weekly_class_leaves_out_the_national_holiday(browser: Browser, small: Serve) -> None:
    found = _dates(browser, small, "dance")
    assert found == ["2026-09-24", "2026-10-08", "2026-10-15"]


def test_saturday_class_moves_away_from_the_saturday_that_is_worked(browser: Browser, small: Serve) -> None:
    found = _dates(browser, small, "chess")
    # 26 September and 3 October are holidays, 10 October is worked: the class is on the Sunday.
    assert found == ["2026-09-19", "2026-10-11", "2026-10-17", "2026-10-24", "2026-10-31"]


def _dates(browser: Browser, small: Serve, name: str) -> list[str]:
    url = small("2026-09-19", "days") + f"stations/east/activities/{name}/"
    with opened(browser, url, at="2026-09-19T07:00:00") as page:
        shown = page.locator(".ws-next-dates > li > time")
        days = [(time.get_attribute("datetime") or "")[:10] for time in shown.all()]
        told = [event["startDate"][:10] for event in _data(page)["@graph"][1:]]
        assert told and told == days[: len(told)]
        return days


def _data(page: Page) -> Any:
    return json.loads(page.locator("script[type='application/ld+json']").inner_text())


def _linked(page: Page, day: date) -> Iterator[str]:
    """Hours of a day as schema.org's two lists tell them: a special one stands above the regular ones."""
    data = _data(page)
    special = [one for one in data.get("specialOpeningHoursSpecification", []) if _covers(one, day)]
    weekday = f"https://schema.org/{day:%A}"
    regular = [one for one in data["openingHoursSpecification"] if weekday in one["dayOfWeek"]]
    for one in special or regular:
        if (one["opens"], one["closes"]) != ("00:00", "00:00"):
            yield f"{one['opens']}–{one['closes']}"


def _covers(one: Mapping[str, str], day: date) -> bool:
    return one["validFrom"] <= day.isoformat() <= one["validThrough"]
