"""Every language says everything, with the same values."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import waystation
from waystation.words import Texts, languages, words

PACKAGE = Path(waystation.__file__).parent
OVERRIDES = PACKAGE.parents[1] / "overrides"


def leaves(texts: Texts, path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, str):
            yield f"{path}{key}", value
        else:
            yield from leaves(value, f"{path}{key}.")


def test_languages_have_the_same_keys() -> None:
    keys = {language: {key for key, _ in leaves(words(language).texts)} for language in languages()}
    assert set(keys) >= {"en", "zh"}
    assert all(found == keys["zh"] for found in keys.values()), {
        language: sorted(found ^ keys["zh"]) for language, found in keys.items()
    }


def test_languages_fill_the_same_values_but_for_dates() -> None:
    zh, en = (dict(leaves(words(language).texts)) for language in ("zh", "en"))
    for key, text in zh.items():
        if not key.startswith("dates."):
            assert placeholders(text) == placeholders(en[key]), key


def test_no_text_is_empty() -> None:
    for language in languages():
        assert [key for key, text in leaves(words(language).texts) if not text] == []


def test_templates_ask_only_for_words_that_exist() -> None:
    known = words("zh").texts
    asked = {
        key
        for file in sorted((PACKAGE / "pages").glob("*.html"))
        for key in re.findall(r"\bw\.([a-z_]+(?:\.[a-z_]+)+)", file.read_text("utf-8"))
    }
    assert len(asked) > 50
    assert sorted(key for key in asked if not isinstance(at(known, key), str)) == []


def test_the_shell_asks_only_for_words_that_exist() -> None:
    known = words("zh").texts
    asked = {
        key if whole else f"shell.{key}"
        for file in sorted(OVERRIDES.rglob("*.html"))
        for whole, key in re.findall(r"\b(shell\.)?w\.([a-z_]+(?:\.[a-z_]+)*)", file.read_text("utf-8"))
    }
    assert len(asked) > 10
    found = {key for key in asked if at(known, key.removesuffix(".items").removesuffix(".values")) is None}
    assert found == set()


def at(texts: Texts, key: str) -> object:
    here: object = texts
    for step in key.split("."):
        here = here.get(step) if isinstance(here, Mapping) else None
    return here


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]*)\}", text))
