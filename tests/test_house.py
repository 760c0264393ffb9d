"""The shape of the code, where a tool or a test can hold it."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.builds import REPO

PACKAGE = REPO / "plugins" / "waystation"
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = (
    "requirements.lock",
    "requirements-build.lock",
    "requirements-audit.lock",
    "requirements-uv.lock",
    "bench/requirements-search.lock",
    "bench/requirements-speed.lock",
)

MOST_LINES = 300
BANNED_MODULES = {"common", "core", "data", "helpers", "info", "misc", "process", "utils"}
BANNED_SUFFIXES = ("Handler", "Manager", "Service")

CLOCK = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "gmtime"),
    ("time", "localtime"),
    ("time", "time"),
    ("time", "time_ns"),
}
CLOCK_LAYERS = {"today"}
DISK_CALLS = {"read_bytes", "read_text", "write_bytes", "write_text", "iterdir", "rglob", "mkdir", "unlink"}
DISK_MODULES = {"glob", "os", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}
DISK_LAYERS = {"cli", "load", "plugin", "progress", "provenance", "publish", "today", "words"}
PURE = {"publish/plan.py"}
"""Modules of these that touch nothing all the same."""

TABLES = {
    "pages": ("PAGES", "render"),
    "feeds": ("FEEDS", "render"),
    "checks": ("CHECKS", "check"),
    "fixes": ("FIXES", "fix"),
    "privacy": ("DETECTORS", "find"),
    "publish": ("TRANSPORTS", "opened"),
    "report": ("FORMATS", "render"),
}


class Module:
    """One file of the package, parsed."""

    def __init__(self, path: Path) -> None:
        self.path = path.relative_to(PACKAGE).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.layer = self.path.removesuffix(".py").split("/")[0]

    @property
    def dotted(self) -> str:
        return "waystation." + self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def where(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


@pytest.fixture(scope="module")
def modules() -> list[Module]:
    found = [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]
    assert found, f"no Python in {PACKAGE}"
    return found


def imported(node: ast.AST) -> Iterator[str]:
    """Names of modules that this statement imports, and of what it takes out of them."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_no_file_is_too_long(modules: list[Module]) -> None:
    lengths = {module.path: len(module.text.splitlines()) for module in modules}
    assert not {path: lines for path, lines in lengths.items() if lines > MOST_LINES}


def test_every_module_says_what_it_is_for(modules: list[Module]) -> None:
    assert not [module.path for module in modules if module.text and not ast.get_docstring(module.tree)]


def test_imports_stand_at_the_top(modules: list[Module]) -> None:
    rooms = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert not [
        module.where(node)
        for module in modules
        for room in ast.walk(module.tree)
        if isinstance(room, rooms)
        for node in ast.walk(room)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def test_names_say_something(modules: list[Module]) -> None:
    wrong = [
        module.path for module in modules if BANNED_MODULES & set(module.path.removesuffix(".py").split("/"))
    ]
    wrong += [
        f"{module.where(node)} {node.name}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(BANNED_SUFFIXES)
    ]
    assert not wrong


def test_no_clock_below_the_doors(modules: list[Module]) -> None:
    inside = [module for module in modules if module.layer not in CLOCK_LAYERS]
    assert inside
    wrong = []
    for module in inside:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in CLOCK:
                wrong.append(f"{module.where(node)} {ast.unparse(node)}")
            wrong += [
                f"{module.where(node)} {name}" for name in imported(node) if tuple(name.split(".")) in CLOCK
            ]
    assert not wrong


def test_only_the_doors_touch_the_disk(modules: list[Module]) -> None:
    inside = [module for module in modules if module.layer not in DISK_LAYERS or module.path in PURE]
    assert inside
    wrong = []
    for module in inside:
        for node in ast.walk(module.tree):
            wrong += [f"{module.where(node)} {name}" for name in imported(node) if name in DISK_MODULES]
            if isinstance(node, ast.Call) and (
                last_name(node.func) == "open"
                or (isinstance(node.func, ast.Attribute) and node.func.attr in DISK_CALLS)
            ):
                wrong.append(f"{module.where(node)} {ast.unparse(node.func)}()")
    assert not wrong


@pytest.mark.parametrize("layer", TABLES)
def test_every_leaf_stands_in_its_table(modules: list[Module], layer: str) -> None:
    """A module of pages, feeds, checks or transports that makes something is listed, and listed once.

    Modules whose name starts with an underscore, or that make nothing themselves, are shared pieces.
    """
    table, verb = TABLES[layer]
    leaves = {
        module.dotted
        for module in modules
        if module.layer == layer
        and module.dotted != f"waystation.{layer}"
        and not module.dotted.rpartition(".")[2].startswith("_")
        and any(
            isinstance(node, ast.FunctionDef) and node.name in {verb, "render"} for node in module.tree.body
        )
    }
    assert leaves, f"no module of {layer} defines {verb}()"
    entries = getattr(import_module(f"waystation.{layer}"), table)
    listed = [entry.__module__ for entry in (entries.values() if isinstance(entries, dict) else entries)]
    assert len(listed) == len(set(listed))
    assert set(listed) == leaves


def test_every_command_stands_in_its_table(modules: list[Module]) -> None:
    """A module of the command line that defines a command is listed, and listed once."""
    defining = [
        module.dotted
        for module in modules
        if module.layer == "cli"
        and module.path != "cli/__init__.py"
        and any("click.command" in ast.unparse(mark) for mark in _decorators(module))
    ]
    assert defining
    commands = import_module("waystation.cli").COMMANDS
    assert sorted(command.callback.__module__ for command in commands) == defining


def _decorators(module: Module) -> Iterator[ast.expr]:
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef):
            yield from node.decorator_list


def test_arrows_point_down() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool, "--no-cache"], cwd=REPO, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(PROJECT['tool']['importlinter']['contracts'])} kept, 0 broken" in done.stdout


def test_package_and_project_agree_on_the_version() -> None:
    assert import_module("waystation").__version__ == PROJECT["project"]["version"]


@pytest.mark.parametrize("name", LOCKS)
def test_locks_are_hashed_and_name_no_address(name: str) -> None:
    lock = (REPO / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert "index-url" not in lock and "find-links" not in lock
    requirements = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert requirements
    assert not [text.split()[0] for text in requirements if "--hash=sha256:" not in text]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
        ("requirements-build.lock", PROJECT["dependency-groups"]["sdists"]),
        ("requirements-audit.lock", PROJECT["dependency-groups"]["scanner"]),
        ("requirements-uv.lock", PROJECT["dependency-groups"]["uv"]),
        ("bench/requirements-search.lock", PROJECT["dependency-groups"]["peers"]),
    ],
)
def test_locks_hold_what_the_project_asks_for(name: str, wanted: list[str]) -> None:
    """Otherwise somebody changed pyproject.toml and forgot ``make lock``."""
    pins = dict(re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", (REPO / name).read_text(encoding="utf-8"), re.M))
    asked = [Requirement(text) for text in wanted]
    assert asked
    assert not [
        str(one)
        for one in asked
        if canonicalize_name(one.name) not in pins or pins[canonicalize_name(one.name)] not in one.specifier
    ]


def test_npm_lock_names_no_address() -> None:
    """So that it installs from any registry."""
    lock = REPO / "tests" / "js" / "package-lock.json"
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    assert not [name for name, package in packages.items() if name and "integrity" not in package]
    assert not [name for name, package in packages.items() if "resolved" in package]
