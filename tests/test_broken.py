"""Little sites that must fail: each is the small site with some of its files exchanged, and what is said.

A folder of ``broken/`` holds the files to exchange and ``expected.<language>.txt``: what ``check`` prints.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.golden import agree
from waystation.checks import volume
from waystation.cli import main
from waystation.load import limits
from waystation.problems import Code
from waystation.words import languages

HERE = Path(__file__).parent
BROKEN = HERE / "broken"
SMALL = HERE / "sites" / "small"
TODAY = "2026-11-28"
LATER = {"holidays-overdue": "2026-12-15"}
"""Sites that are only wrong from a certain day on."""
ACTIVITIES = Path("content/stations/east/activities")
PLAIN = "---\ntitle: 端午包粽子\nstart: 2026-12-05 09:00\n---\n"


def without_stations(site: Path) -> None:
    (site / "stations.yml").unlink()


def not_utf8(site: Path) -> None:
    (site / ACTIVITIES / "gbk.md").write_bytes(PLAIN.encode("gb18030"))
    (site / ACTIVITIES / "utf16.md").write_bytes(PLAIN.encode("utf-16"))
    (site / "content" / "index.md").write_bytes("欢迎来坐坐".encode("gb18030"))


def symlinks(site: Path) -> None:
    (site / ACTIVITIES / "zongzi.md").symlink_to("rhymes.md")
    (site / "content" / "stations" / "east" / "announcements" / "more").symlink_to(
        "..", target_is_directory=True
    )


def symlinked_stations(site: Path) -> None:
    (site / "stations.yml").rename(site / "real.yml")
    (site / "stations.yml").symlink_to("real.yml")


def too_large(site: Path) -> None:
    (site / ACTIVITIES / "novel.md").write_text(PLAIN + "很长的故事。" * 50_000, "utf-8")


def control_characters(site: Path) -> None:
    pasted = {
        "bell": "端午\x07包粽子",
        "line": "端午\u2028包粽子",
        "mark": "\ufeff端午",
        "escape": '"端午\\e[31m"',
        "turned": "端午\u202e包粽子",
        "written-turned": '"端午\\u202e包粽子"',
        "wide-nothing": "端午包\u200b粽子",
        "nothing": "\u3164",
    }
    for name, title in pasted.items():
        written = PLAIN.replace("端午包粽子", title)
        (site / ACTIVITIES / f"{name}.md").write_text(written, "utf-8")


def not_a_file(site: Path) -> None:
    os.mkfifo(site / ACTIVITIES / "pipe.md")


def file_names(site: Path) -> None:
    for name in (
        "con.md",
        "Nul.jpg",
        "com1",
        "a:b.md",
        "last.",
        "two\nlines.md",
        "turned\u202e.png",
        "\udcff.md",
    ):
        (site / "content" / name).write_text(PLAIN, "utf-8")
    (site / "content" / "aux").mkdir()
    (site / "content" / "aux" / "page.md").write_text("x", "utf-8")
    (site / ACTIVITIES / "lpt9.md").write_text(PLAIN, "utf-8")
    (site / "content" / "holidays" / "prn.json").write_text("{}", "utf-8")


def folders_too_deep(site: Path) -> None:
    deep = site / "content" / "guide" / Path(*"abcdefghijklmnop")
    deep.mkdir(parents=True)
    (deep / "page.md").write_text("x", "utf-8")


def list_too_long(site: Path) -> None:
    words = ", ".join(f"w{number}" for number in range(501))
    (site / ACTIVITIES / "words.md").write_text(
        PLAIN.replace("\n---\n", f"\nkeywords: [{words}]\n---\n"), "utf-8"
    )
    text = (site / "stations.yml").read_text("utf-8")
    text = (
        text.partition("stations:\n")[0] + "stations:\n" + "".join(f"  - {{id: s{n}}}\n" for n in range(501))
    )
    (site / "stations.yml").write_text(text, "utf-8")


def text_too_long(site: Path) -> None:
    text = PLAIN.replace("端午包粽子", "端午" * 61).replace("\n---\n", f"\nsummary: {'很长' * 1001}\n---\n")
    (site / ACTIVITIES / "words.md").write_text(text, "utf-8")


def too_many_problems(site: Path) -> None:
    fields = "".join(f"field_{number}: x\n" for number in range(9))
    (site / ACTIVITIES / "fields.md").write_text(PLAIN.replace("---\n", f"---\n{fields}", 1), "utf-8")
    (site / ACTIVITIES / "twice.md").write_text(
        PLAIN.replace("---\n", "---\n" + "summary: x\n" * 9, 1), "utf-8"
    )


def endless_texts(site: Path) -> None:
    """Short as they are written."""
    (site / ACTIVITIES / "quotes.md").write_text(PLAIN + "- 一\n  " + "> " * 21 + "二\n", "utf-8")
    table = "|甲" * 99 + "\n" + "|-" * 99 + "\n" + "|乙\n" * 201
    (site / ACTIVITIES / "table.md").write_text(PLAIN + table, "utf-8")
    (site / "content" / "index.md").write_text("[^1]" * 500 + "\n\n[^1]: 见下\n", "utf-8")
    (site / "content" / "guide.md").write_text("# 指南\n\n" + table, "utf-8")


def too_many_values(site: Path) -> None:
    words = ", ".join(f"w{number}" for number in range(400))
    (site / ACTIVITIES / "words.yml").write_text(f"- {{id: words, keywords: [{words}]}}\n", "utf-8")


def as_it_is(site: Path) -> None:
    """The small site as it is."""


MADE: dict[str, Callable[[Path], None]] = {
    "not-a-file": not_a_file,
    "endless-texts": endless_texts,
    "file-names": file_names,
    "folders-too-deep": folders_too_deep,
    "list-too-long": list_too_long,
    "text-too-long": text_too_long,
    "too-many-dates": as_it_is,
    "too-many-entries": as_it_is,
    "too-many-files": as_it_is,
    "too-many-problems": too_many_problems,
    "too-many-values": too_many_values,
    "too-much-text": as_it_is,
    "without-stations": without_stations,
    "not-utf8": not_utf8,
    "symlinks": symlinks,
    "symlinked-stations": symlinked_stations,
    "too-large": too_large,
    "control-characters": control_characters,
}
"""Sites whose files git or an editor would not keep as they are."""

LOWER: dict[str, tuple[object, str, int]] = {
    "too-many-dates": (volume, "MOST_DATES_IN_ALL", 3),
    "list-too-long": (limits, "MOST_STATIONS", 500),
    "too-many-entries": (limits, "MOST_ENTRIES", 3),
    "too-many-files": (limits, "MOST_FILES", 4),
    "too-many-problems": (limits, "MOST_OF_ONE_ENTRY", 3),
    "too-many-values": (limits, "MOST_VALUES", 400),
    "too-much-text": (limits, "MOST_TEXT_BYTES", 500),
}
"""Limits that take long to be reached; tests/hostile reaches them."""

NAMES = sorted({folder.name for folder in BROKEN.iterdir() if folder.is_dir()} | set(MADE))


def site_of(name: str, to: Path) -> Path:
    shutil.copytree(SMALL, to, dirs_exist_ok=True)
    if (BROKEN / name).is_dir():
        shutil.copytree(
            BROKEN / name, to, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.*.txt")
        )
    if name in MADE:
        MADE[name](to)
    return to


def check(root: Path, language: str, name: str = "") -> Result:
    with pytest.MonkeyPatch.context() as patch:
        if name in LOWER:
            patch.setattr(*LOWER[name])
        return CliRunner().invoke(
            main,
            ["check", "--root", str(root), "--today", LATER.get(name, TODAY), "--lang", language],
            catch_exceptions=False,
        )


def places(output: str) -> list[tuple[str, int, int]]:
    """Where each problem is, in the order of printing."""
    found = re.findall(r"^(\S.*?):(\d+):(\d+): W\d{3} ", output, re.MULTILINE)
    return [(path, int(line), int(column)) for path, line, column in found]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_is_as_agreed(name: str, language: str, tmp_path: Path) -> None:
    said = check(site_of(name, tmp_path), language, name)
    agree(said.output, BROKEN / name / f"expected.{language}.txt")
    assert said.exit_code == 1


@pytest.mark.parametrize("name", NAMES)
def test_problems_are_sorted_by_place(name: str, tmp_path: Path) -> None:
    found = places(check(site_of(name, tmp_path), "zh", name).stdout)
    assert found and found == sorted(found)


def test_every_code_is_produced_by_a_broken_site() -> None:
    said = "".join(file.read_text("utf-8") for file in BROKEN.glob("*/expected.zh.txt"))
    assert set(re.findall(r": (W\d{3}) ", said)) == {code.value for code in Code}


@pytest.mark.parametrize("language", languages())
def test_every_place_points_into_its_file(language: str, tmp_path: Path) -> None:
    for name in NAMES:
        root = site_of(name, tmp_path / name)
        for path, line, column in places(check(root, language, name).stdout):
            if Path(path).suffix in {".jpg", ".png", ".pdf"}:
                assert (line, column) == (1, 1), path
                continue
            if "\ufffd" in path or not (root / path).is_file() or name in {"not-utf8", "too-large"}:
                continue
            lines = (root / path).read_text("utf-8-sig").split("\n")
            assert line <= len(lines) and column <= len(lines[line - 1]) + 1, (name, path, line, column)


def test_the_small_site_itself_is_sound(tmp_path: Path) -> None:
    said = check(SMALL, "zh")
    assert said.exit_code == 0 and said.stdout == ""


def test_problems_of_all_kinds_and_files_are_told_at_once(tmp_path: Path) -> None:
    said = check(site_of("no-second-problem", tmp_path), "zh").stdout
    assert len({path for path, _, _ in places(said)}) > 2
    assert {code[:2] for code in re.findall(r"W\d{3}", said)} >= {"W0", "W1", "W2"}
