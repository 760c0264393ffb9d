"""The site's own words, one file per language, and how that language says dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TypeAlias

import yaml

PACKAGE_FILES = files(__package__.partition(".")[0])
FOLDER = PACKAGE_FILES / "locales"

Texts: TypeAlias = "Mapping[str, str | Texts]"


@dataclass(frozen=True, kw_only=True, eq=False)
class Words:
    """Interface texts of one language, as nested mappings for templates and by dotted key for code.

    Equal only to itself, so that what is said with them can be remembered.
    """

    language: str
    texts: Texts

    def __call__(self, key: str, /, **values: object) -> str:
        """The text at a dotted key with its ``{placeholders}`` filled. Raises KeyError for an unknown key."""
        text = self._flat[key]
        return text.format(**values) if values else text

    def mapping(self, key: str) -> Mapping[str, str]:
        """A group of texts. Raises KeyError for an unknown key."""
        here: str | Texts = self.texts
        for step in key.split("."):
            if isinstance(here, str):
                raise KeyError(key)
            here = here[step]
        if isinstance(here, str):
            raise KeyError(key)
        return {name: text for name, text in here.items() if isinstance(text, str)}

    @cached_property
    def _flat(self) -> Mapping[str, str]:
        return dict(_flat(self.texts))


def _flat(texts: Texts, above: str = "") -> Iterator[tuple[str, str]]:
    for name, text in texts.items():
        if isinstance(text, str):
            yield above + name, text
        else:
            yield from _flat(text, f"{above}{name}.")


def languages() -> tuple[str, ...]:
    return tuple(
        sorted(file.name.removesuffix(".yml") for file in FOLDER.iterdir() if file.name.endswith(".yml"))
    )


def words(language: str) -> Words:
    """The words of one of ``languages()``."""
    text = (FOLDER / f"{language}.yml").read_text("utf-8")
    return Words(language=language, texts=yaml.load(text, Loader=yaml.CBaseLoader))
