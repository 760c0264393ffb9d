"""Content templates: autoescaped Jinja beside the page modules, filled with prepared values."""

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, select_autoescape
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension

from ..edition import Edition
from .compiler import Compiler


def fill(name: str, edition: Edition, path: str, /, **values: object) -> str:
    """HTML of the template ``<name>.html`` for the page at ``path``.

    Templates get ``w`` (the words), ``root`` (the way up to the site's root, to be put before every path),
    and ``icons``.
    """
    root = "../" * path.count("/")
    icons = root + edition.asset("icons.svg")
    template = _environment().get_template(f"{name}.html")
    return template.render(w=edition.words.texts, root=root or "./", icons=icons, **values)


def compile_with(compiled: BytecodeCache | None) -> None:
    """Where templates are that were compiled before: a door keeps them."""
    _environment().bytecode_cache = compiled


def environment(compiler: type[CodeGenerator] = Compiler) -> Environment:
    """All content templates; Jinja's own compiler makes the same of them, and takes longer to fill them."""
    made = Environment(
        loader=PackageLoader(__package__.partition(".")[0], "pages"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[_Flush],
    )
    made.code_generator_class = compiler
    # Jinja's own functions, which each page would be given.
    made.globals.clear()
    made.filters["put"] = _put
    made.filters["dotted"] = _dotted
    return made


@cache
def _environment() -> Environment:
    return environment()


class _Flush(Extension):
    """What is indented in a template is not so in the page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return re.sub(r"^[ \t]+", "", source, flags=re.MULTILINE)


def _put(text: str, **values: object) -> str:
    """A text of the words with its ``{placeholders}`` filled."""
    return text.format(**values)


def _dotted(texts: Iterable[str], without: str) -> str:
    """Texts beside each other, but for one that says what is plain here."""
    return " · ".join(text for text in texts if text != without)
