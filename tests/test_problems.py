"""Problems in words: every kind in every language, every field with a name."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from string import Formatter

import pytest

from waystation import model
from waystation.load.schema import keys
from waystation.model import Mark
from waystation.problems import Code, Problem, near
from waystation.words import languages, problems, words

TEXTS = ("name", "message", "hint", "hint_near")
NOT_WRITTEN = {
    "Enclosure",
    "Addresses",
    "Artifact",
    "FeedLink",
    "Holiday",
    "Mark",
    "Page",
    "Period",
    "Permalink",
    "RepeatDay",
}
NOT_WRITTEN |= {"Picture", "Sheet", "Sighting", "Site"}
JARGON = re.compile(
    r"front.?matter|yaml|json|utf-?16|mapping|sequence|scalar|列表|映射|字段|键值", re.IGNORECASE
)


def written_fields() -> Iterator[str]:
    for name in model.__all__:
        kind = getattr(model, name)
        if is_dataclass(kind) and isinstance(kind, type) and name not in NOT_WRITTEN:
            yield from keys(kind)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", Code, ids=str)
def test_every_kind_has_a_message_and_a_cure(code: Code, language: str) -> None:
    texts = words(language).mapping(f"problems.{code}")
    assert {"name", "message", "hint"} <= set(texts) <= set(TEXTS)


@pytest.mark.parametrize("code", Code, ids=str)
def test_languages_quote_the_same_values(code: Code) -> None:
    said = [words(language).mapping(f"problems.{code}") for language in languages()]
    assert all(texts.keys() == said[0].keys() for texts in said)
    for key in said[0]:
        assert all(placeholders(texts[key]) == placeholders(said[0][key]) for texts in said), key


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", Code, ids=str)
def test_a_guess_is_shown(code: Code, language: str) -> None:
    texts = words(language).mapping(f"problems.{code}")
    assert "near" in placeholders(texts.get("hint_near", "{near}"))
    assert "near" not in placeholders(texts["hint"] + texts["message"])


@pytest.mark.parametrize("language", languages())
def test_there_are_words_for_no_other_kind(language: str) -> None:
    texts = words(language).texts["problems"]
    assert not isinstance(texts, str)
    assert {key for key in texts if re.fullmatch(r"W\d+", key)} == {code.value for code in Code}


@pytest.mark.parametrize("language", languages())
def test_every_field_has_a_name(language: str) -> None:
    assert set(written_fields()) <= set(words(language).mapping("problems.fields"))


@pytest.mark.parametrize("language", languages())
def test_examples_show_their_field(language: str) -> None:
    examples = words(language).mapping("problems.examples")
    assert all(text.startswith(f"{field}: ") for field, text in examples.items())


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", Code, ids=str)
def test_nobody_has_to_know_technical_words(code: Code, language: str) -> None:
    texts = words(language).mapping(f"problems.{code}")
    said = " ".join(texts.values()).replace("stations.yml", "")
    assert not JARGON.search(said)


def test_braces_in_what_was_written_stay_as_they_are() -> None:
    problem = Problem(mark=Mark(path="a.md"), code=Code.NOT_TEXT, values={"field": "title", "value": "{x}"})
    assert "“{x}”" in problems.message(words("en"), problem)


def test_nothing_is_said_to_be_nothing() -> None:
    values = {"field": "title", "value": ""}
    problem = Problem(mark=Mark(path="a.md"), code=Code.NOT_TEXT, values=values)
    assert "(nothing)" in problems.message(words("en"), problem)


def test_only_a_close_word_is_offered() -> None:
    assert near("titel", ["title", "start"]) == {"near": "title"}
    assert near("colour", ["title", "start"]) == {}
