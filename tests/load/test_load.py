"""Reading a whole site: whatever is written, it becomes a Site or a ContentError."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from waystation.load import load
from waystation.problems import Code, ContentError, Problem

SMALL = Path(__file__).parents[1] / "sites" / "small"
STATIONS = SMALL / "stations.yml"
RHYMES = SMALL / "content/stations/east/activities/rhymes.md"

YAML_ISH = st.lists(
    st.sampled_from(
        [
            *("title", "start", "repeat", "every", "except", "network", "stations", "id", "hours", "regular"),
            *(
                ":",
                ": ",
                "：",
                ",",
                "，",
                "- ",
                "[",
                "]",
                "{",
                "}",
                '"',
                "'",
                "|",
                ">",
                "#",
                "&a",
                "*a",
                "!x",
            ),
            *("\n", "\n  ", "\n\t", "---", "...", "?", "%", "@", "\\", "<word>", "<group>", "~", "\u2028"),
            *(
                "2026-12-05",
                "2026-12-05 09:00",
                "09:00-12:00",
                "week",
                "Sat",
                "端午",
                "é",
                "60+",
                "east",
                "-1",
            ),
        ]
    ),
    max_size=40,
).map("".join)
"""Text that is nearly YAML: its signs and our words in any order."""


def opened(path: Path, content: bytes, at: str) -> ContentError | None:
    """What loading the small site says with ``content`` in the file ``at``; ``path`` is an empty folder."""
    shutil.copytree(SMALL, path, dirs_exist_ok=True)
    (path / at).write_bytes(content)
    try:
        load(path)
    except ContentError as error:
        return error
    return None


def check_any(content: bytes, at: str) -> None:
    """Nothing but a ContentError, and each of its problems in a place that is in its file."""
    with TemporaryDirectory() as folder:
        error = opened(Path(folder), content, at)
        for problem in error.problems if error else ():
            text = (Path(folder) / problem.mark.path).read_bytes().decode("utf-8-sig", "replace")
            assert 1 <= problem.mark.line <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            assert problem.mark.column >= 1


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_as_stations(content: bytes) -> None:
    check_any(content, "stations.yml")


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_as_an_activity(content: bytes) -> None:
    check_any(content, "content/stations/east/activities/any.md")


@settings(max_examples=200)
@given(YAML_ISH)
@example("title: x\nstart: 2026-12-05\n<word>: y")
@example("title: x\nstart: 2026-12-05\naudience: [{<group>: y}]")
def test_any_front_matter(text: str) -> None:
    check_any(f"---\n{text}\n---\n".encode(), "content/stations/east/activities/any.md")


@settings(max_examples=100)
@given(YAML_ISH)
def test_any_list(text: str) -> None:
    check_any(text.encode(), "content/stations/west/activities/list.yml")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([STATIONS, RHYMES]), st.data())
def test_any_mutation_of_a_valid_file(file: Path, data: st.DataObject) -> None:
    text = file.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 30, len(text))))
    inserted = data.draw(YAML_ISH | st.text(max_size=8).filter(lambda s: s.isprintable()))
    check_any((text[:start] + inserted + text[end:]).encode(), file.relative_to(SMALL).as_posix())


def change(tmp_path: Path, *edits: tuple[str, str, str]) -> tuple[Problem, ...]:
    """Problems of the small site after replacing text in some of its files."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for at, old, new in edits:
        text = (tmp_path / at).read_text("utf-8")
        assert old in text
        (tmp_path / at).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ContentError) as raised:
        load(tmp_path)
    return raised.value.problems


def test_problems_of_all_files_are_told_at_once_and_sorted(tmp_path: Path) -> None:
    problems = change(
        tmp_path,
        ("stations.yml", "phone: 0595-0000-0012", "phone: 前台"),
        ("content/announcements/water.md", "severity: urgent", "severity: 紧急"),
        ("content/stations/east/activities/rhymes.md", "title: 童谣班 & 朋友", "titel: 童谣班"),
    )
    found = [(problem.mark.path.rpartition("/")[2], problem.code) for problem in problems]
    assert found == [
        ("water.md", Code.NOT_CHOICE),
        ("rhymes.md", Code.UNKNOWN_FIELD),
        ("rhymes.md", Code.MISSING_FIELD),
        ("stations.yml", Code.NOT_PHONE),
    ]
    assert list(problems) == sorted(problems, key=lambda problem: problem.order)


def test_what_could_be_read_is_kept_beside_the_problems(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "content/stations/east/teams/readers.md").write_text("nothing", "utf-8")
    with pytest.raises(ContentError) as raised:
        load(tmp_path)
    site = raised.value.readable
    assert site is not None and len(site.activities) == 4 and not site.teams
    assert site.could_not_read("stations/east/teams/readers/")
    assert not site.could_not_read("stations/east/teams/singers/")


def test_a_content_error_sorts_its_problems_and_counts_them() -> None:
    with pytest.raises(ContentError, match="2 problems"):
        raise ContentError(reversed(opened_problems()))
    assert ContentError(reversed(opened_problems())).problems == opened_problems()
    assert ContentError(()).readable is None


def opened_problems() -> tuple[Problem, ...]:
    with TemporaryDirectory() as folder:
        error = opened(Path(folder), b"---\nsummary: x\n---\n", "content/stations/east/activities/any.md")
    assert error is not None
    return error.problems


def test_windows_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path) -> None:
    content = RHYMES.read_bytes().replace(b"\n", b"\r\n")
    assert opened(tmp_path, b"\xef\xbb\xbf" + content, RHYMES.relative_to(SMALL).as_posix()) is None
