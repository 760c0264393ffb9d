"""Looks are made smaller once, and again when anything about them has changed."""

from pathlib import Path

import pytest

from waystation import assets
from waystation.plugin import looks

SCRIPTS = {
    looks.SCRIPTS + file.name: file.read_bytes() for file in (looks.folder() / looks.SCRIPTS).glob("*.js")
}
SOURCES = {"a.css": b"a { color : red }", "b.svg": b"<svg/>", **SCRIPTS}


def served(
    tmp_path: Path, sources: dict[str, bytes] = SOURCES, program: str = "1"
) -> dict[str, assets.Asset]:
    return dict(looks.served(sources, tmp_path / "kept", program))


def test_what_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = served(tmp_path)
    assert made["a.css"].content == b"a{color:red}" and looks.script("home") in made
    monkeypatch.setattr(assets, "smaller", None)
    assert served(tmp_path) == made


@pytest.mark.parametrize(
    ("sources", "program"),
    [({**SOURCES, "a.css": b"a { color : blue }"}, "1"), ({"a.css": b"", **SCRIPTS}, "1"), (SOURCES, "2")],
)
def test_what_has_changed_is_made_again(tmp_path: Path, sources: dict[str, bytes], program: str) -> None:
    served(tmp_path)
    (tmp_path / "other").mkdir()
    before = (tmp_path / "kept").read_bytes()
    assert served(tmp_path, sources, program) == served(tmp_path / "other", sources, program)
    assert (tmp_path / "kept").read_bytes() != before


def test_a_bundle_follows_from_its_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = served(tmp_path)
    scripts = tmp_path / "overrides" / looks.SCRIPTS
    scripts.mkdir(parents=True)
    for path, content in SCRIPTS.items():
        (tmp_path / "overrides" / path).write_bytes(content)
    with (scripts / "mine.js").open("a", encoding="utf-8") as file:
        file.write('console.log("one more");\n')
    monkeypatch.setattr(looks, "folder", lambda: tmp_path / "overrides")
    after = served(tmp_path)
    assert {name for name in made if made[name] != after[name]} == {looks.script("home")}


def test_nothing_is_kept_for_an_unknown_program(tmp_path: Path) -> None:
    served(tmp_path, program="")
    assert not (tmp_path / "kept").exists()
