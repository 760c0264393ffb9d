"""Checks of a site that could be read: what they let pass, and that nothing surprises them."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waystation.build import open_site
from waystation.problems import MOST_PROBLEMS, Code, ContentError, Problem, Severity

SMALL = Path(__file__).parents[1] / "sites" / "small"
RHYMES = "content/stations/east/activities/rhymes.md"
ACTIVITY = "content/stations/east/activities/any.md"
TODAY = date(2026, 11, 28)


def found(path: Path, at: str, text: str) -> tuple[Problem, ...]:
    """All problems and warnings of the small site with ``text`` in one of its files."""
    shutil.copytree(SMALL, path, dirs_exist_ok=True)
    (path / at).write_text(text, "utf-8")
    try:
        return open_site(path, lambda zone: TODAY).warnings
    except ContentError as error:
        return error.problems


def codes(path: Path, fields: str) -> list[Code]:
    """Kinds of problems of one more activity with these fields."""
    return [
        problem.code
        for problem in found(path, ACTIVITY, f"---\ntitle: 端午\noutside_hours: true\n{fields}\n---\n")
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "start: 2026-12-05\nend: 2026-12-05",
        "start: 2026-12-05 22:00\nend: 2026-12-06 02:00",
        "start: 2026-12-01\nend: 2026-12-14",
        "start: 2026-12-05 09:00\nduration: 14d",
        "start: 2026-12-05 09:00\nlocation: 五店市",
        "start: 2026-12-05 09:00\nlocation: Old Street Gate",
        "start: 2026-12-05 09:00\naudience: [{age: 60+}]",
        "start: 2026-12-05 09:00\nrepeat: {every: week}",
        "start: 2025-06-07 09:00\nrepeat: {every: week}",
        "start: 2024-01-06 09:00\nrepeat: {every: week, until: 2026-12-26}",
        "start: 2026-12-05 09:00\nrepeat: {every: week, until: 2026-12-05}",
        "start: 2026-12-05 09:00\nregistration: {required: true, desk: 前台, closes: 2026-12-05}",
        "start: 2026-12-05 09:00\nregistration: {closes: 2026-12-05 09:00, opens: 2026-12-05 08:00}",
        "start: 2026-12-05 09:00\nrepeat: {every: week}\nregistration: {closes: 2027-01-01}",
        "start: 2026-12-05 09:00\ncapacity: 20\nplaces_left: 20",
        "start: 2026-11-14 09:00\nreports: [{date: 2026-11-14}]",
        "start: 2026-11-27\nend: 2026-11-29\nreports: [{date: 2026-11-28}]",
        "start: 2026-11-28 09:00\nreports: [{date: 2026-11-28}]",
        "start: 2026-12-05 09:00\nstatus: cancelled\nreason: 大雨",
        "start: 2026-12-05 09:00\n"
        "changes: [{date: 2026-12-05, status: rescheduled, start: 2026-12-08 09:00}]\n"
        "registration: {closes: 2026-12-07}",
    ],
)
def test_what_is_possible_is_let_pass(fields: str, tmp_path: Path) -> None:
    assert codes(tmp_path, fields) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("start: 2026-12-05 09:00\nend: 2026-12-05 09:00", Code.END_BEFORE_START),
        ("start: 2026-12-01\nend: 2026-12-15", Code.TOO_LONG),
        ("start: 2026-12-05 09:00\nlocation: old-gate", Code.UNKNOWN_ROOM),
        ("start: 2025-05-03 09:00\nrepeat: {every: week}", Code.OPEN_SERIES),
        ("start: 2026-11-29 09:00\nreports: [{date: 2026-11-29}]", Code.REPORT_FOR_FUTURE),
        ("start: 2026-11-14 09:00\nreports: [{date: 2026-11-15}]", Code.NOT_IN_SERIES),
        ("start: 2026-12-05 09:00\nregistration: {closes: 2026-12-06}", Code.CLOSES_AFTER_START),
        ("start: 2026-12-05 09:00\nteam: tellers", Code.UNKNOWN_TEAM),
    ],
)
def test_one_step_further_is_told(fields: str, code: Code, tmp_path: Path) -> None:
    assert codes(tmp_path, fields) == [code]


def test_a_warning_lets_the_site_pass(tmp_path: Path) -> None:
    text = "---\ntitle: 端午\nstart: 2025-05-03 09:00\noutside_hours: true\nrepeat: {every: week}\n---\n"
    (warning,) = found(tmp_path, ACTIVITY, text)
    assert warning.severity is Severity.warning


def test_many_warnings_let_the_site_pass(tmp_path: Path) -> None:
    """A network of thousands of stations has more of them than the errors that are told at once."""
    many = MOST_PROBLEMS + 1
    entry = "- {{id: e{}, title: 茶, start: 2026-12-05 23:00}}\n"
    warnings = found(tmp_path, "content/stations/east/activities/any.yml", _listed(entry, many))
    assert [one.code for one in warnings] == [Code.OUTSIDE_HOURS] * many


def test_errors_beyond_a_thousand_are_told_as_one(tmp_path: Path) -> None:
    entry = "- {{id: e{}, title: 茶, start: 2026-12-05 10:00, team: nobody}}\n"
    errors = found(tmp_path, "content/stations/east/activities/any.yml", _listed(entry, MOST_PROBLEMS + 5))
    assert Counter(one.code for one in errors) == {
        Code.UNKNOWN_TEAM: MOST_PROBLEMS,
        Code.TOO_MANY_PROBLEMS: 1,
    }


def _listed(entry: str, many: int) -> str:
    return "".join(map(entry.format, range(many)))


def test_the_next_date_of_the_pattern_is_offered(tmp_path: Path) -> None:
    repeat = "repeat: {every: week, days: [Mon, Sat]}\noutside_hours: true"
    text = f"---\ntitle: 端午\nstart: 2026-12-03 09:00\n{repeat}\n---\n"
    (problem,) = found(tmp_path, ACTIVITY, text)
    assert problem.values["near"] == "2026-12-05 09:00"
    assert (problem.mark.line, problem.mark.column) == (3, 8)


@settings(max_examples=200)
@given(st.data())
def test_any_mutation_of_a_valid_activity_can_be_checked(data: st.DataObject) -> None:
    lines = (SMALL / RHYMES).read_text("utf-8").split("\n")
    values = st.sampled_from(
        ["2026-12-05", "1900-01-01", "2199-12-31", "2026-12-05 00:00", "2199-12-31 23:59", "2d", "east", "0"]
    )
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(1, len(lines) - 5))
        words = lines[number].split(" ")
        chosen = data.draw(st.integers(0, len(words) - 1))
        last = "".join(sign for sign in words[chosen] if sign in ",]}")
        words[chosen] = data.draw(values) + last
        lines[number] = " ".join(words)
    lines.insert(1, data.draw(st.sampled_from(["", "end: 2199-12-31", "duration: 99d", "status: postponed"])))
    with TemporaryDirectory() as folder:
        found(Path(folder), RHYMES, "\n".join(lines))
