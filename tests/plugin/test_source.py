"""Words are taken apart once for a program, and are the same then."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.plugin.test_unchanged import looked
from waystation import words
from waystation.plugin.reading import Source
from waystation.plugin.unchanged import Inputs


def source(folder: Path, inputs: Inputs | None) -> Source:
    return Source(root=folder, url="", chosen=None, inputs=inputs, cache=folder / "cache")


@pytest.mark.parametrize("language", words.languages())
def test_words_are_the_same_when_they_are_kept(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    known = source(tmp_path, looked(tmp_path / "content"))
    texts = words.words(language).texts
    assert known.words(language).texts == texts
    monkeypatch.setattr(words.yaml, "load", None)
    again = known.words(language)
    assert again.texts == texts and again.language == language


def test_words_of_another_program_or_damaged_ones_are_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    inputs = looked(tmp_path / "content")
    known, other = source(tmp_path, inputs), source(tmp_path, replace(inputs, program="2"))
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    for one, text in ((known, "甲"), (other, "乙")):
        (tmp_path / "zh.yml").write_text(f"a:\n  b: {text}\n", "utf-8")
        assert one.words("zh")("a.b") == text
    (tmp_path / "cache" / "words-zh").write_bytes(b"damaged")
    assert other.words("zh")("a.b") == "乙"


def test_nothing_is_kept_for_an_unknown_program(tmp_path: Path) -> None:
    assert source(tmp_path, None).words("zh").texts == words.words("zh").texts
    assert not [*tmp_path.iterdir()]
