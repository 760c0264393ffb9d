"""How much is found of what must be found, how much is found in vain, and that nothing found is ever said."""

import json
import re
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builds import REPO, TODAY
from tests.privacy.labelled import labelled
from waystation.cli import main
from waystation.privacy import Kind, find, masked
from waystation.privacy.folding import fold
from waystation.report import FORMATS
from waystation.words import languages

SETS = ("", "unseen-", "staff-", "held-out-")
TRUE, FALSE = ([f"{name}{label}" for name in SETS] for label in ("true", "false"))
SMALL = REPO / "tests" / "sites" / "small"


@pytest.mark.parametrize("name", TRUE)
def test_nearly_all_personal_data_is_found(name: str) -> None:
    cases = labelled(name)
    missed = [(label, text) for label, text in cases if label not in {found.kind for found in find(text)}]
    assert len(missed) <= 0.02 * len(cases), missed


@pytest.mark.parametrize("name", FALSE)
def test_hardly_anything_is_found_in_vain(name: str) -> None:
    cases = labelled(name)
    wrong = [(label, text, found.kind) for label, text in cases for found in find(text)]
    assert len(wrong) <= 0.01 * len(cases), wrong


def test_the_sets_are_large_and_cover_every_kind() -> None:
    assert len(labelled("true")) >= 120 and len(labelled("false")) >= 120
    assert len(labelled("staff-true")) >= 140 and len(labelled("staff-false")) >= 140
    assert {label for name in TRUE for label, _ in labelled(name)} == {kind.value for kind in Kind}
    for name in (*TRUE, *FALSE):
        texts = [text for _, text in labelled(name)]
        assert len(texts) == len(set(texts))


def in_fields(folder: Path, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        written = json.dumps(text, ensure_ascii=False)
        head = (
            f"title: {written}\nissued: 2026-11-20\nsummary: {written}\nphone: {written}\nservice: {written}"
        )
        (folder / f"{name(number)}.md").write_text(f"---\n{head}\n---\n", "utf-8")


def in_bodies(folder: Path, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        body = f"<b>{text}</b> [{text}](javascript:{text}) ![{text}](https://example.org/{text})\n"
        head = "title: 名单\nissued: 2026-11-20"
        (folder / f"{name(number)}.md").write_text(f"---\n{head}\n---\n{body}", "utf-8")


def in_file_names(folder: Path, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        called = re.sub(r"[/\0]", "-", text)[:60]
        (folder / f"{name(number)} {called}.md").write_text("---\ntitle: 名单\n---\n", "utf-8")
        (folder / f"{name(number)} {called}.jpg").write_bytes(b"")


def in_broken_yaml(folder: Path, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        said = f"---\ntitle: [{text}\n{text}: {text}\n---\n"
        (folder / f"{name(number)}.md").write_text(said, "utf-8")


def beside_a_slip(folder: Path, texts: list[str]) -> None:
    """A date that ``--fix`` mends stands right above the value."""
    for number, text in enumerate(texts):
        head = f"title: 名单\nsummary: {json.dumps(text, ensure_ascii=False)}\nissued: 2026-11-2\n"
        (folder / f"{name(number)}.md").write_text(f"---\n{head}---\n{text}\n", "utf-8")


@pytest.mark.parametrize(
    ("form", "language"),
    [*product(["text"], languages()), *product(["fix", *sorted(FORMATS.keys() - {"text"})], ["zh"])],
)
@pytest.mark.parametrize("write", [beside_a_slip, in_fields, in_bodies, in_file_names, in_broken_yaml])
def test_nothing_that_is_found_is_ever_said(
    write: Callable[[Path, list[str]], None],
    form: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No value, and no six digits of one, whatever else is wrong with the file that holds it."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    texts = [text for label in TRUE for _, text in labelled(label)]
    write(tmp_path / "content" / "announcements", texts)
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    options = ["check", "--root", str(tmp_path), "--today", TODAY, "--lang", language]
    options += ["--fix"] if form == "fix" else ["--format", form]
    said = CliRunner().invoke(main, options, catch_exceptions=False)
    assert said.exit_code == 1 and said.output.count("W") >= len(texts)
    assert form != "github" or summary.stat().st_size > len(texts)
    output = said.output + (summary.read_text("utf-8") if form == "github" else "")
    told = re.sub(r'fingerprint"?: "?[0-9a-f]+', "", output)
    assert not [(text, part) for text in texts for part in secrets(text) if part in told]


def test_what_is_masked_holds_no_part_of_the_value() -> None:
    for label in TRUE:
        for kind, text in labelled(label):
            left = masked(text)
            assert not [part for part in secrets(text) if part in left], (kind, left)


def name(number: int) -> str:
    """Of a file, without digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03d}")


def secrets(text: str) -> set[str]:
    """The values of one case as they were written, and each six digits of them in a row."""
    parts = set()
    for found in find(text):
        value = text[found.start : found.end]
        parts.add(value)
        digits = re.sub(r"[^0-9]", "", fold(value).text)
        parts |= {digits[at : at + 6] for at in range(len(digits) - 5)}
    return parts
