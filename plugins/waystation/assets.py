"""Scripts and styles as they are served: the modules of every page in one file, and no comments.

A module of ours imports by name and exports constants and functions, each in a statement that begins a line;
that is all that is understood here.
"""

import re
from collections.abc import Iterable, Mapping

import minify

TYPES = {".css": "text/css", ".js": "application/javascript"}
"""What can be said in less, by the end of its name."""

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function|async function) (\w+))", re.MULTILINE)


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
