"""The looks as they are served: the modules of every page in one file, no comments, and names that change
with the content, so that browsers may keep them for good.

A module of ours imports by name and exports constants and functions, each in a statement that begins a line;
that is all that is understood here. Other files are referred to in full, ``"./copy.js"`` in a script,
``url("../images/branch.svg")`` in a style.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from posixpath import dirname, join, normpath, splitext

import minify

TYPES = {".css": "text/css", ".js": "application/javascript"}
"""What can be said in less, by the end of its name."""

LENGTH = 8
"""Hexadecimal digits of the SHA-256 of its content in a file's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file as it is served."""

    path: str
    """From the site's root."""
    content: bytes


_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
_REFERENCES = {
    ".css": re.compile(r"""url\(\s*["']?([^"')\s]+)["']?\s*\)"""),
    ".js": re.compile(r"""["'](\./[\w-]+\.js)["']"""),
}
_EXPORT = re.compile(r"^export (?=(?:const|function|async function) (\w+))", re.MULTILINE)


def served(sources: Mapping[str, bytes]) -> dict[str, Asset]:
    """Every file by the path that it is written under, each referring to the others as they are served.

    Raises KeyError for a script that is not there, ValueError for files that refer to each other in a circle.
    """
    made: dict[str, Asset] = {}
    for path in sorted(sources):
        _serve(path, sources, made, ())
    return made


def smaller(kind: str, text: str) -> str:
    """The same script or style for a machine to read. Raises ValueError where it is not well written."""
    return str(minify.string(kind, text))


def bundle(names: Iterable[str], sources: Mapping[str, str]) -> str:
    """Modules in one, each in a scope of its own, after those that it imports.

    ``sources`` are texts by their name without ``.js``. Raises KeyError for an import that is not among them.
    """
    made: dict[str, str] = {}
    for name in names:
        _add(name, sources, made)
    return "\n".join(made.values())


def _serve(path: str, sources: Mapping[str, bytes], made: dict[str, Asset], above: tuple[str, ...]) -> Asset:
    if path in above:
        raise ValueError(f"{path} refers to itself: {' -> '.join((*above, path))}")
    if path not in made:
        content, (stem, suffix) = sources[path], splitext(path)
        if suffix in TYPES:

            def named(found: re.Match[str]) -> str:
                there = normpath(join(dirname(path), found[1]))
                # A style may show a picture of somebody else's.
                if suffix == ".css" and there not in sources:
                    return found[0]
                name = _serve(there, sources, made, (*above, path)).path.rpartition("/")[2]
                return found[0].replace(found[1], join(dirname(found[1]), name))

            content = smaller(TYPES[suffix], _REFERENCES[suffix].sub(named, content.decode())).encode()
        made[path] = Asset(path=f"{stem}.{sha256(content).hexdigest()[:LENGTH]}{suffix}", content=content)
    return made[path]


def _add(name: str, sources: Mapping[str, str], made: dict[str, str]) -> None:
    if name in made:
        return
    text = sources[name]
    for found in _IMPORT.finditer(text):
        _add(found[2], sources, made)
    exports = ", ".join(found[1] for found in _EXPORT.finditer(text))
    inside = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    if re.search(r"^(?:import|export) ", inside, re.MULTILINE):
        raise ValueError(f"{name}.js imports or exports in a way that the bundle does not know")
    made[name] = f"const {_scope(name)} = (() => {{\n{inside}\nreturn {{ {exports} }};\n}})();"


def _taken(found: re.Match[str]) -> str:
    return f"const {{ {found[1].replace(' as ', ': ')} }} = {_scope(found[2])};"


def _scope(name: str) -> str:
    return f"of_{name.replace('-', '_')}"
