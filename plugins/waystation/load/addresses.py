"""What the project says of addresses: ``redirects.yml``, ``urls.lock``, and its ordinary pages."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar
from zoneinfo import ZoneInfo

from ..model import Addresses, Gone, Kind, Mark, Moved, Permalink, SitePath
from ..permalinks import lock
from ..problems import Code, Problem
from . import text, yaml_text
from .entries import read as read_item
from .ids import SITE_PATH
from .stations import unknown
from .tree import STATIONS
from .yaml_text import Document, Tree, quoted

REDIRECTS, LOCK = "redirects.yml", "urls.lock"
NAMED_BY_CONTENT = ("assets", "search/parts")
"""Folders of the site whose files browsers keep for good, because their names change with their content."""

_T = TypeVar("_T")


def read(root: Path) -> tuple[Addresses, list[Problem]]:
    problems: list[Problem] = []
    published = _published(_text(root, LOCK, problems), problems)
    document = yaml_text.parse(_text(root, REDIRECTS, problems), REDIRECTS)
    problems += document.problems
    tree: dict[str, Tree] = {}
    if isinstance(document.tree, dict):
        tree = document.tree
        problems += unknown(tree, document, ("moved", "gone"))
    elif document.tree is not None and not document.problems:
        values = {"value": quoted(document.tree)}
        problems.append(Problem(mark=document.mark(()), code=Code.NOT_A_MAPPING, values=values))
    for name in NAMED_BY_CONTENT:
        problems += _inside(root / "content", name)
    found = Addresses(
        published=published,
        moved=tuple(_items(Moved, "moved", tree, document, problems)),
        gone=tuple(_items(Gone, "gone", tree, document, problems)),
        ordinary=tuple(_ordinary(root / "content")),
    )
    return found, problems


def _text(root: Path, path: str, problems: list[Problem]) -> str:
    content = text.beside(root, path) or ""
    if isinstance(content, Problem):
        problems.append(content)
        return ""
    return content


def _published(content: str, problems: list[Problem]) -> tuple[Permalink, ...]:
    found: dict[str, Permalink] = {}
    for number, line in lock.lines(content):
        mark = Mark(path=LOCK, line=number)
        one = lock.parse(line, mark)
        if one is None or not SITE_PATH.fullmatch(one.path) or one.path in found:
            problems.append(
                Problem(mark=mark, code=Code.NOT_PUBLISHED, values={"value": " ".join(line.split())[:60]})
            )
        else:
            found[one.path] = one
    return tuple(found.values())


def _items(
    model: type[_T], key: str, tree: dict[str, Tree], document: Document, problems: list[Problem]
) -> Iterator[_T]:
    listed = tree.get(key)
    if listed is None:
        return
    if not isinstance(listed, list):
        values = {"field": key, "value": quoted(listed)}
        problems.append(Problem(mark=document.mark((key,)), code=Code.NOT_LIST, values=values))
        return
    for index, entry in enumerate(listed):
        item, wrong = read_item(model, entry, document, (key, index), ZoneInfo("UTC"))
        problems += wrong
        if item is not None:
            yield item


def _inside(content: Path, name: str) -> Iterator[Problem]:
    """The authors' files in a folder."""
    folder = content / name
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file():
            path = file.relative_to(content).as_posix()
            yield Problem(mark=Mark(path=f"content/{path}"), code=Code.ADDRESS_TAKEN, values={"value": path})


def _ordinary(content: Path) -> Iterator[Permalink]:
    """The Markdown files that the host makes pages of by itself, and where it puts them."""
    folders = (STATIONS, "announcements")
    above = sorted(content.iterdir(), key=lambda path: path.name) if content.is_dir() else ()
    for top in above:
        if top.name.startswith(".") or top.name in folders or top.name == "index.md" or top.is_symlink():
            continue
        for file in sorted(top.rglob("*.md")) if top.is_dir() else _markdown(top):
            path = PurePosixPath(file.relative_to(content).as_posix())
            if any(step.startswith(".") for step in path.parts):
                continue
            is_index = path.name in ("index.md", "README.md")
            place = "" if str(path.parent) == "." else f"{path.parent}/"
            url = place if is_index else f"{place}{path.stem}/"
            yield Permalink(path=SitePath(url), kind=Kind.page, mark=Mark(path=f"content/{path}"))


def _markdown(file: Path) -> Sequence[Path]:
    return (file,) if file.suffix == ".md" else ()
