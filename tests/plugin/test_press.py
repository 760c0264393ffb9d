"""What one build prints: every file is looked at, but for those that the same gate let pass before."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from tests.in_memory import site
from waystation.model import Artifact
from waystation.plugin.packed import Sums
from waystation.plugin.press import Job, Press
from waystation.plugin.staging import Staging
from waystation.plugin.unchanged import Record
from waystation.plugin.wrapper import Wrapper
from waystation.privacy.outputs import Gate

NUMBER = "13812345678"
FILES = {"a.txt": NUMBER, "b.txt": "甲", "q/2/index.html": f"<head></head>{NUMBER}"}
KNOWN = frozenset({NUMBER})


def press(
    folder: Path, last: Record | None = None, *, program: str = "1", contacts: frozenset[str] = KNOWN
) -> Press:
    staging = Staging(folder / "site")
    staging.open()
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    wrapper = Wrapper(Environment(autoescape=True), Navigation([], []), config, {}, site(), str)
    return Press(staging=staging, wrapper=wrapper, gate=Gate(contacts=contacts), last=last, program=program)


def run(made: Press, files: Mapping[str, str]) -> list[str]:
    """Files of which the press says that they must not get out."""
    outputs = [Artifact(path=path, content=text.encode()) for path, text in files.items()]
    made.run(Job(name="a", key="", make=lambda: outputs))
    return [problem.mark.path for problem in made.private]


@pytest.fixture
def last(tmp_path: Path) -> Record:
    """A build in which the number was one to call; the next one may not know it by that."""
    made = press(tmp_path)
    assert run(made, FILES) == []
    made.staging.commit({name: part.files for name, part in made.parts.items()})
    return Record(inputs="", today="", timezone="", site=made.staging.seen, parts=made.parts)


def test_first_build_looks_at_all_files(tmp_path: Path) -> None:
    assert run(press(tmp_path, contacts=frozenset()), FILES) == ["a.txt", "q/2/index.html"]


def test_numbers_that_are_no_longer_to_be_called_are_found(tmp_path: Path, last: Record) -> None:
    assert run(press(tmp_path, last), FILES) == []
    assert run(press(tmp_path, last, contacts=frozenset()), FILES) == ["a.txt", "q/2/index.html"]
    assert run(press(tmp_path, last, contacts=frozenset({"13999999999"})), FILES) == [
        "a.txt",
        "q/2/index.html",
    ]


def test_only_the_same_path_and_content_passes_without_a_second_look(tmp_path: Path, last: Record) -> None:
    """Seen by a gate that would find more, and says that it is the same."""
    other = "13912345678"
    part = last.parts["a"]
    let = {"c.txt": sha256(other.encode()).hexdigest(), "d.txt": part.files["b.txt"]}
    forged = replace(last, parts={"a": replace(part, files=Sums.of({**part.files, **let}))})
    files = {"c.txt": other, "d.txt": other, "e.txt": other}
    assert run(press(tmp_path, forged), files) == ["d.txt", "e.txt"]
    assert run(press(tmp_path, forged, program="2"), files) == ["c.txt", "d.txt", "e.txt"]
    assert run(press(tmp_path), files) == ["c.txt", "d.txt", "e.txt"]
