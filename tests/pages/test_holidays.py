"""Holidays and the lunar calendar on the pages: marks, names, and what is still provisional."""

from dataclasses import replace
from datetime import date

import pytest

from tests.in_memory import edition_of, site
from waystation import build as verbs
from waystation.edition import Edition
from waystation.load import holidays
from waystation.pages import activity, calendar, home, opening, rows

PROVISIONAL = "暂定，以节假日通知为准"
KNOWN = holidays.read("CN")


def about(today: date, language: str = "zh", **changes: object) -> Edition:
    made = site(network={"language": language}, **changes)  # type: ignore[arg-type]
    return edition_of(replace(made, holidays=KNOWN.days, holiday_years=KNOWN.statuses), today)


def month(today: date, language: str = "zh", **changes: object) -> str:
    path = f"stations/yongfuli/calendar/{today.year}-{today.month:02}/"
    made = verbs.render(about(today, language, **changes), (calendar.render,))
    return next(page.html for page in made if page.path == path)


def cell(html: str, day: str) -> str:
    """A day's cell of the month table."""
    return next(part for part in html.split("<td ") if f'datetime="{day}"' in part).split("</td>")[0]


def test_provisional_holiday_says_so_in_the_day_heading() -> None:
    said = rows.remarks(about(date(2026, 12, 5)), date(2027, 2, 6))
    assert said == ("正月初一 · 春节", f"春节放假，{PROVISIONAL}")


def test_official_holiday_says_only_its_name() -> None:
    assert rows.remarks(about(date(2026, 9, 5)), date(2026, 9, 25)) == ("八月十五 · 中秋", "中秋节放假")


def test_plain_day_carries_its_lunar_date() -> None:
    assert rows.remarks(about(date(2026, 11, 5)), date(2026, 11, 22)) == ("十月十四 · 小雪",)


def test_provisional_holiday_says_so_beside_the_hours() -> None:
    of = about(
        date(2026, 12, 28), station={"hours": {"regular": [{"days": ["Fri"], "open": ["09:00-12:00"]}]}}
    )
    (station,) = of.site.stations.values()
    notes = {row.iso: row.note for row in opening.this_week(of, station)}
    assert notes["2027-01-01"] == f"元旦，{PROVISIONAL}"
    assert PROVISIONAL in opening.opening(of, station, date(2027, 1, 1)).note


def test_what_the_station_entered_itself_is_not_provisional() -> None:
    hours = {
        "regular": [{"days": ["Fri"], "open": ["09:00-12:00"]}],
        "exceptions": [{"date": "2027-01-01", "closed": "true", "note": "元旦休息"}],
    }
    of = about(date(2026, 12, 28), station={"hours": hours})
    (station,) = of.site.stations.values()
    assert opening.opening(of, station, date(2027, 1, 1)).note == "元旦休息"
    assert PROVISIONAL not in opening.opening(of, station, date(2027, 1, 1)).note


def test_month_cell_shows_festival_mark_and_that_it_is_provisional() -> None:
    html = month(date(2027, 2, 1))
    first = cell(html, "2027-02-06")
    assert '<p class="ws-cell__festival">春节</p>' in first
    assert '<b class="ws-mark">休</b>' in first and ">暂定</p>" in first
    assert ">春节 · 暂定</p>" in cell(html, "2027-02-05")
    assert "暂定" not in cell(html, "2027-02-09")


def test_month_cell_keeps_make_up_days_and_names_each_festival_once() -> None:
    html = month(date(2026, 9, 1))
    assert cell(html, "2026-09-25").count("中秋") == 1
    assert '<b class="ws-mark ws-mark--work">班</b>' in cell(html, "2026-09-20")


def test_month_cell_keeps_a_closure_beside_the_lunar_day() -> None:
    hours = {
        "regular": [{"days": ["Mon"], "open": ["09:00-12:00"]}],
        "exceptions": [{"date": "2026-11-30", "closed": "true"}],
    }
    shown = cell(month(date(2026, 11, 1), station={"hours": hours}), "2026-11-30")
    assert ">廿二</p>" in shown and ">时间有变</p>" in shown


def test_month_cell_in_english_has_festivals_only() -> None:
    html = month(date(2026, 9, 1), "en")
    assert ">Mid-Autumn Festival</p>" in cell(html, "2026-09-25")
    assert "<p" not in cell(html, "2026-09-24")


@pytest.mark.parametrize(
    ("today", "language", "shown"),
    [
        (date(2026, 9, 25), "zh", "中秋"),
        (date(2026, 12, 9), "zh", "冬月初一"),
        (date(2026, 11, 28), "zh", ""),
        (date(2026, 9, 25), "en", "Mid-Autumn Festival"),
        (date(2026, 12, 9), "en", ""),
    ],
)
def test_date_block_of_the_home_page_says_when_the_lunar_day_matters(
    today: date, language: str, shown: str
) -> None:
    (page,) = home.render(about(today, language))
    block = f'<span class="ws-date__lunar">{shown}</span>'
    assert (block in page.html) if shown else ("ws-date__lunar" not in page.html)


def test_date_block_of_an_activity_marks_a_festival() -> None:
    festive = {"start": "2026-12-22 09:00", "end": "2026-12-22 11:00"}
    (page,) = activity.render(about(date(2026, 12, 1), activity=festive))
    assert "ws-date--special" in page.html and '<span class="ws-date__lunar">冬至</span>' in page.html
