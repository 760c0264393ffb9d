"""The command line: what it prints where, and how it exits."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waystation.cli import main

SMALL = Path(__file__).parents[1] / "sites" / "small"
ACTIVITY = Path("content/stations/east/activities/any.md")
WARNED = "---\ntitle: 一直办\nstart: 2025-01-04 09:00\nrepeat: {every: week}\noutside_hours: true\n---\n"
WRONG = "---\ntitle: 端午包粽子\nstart: 2026-7-35\n---\n"


def run(*words: str, env: Mapping[str, str] | None = None) -> Result:
    clean: dict[str, str | None] = {"WAYSTATION_TODAY": None, "SOURCE_DATE_EPOCH": None}
    return CliRunner().invoke(main, words, env=clean | dict(env or {}), catch_exceptions=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_sound_site_exits_with_0_and_says_so_on_stderr() -> None:
    done = run("check", "--root", str(SMALL), "--today", "2026-11-28")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "没有发现问题：2 个驿站、4 个活动、1 支队伍、2 条公告。\n"


def test_an_error_exits_with_1_and_stands_on_stdout(site: Path) -> None:
    (site / ACTIVITY).write_text(WRONG, "utf-8")
    done = run("check", "--root", str(site), "--today", "2026-11-28")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "content/stations/east/activities/any.md:3:8: W112 开始时间“2026-7-35”不是日期。",
        "    3 | start: 2026-7-35",
        "      |        ^^^^^^^^^",
        "    改成 2026-07-05 这种写法：四位的年、两位的月、两位的日，中间用英文短横。",
        "    详细说明：waystation explain W112",
    ]
    assert done.stderr == "发现 1 个错误、0 个提醒。\n"


def test_a_warning_exits_with_0(site: Path) -> None:
    (site / ACTIVITY).write_text(WARNED, "utf-8")
    done = run("check", "--root", str(site), "--today", "2026-11-28")
    assert done.exit_code == 0
    assert " W308 " in done.stdout and "1 个提醒" in done.stderr


def test_messages_come_in_the_language_asked_for(site: Path) -> None:
    (site / ACTIVITY).write_text(WRONG, "utf-8")
    done = run("check", "--root", str(site), "--lang", "en", "--today", "2026-11-28")
    assert "W112 Start “2026-7-35” is not a date." in done.stdout
    assert done.stderr == "Errors: 1, warnings: 0.\n"


def test_messages_come_in_the_language_of_the_site(site: Path) -> None:
    stations = site / "stations.yml"
    stations.write_text(stations.read_text("utf-8").replace("language: zh", "language: en"), "utf-8")
    done = run("check", "--root", str(site), "--today", "2026-11-28")
    assert done.stderr.startswith("No problems found.")


def test_messages_are_chinese_where_the_language_cannot_be_read(tmp_path: Path) -> None:
    done = run("check", "--root", str(tmp_path))
    assert done.exit_code == 1 and "找不到文件 stations.yml" in done.stdout


def test_the_current_folder_is_checked_by_default(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert run("check", "--today", "2026-11-28").exit_code == 0


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("--today", "2025-06-01"), {"WAYSTATION_TODAY": "2026-11-28"}),
        ((), {"WAYSTATION_TODAY": "2025-06-01", "SOURCE_DATE_EPOCH": "1795824000"}),
        ((), {"SOURCE_DATE_EPOCH": "1748736000"}),
    ],
)
def test_the_day_is_the_option_then_the_environment(
    words: tuple[str, ...], env: dict[str, str], site: Path
) -> None:
    """On the day that each of them names, the open series is young and its report is of the future."""
    text = WARNED.replace("\n---\n", "\nreports: [{date: 2026-11-21}]\n---\n")
    (site / ACTIVITY).write_text(text, "utf-8")
    done = run("check", "--root", str(site), *words, env=env)
    assert "2025-06-01" in done.stdout and " W308 " not in done.stdout


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("--today", "tomorrow"), {}),
        (("--lang", "fr"), {}),
        (("--root", "nowhere"), {}),
        (("--colour",), {}),
        (("extra",), {}),
        (("--format", "xml"), {}),
        (("--fix", "--format", "json"), {}),
        ((), {"WAYSTATION_TODAY": "tomorrow"}),
        ((), {"SOURCE_DATE_EPOCH": "now"}),
        ((), {"SOURCE_DATE_EPOCH": "99999999999999999999"}),
    ],
)
def test_misuse_exits_with_2(words: tuple[str, ...], env: dict[str, str]) -> None:
    assert run("check", *words, env=env).exit_code == 2


def test_no_place_of_this_machine_is_printed(site: Path) -> None:
    (site / ACTIVITY).write_text(WRONG, "utf-8")
    assert str(site) not in run("check", "--root", str(site)).output


@pytest.mark.parametrize("kind", ["activity", "announcement", "redirects", "stations", "team"])
def test_schema_describes_each_kind(kind: str) -> None:
    found = json.loads(run("schema", kind).stdout)
    assert found["type"] == "object" and found["additionalProperties"] is False
    assert not {"mark", "body", "station"} & set(found["properties"])


def test_schema_asks_for_what_has_to_be_written() -> None:
    assert json.loads(run("schema", "activity").stdout)["required"] == ["title", "start"]
    assert json.loads(run("schema", "stations").stdout)["required"] == ["network", "stations"]


def test_schema_refers_only_to_what_it_holds() -> None:
    text = run("schema", "stations").stdout
    wanted = {line.split('"')[3].rpartition("/")[2] for line in text.splitlines() if '"$ref"' in line}
    assert wanted and wanted <= set(json.loads(text)["$defs"])


def test_schema_of_nothing_known_exits_with_2() -> None:
    assert run("schema", "everything").exit_code == 2
