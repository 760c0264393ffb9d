"""Compiled templates are used as long as template and program are the same, and whole."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from waystation.plugin import compiled
from waystation.plugin.compiled import Compiled, folder_of_package


def rendered(folder: Path, text: str, program: str = "1") -> str:
    made = Environment(
        loader=DictLoader({"a.html": text}), autoescape=True, bytecode_cache=Compiled(folder, program)
    )
    return made.get_template("a.html").render()


def test_template_is_compiled_once_for_a_program(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ 1 + 1 }}") == "2"
    (file,) = tmp_path.iterdir()
    made = file.stat().st_mtime_ns
    assert rendered(tmp_path, "{{ 1 + 1 }}") == "2"
    assert file.stat().st_mtime_ns == made
    assert rendered(tmp_path, "{{ 1 + 1 }}", "2") == "2"
    assert file.stat().st_mtime_ns != made
    assert rendered(tmp_path, "{{ 1 + 2 }}") == "3"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "harm", [lambda _: b"", lambda code: code[:90], lambda code: code[:-9] + b"\0" * 9, lambda _: b"\n\n"]
)
def test_damaged_template_is_compiled_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    rendered(tmp_path, "{{ 1 + 1 }}")
    (file,) = tmp_path.iterdir()
    file.write_bytes(harm(file.read_bytes()))
    assert rendered(tmp_path, "{{ 1 + 1 }}") == "2"


def test_our_own_are_kept_where_python_keeps_what_it_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, elsewhere = tmp_path / "package", tmp_path / "elsewhere"
    monkeypatch.setattr(compiled, "__file__", str(package / "compiled.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for prefix, modules in (
        (None, package / "__pycache__"),
        (str(elsewhere), elsewhere / package.relative_to("/")),
    ):
        monkeypatch.setattr(sys, "pycache_prefix", prefix)
        # Python makes the folder with the first module that it keeps there.
        assert folder_of_package() is None
        modules.mkdir(parents=True)
        assert folder_of_package() == modules / "templates"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert folder_of_package() is None
