"""The site's own words, one file per language, and how that language says dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias

import yaml

FOLDER = files(__package__.partition(".")[0]) / "locales"

Texts: TypeAlias = "Mapping[str, str | Texts]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Interface texts of one language, as nested mappings for templates and by dotted key for code."""

    language: str
    texts: Texts

    def __call__(self, key: str, /, **values: object) -> str:
        """The text at a dotted key with its ``{placeholders}`` filled. Raises KeyError for an unknown key."""
        here = self._at(key)
        if not isinstance(here, str):
            raise KeyError(key)
        return here.format(**values) if values else here

    def mapping(self, key: str) -> Mapping[str, str]:
        """A group of texts. Raises KeyError for an unknown key."""
        here = self._at(key)
        if isinstance(here, str):
            raise KeyError(key)
        return {name: text for name, text in here.items() if isinstance(text, str)}

    def _at(self, key: str) -> "str | Texts":
        here: str | Texts = self.texts
        for step in key.split("."):
            if isinstance(here, str):
                raise KeyError(key)
            here = here[step]
        return here


def languages() -> tuple[str, ...]:
    return tuple(
        sorted(file.name.removesuffix(".yml") for file in FOLDER.iterdir() if file.name.endswith(".yml"))
    )


def words(language: str) -> Words:
    """The words of one of ``languages()``."""
    text = (FOLDER / f"{language}.yml").read_text("utf-8")
    return Words(language=language, texts=yaml.load(text, Loader=yaml.CBaseLoader))
