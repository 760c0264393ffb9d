"""``waystation status``: what needs a person soon, each with its place and what to do."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.in_memory import TODAY, Values, site
from waystation import build
from waystation.cli import main
from waystation.model import Addresses, HolidayStatus, Site
from waystation.permalinks import permalinks
from waystation.status import Item, Topic, status
from waystation.words import languages, words

SMALL = Path(__file__).parent / "sites" / "small"
CHILDREN = Path(__file__).parent / "broken/photos/content/stations/east/photos/children.jpg"
PHOTOS = """\
photos:
  - {src: stations/east/photos/children.jpg, alt: 孩子们在唱歌, minors: true,
     consent: {record: 2026年第12号, until: 2026-12-10}}
"""
WEEKLY = {"start": "2026-11-07 09:00", "end": "2026-11-07 11:00", "repeat": {"every": "week", "count": "8"}}


def items(topic: Topic, of: Site, today: date = TODAY) -> list[Item]:
    return [item for item in status(of, today, build.check(of, today)) if item.topic is topic]


def values(topic: Topic, of: Site, today: date = TODAY) -> list[Mapping[str, str]]:
    return [item.values for item in items(topic, of, today)]


def test_holidays_without_a_notice_are_told_once_it_is_time() -> None:
    known = replace(site(), holiday_years={2026: HolidayStatus.official, 2027: HolidayStatus.provisional})
    assert not items(Topic.holidays, known, date(2026, 10, 31))
    assert items(Topic.holidays, known, date(2026, 11, 1))
    assert not items(Topic.holidays, replace(known, holiday_years={2027: HolidayStatus.official}))


def test_facts_that_nobody_confirmed_for_long_are_told() -> None:
    assert not items(Topic.facts, site(station={"checked_on": "2026-11-01"}))
    (item,) = items(Topic.facts, site(station={"checked_on": "2026-01-01"}))
    assert item.problem is not None and item.problem.values["station"] == "永福里站"


@pytest.mark.parametrize(
    ("photo", "due"),
    [
        ({"consent": {"record": "2026年第12号", "until": "2026-12-28"}}, [date(2026, 12, 28)]),
        ({"consent": {"record": "2026年第12号", "until": "2026-11-28"}}, [date(2026, 11, 28)]),
        ({"consent": {"record": "2026年第12号", "until": "2026-11-27"}}, [date(2026, 11, 27)]),
        ({"consent": {"record": "2026年第12号", "until": "2026-12-29"}}, []),
        ({"consent": {"record": "2026年第12号", "until": "2026-12-28"}, "minors": "false"}, []),
        ({}, []),
    ],
)
def test_consents_are_told_a_month_before_they_end_and_once_they_have(photo: Values, due: list[date]) -> None:
    """A photo without any consent is a mistake, of which ``check`` speaks."""
    photos = [{"src": "a.jpg", "alt": "孩子们在唱歌", "minors": "true", **photo}]
    for of in (site(activity={"photos": photos}), site(station={"photos": photos})):
        assert [one.due for one in items(Topic.consents, of)] == due


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"until": "2026-12-05"}, ["7"]),
        ({"until": "2026-11-28 18:00"}, ["0"]),
        ({"until": "2026-12-06"}, []),
        ({"until": "2026-11-27"}, []),
        ({"from": "2026-12-01", "until": "2026-12-03"}, []),
        ({"until": "2026-11-30", "withdrawn_on": "2026-11-26"}, []),
        ({}, []),
    ],
)
def test_notices_in_force_are_told_in_their_last_week(fields: Values, days: list[str]) -> None:
    assert [one["days"] for one in values(Topic.announcements, site(announcement=fields))] == days


@pytest.mark.parametrize(
    ("activity", "network", "today", "months"),
    [
        ({"start": "2026-11-30 09:00", "end": "2026-11-30 11:00"}, {}, TODAY, ["2026-12"]),
        ({"start": "2026-11-30", "end": "2026-12-01"}, {}, TODAY, []),
        ({"start": "2026-12-31 09:00", "end": "2026-12-31 11:00"}, {}, TODAY, []),
        ({"status": "cancelled", "reason": "下雨"}, {}, TODAY, ["2026-12"]),
        ({"status": "draft"}, {}, TODAY, ["2026-12"]),
        (WEEKLY, {}, date(2026, 12, 14), []),
        (WEEKLY, {}, date(2026, 12, 15), ["2027-01"]),
        (WEEKLY, {"programme_day": "25"}, date(2026, 12, 24), []),
        (WEEKLY, {"programme_day": "25"}, date(2026, 12, 25), ["2027-01"]),
    ],
)
def test_station_with_nothing_on_next_month_is_told_once_it_should_be_announced(
    activity: Values, network: Values, today: date, months: list[str]
) -> None:
    found = values(Topic.programme, site(activity=activity, network=network), today)
    assert [one["month"] for one in found] == months


def test_station_that_closes_before_needs_no_programme() -> None:
    assert not items(Topic.programme, site(activities=[], station={"closed_on": "2026-11-30"}))
    assert items(Topic.programme, site(activities=[], station={"closed_on": "2026-12-31"}))


@pytest.mark.parametrize(
    ("fields", "dates"),
    [
        ({}, "2026-11-07、2026-11-14、2026-11-21"),
        ({"reports": [{"date": "2026-11-14"}]}, "2026-11-07、2026-11-21"),
        ({"changes": [{"date": "2026-11-21", "status": "cancelled"}]}, "2026-11-07、2026-11-14"),
        ({"status": "draft"}, ""),
        ({"start": "2026-10-03 09:00", "end": "2026-10-03 11:00", "repeat": None}, ""),
        ({"start": "2026-11-28 09:00", "end": "2026-11-28 11:00", "repeat": None}, ""),
    ],
)
def test_dates_that_took_place_are_to_be_reported(fields: Values, dates: str) -> None:
    found = values(Topic.reports, site(activity={**WEEKLY, **fields}))
    assert [one["dates"] for one in found] == ([dates] if dates else [])


def test_addresses_that_were_not_noted_are_told() -> None:
    (told,) = values(Topic.addresses, site())
    noted = tuple(one for one in permalinks(site(), TODAY).living.values() if one.path)
    assert told["count"] == str(len(noted))
    assert not items(Topic.addresses, replace(site(), addresses=Addresses(published=noted)))


def test_items_come_by_topic_and_place() -> None:
    found = status(site(activity=WEEKLY, network={"programme_day": "1"}), TODAY)
    topics = [list(Topic).index(item.topic) for item in found]
    assert len(found) > 1 and topics == sorted(topics)


@pytest.mark.parametrize("language", languages())
def test_every_topic_has_words(language: str) -> None:
    said = words(language)
    for topic in Topic:
        assert said(f"status.{topic}.name")


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ("status", "--today", "2026-11-28", *options), catch_exceptions=False)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_text_names_place_and_cure(small: Path) -> None:
    done = run("--root", str(small))
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    at = "content/stations/east/activities/rhymes.md:2:1: "
    assert f"{at}“童谣班 & 朋友”办过了，还没有记：2026-11-14、2026-11-21。" in lines
    assert all(line.startswith("    ") for line in lines[1::2])
    assert done.stderr == f"一共 {len(lines) // 2} 件事要办。\n"


def test_programs_get_the_same(small: Path) -> None:
    told = json.loads(run("--root", str(small), "--format", "json").stdout)
    assert {"topic", "path", "line", "column", "due", "message", "cure"} == set(told[0])
    assert [one["message"] for one in told] == [
        line.split(": ", 1)[1] for line in run("--root", str(small)).stdout.splitlines()[::2]
    ]
    (report,) = (one for one in told if one["topic"] == "reports" and "rhymes" in one["path"])
    assert (report["line"], report["due"]) == (2, "2026-12-14")


def test_summary_is_markdown_that_no_title_can_break(small: Path) -> None:
    file = small / "content/stations/east/activities/rhymes.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("童谣班 & 朋友", "<b>童谣</b> [x](y) *班*"), "utf-8")
    said = run("--root", str(small), "--format", "markdown").stdout
    assert said.startswith("## 要办的事\n\n### ")
    assert r"\<b\>童谣\</b\> \[x\](y) \*班\*" in said
    assert "`content/stations/east/activities/rhymes.md:2`" in said


@pytest.fixture
def with_children(small: Path) -> Path:
    """The small site with a photo of children, whose parents agreed until twelve days from now."""
    (small / "content/stations/east/photos").mkdir()
    shutil.copy(CHILDREN, small / "content/stations/east/photos/children.jpg")
    file = small / "content/stations/east/activities/rhymes.md"
    text = file.read_text("utf-8").replace("title:", f"{PHOTOS}title:", 1)
    file.write_text(text, "utf-8")
    return small


def test_a_consent_that_ends_is_told_in_every_form(with_children: Path) -> None:
    place = "content/stations/east/activities/rhymes.md:3"
    photo = "照片“stations/east/photos/children.jpg”"
    message = f"{photo}的家长同意书还有 12 天到期（2026-12-10），到期以后网站就不能发布。"
    cure = "请家长重新签字，再改好 until 的日期；或者换一张照片。"
    said = run("--root", str(with_children)).stdout
    assert f"{place}:11: {message}\n    {cure}\n" in said
    told = json.loads(run("--root", str(with_children), "--format", "json").stdout)
    (one,) = (one for one in told if one["topic"] == "consents")
    assert one == {
        "topic": "consents",
        "path": place.partition(":")[0],
        "line": 3,
        "column": 11,
        "due": "2026-12-10",
        "message": message,
        "cure": cure,
    }
    said = run("--root", str(with_children), "--format", "markdown").stdout
    assert f"\n### 照片的同意书\n\n- {message} `{place}`  \n  {cure}\n" in said
    assert run("--root", str(with_children), "--fail-on", "consents").exit_code == 1


def test_nothing_to_do_is_said(small: Path) -> None:
    """One station with its programme for December, its addresses noted, and nothing held yet."""
    shutil.rmtree(small / "content")
    stations = small / "stations.yml"
    network, _, west = re.split(r"^(?=  - id: )", stations.read_text("utf-8"), flags=re.MULTILINE)
    stations.write_text(network + west, "utf-8")
    activities = small / "content/stations/west/activities"
    activities.mkdir(parents=True)
    tea = "- {id: tea, title: 喝茶聊天, start: 2026-12-01 15:00, outside_hours: true}\n"
    (activities / "list.yml").write_text(tea, "utf-8")
    shutil.copytree(SMALL / "content/holidays", small / "content/holidays")
    noted = CliRunner().invoke(main, ["urls", "--root", str(small), "--today", "2026-11-28", "--update"])
    assert noted.exit_code == 0
    done = run("--root", str(small), "--fail-on", "any")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "没有要办的事。\n")


@pytest.mark.parametrize(("topic", "code"), [("any", 1), ("reports", 1), ("consents", 0)])
def test_a_run_can_be_made_to_fail(topic: str, code: int, small: Path) -> None:
    assert run("--root", str(small), "--fail-on", topic).exit_code == code


def test_site_with_mistakes_is_still_looked_at(small: Path) -> None:
    wrong = "---\ntitle: 端午\nstart: 2026-7-35\n---\n"
    (small / "content/stations/east/activities/wrong.md").write_text(wrong, "utf-8")
    assert "“童谣班 & 朋友”办过了" in run("--root", str(small)).stdout


def test_site_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    done = run("--root", str(tmp_path))
    assert done.exit_code == 1 and "waystation check" in done.stderr


@pytest.mark.parametrize("options", [("--format", "xml"), ("--fail-on", "weather"), ("--today", "soon")])
def test_misuse_exits_with_2(options: tuple[str, ...]) -> None:
    assert run(*options).exit_code == 2
