"""What is kept is whole and of the same program, or as if it were not there."""

import sys
from pathlib import Path

import pytest

from waystation import kept, words


def test_what_is_made_of_the_package_is_kept_where_python_keeps_what_it_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, elsewhere = tmp_path / "package", tmp_path / "elsewhere"
    monkeypatch.setattr(kept, "__file__", str(package / "kept.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for prefix, modules in (
        (None, package / "__pycache__"),
        (str(elsewhere), elsewhere / package.relative_to("/")),
    ):
        monkeypatch.setattr(sys, "pycache_prefix", prefix)
        # Python makes the folder with the first module that it keeps there.
        assert kept.of_package("words") is None
        modules.mkdir(parents=True)
        assert kept.of_package("words") == modules / "words"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept.of_package("words") is None


@pytest.mark.parametrize("language", words.languages())
def test_words_are_the_same_when_they_are_kept(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "of_package", lambda name: None)
    texts = words.words(language).texts
    monkeypatch.setattr(kept, "of_package", lambda name: tmp_path / name)
    assert words.words(language).texts == texts
    monkeypatch.setattr(words.yaml, "load", None)
    assert words.words(language).texts == texts


def test_words_of_another_file_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "of_package", lambda name: tmp_path / name)
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    for text in ("甲", "乙"):
        (tmp_path / "zh.yml").write_text(f"a:\n  b: {text}\n", "utf-8")
        assert words.words("zh")("a.b") == text
    (tmp_path / "words" / "zh").write_bytes(b"damaged")
    assert words.words("zh")("a.b") == "乙"
