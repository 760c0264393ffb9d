"""Templates say the same as Jinja's own compiler makes them say, and nothing that is missing passes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from tests.builds import REPO
from tests.large import network
from tests.xss.site import write
from tests.xss.vectors import VECTORS
from waystation import build as verbs
from waystation.edition import Edition, edition
from waystation.load import load
from waystation.pages import PAGES, template
from waystation.pages.compiler import Compiler
from waystation.words import languages, words

SITES = REPO / "tests" / "sites"
TODAY = date(2026, 11, 28)


def test_pages_are_those_of_jinjas_own_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every template; one of the sites is full of what is dangerous in HTML."""
    write(tmp_path, entries=30, stations=4)
    gone = "gone: [{path: teams/old/, date: 2026-11-01, reason: 人都走了}]\n"
    (tmp_path / "redirects.yml").write_text(gone, "utf-8")
    sites = [
        load(site, url="https://a.example.org/") for site in (REPO, SITES / "small", SITES / "days", tmp_path)
    ]
    editions = [edition(site, words(language), TODAY) for site in sites for language in languages()]
    plain = template.environment(CodeGenerator)
    for about in (*editions, network(stations=40, activities=12)):
        made = html(about)
        with monkeypatch.context() as patched:
            patched.setattr(template, "_environment", lambda: plain)
            assert html(about) == made
    used = {name for _, name in plain.cache}
    assert used == {name for name in plain.list_templates() if name.endswith(".html")}


def html(about: Edition) -> dict[str, str]:
    return {page.path: page.html for page in verbs.render(about, PAGES)}


class _Kind(StrEnum):
    hostile = "<a>"


class _Own(Markup):
    pass


@dataclass(frozen=True)
class _Made:
    said: object

    def __html__(self) -> str:
        return "<i>&amp;</i>"

    def __str__(self) -> str:
        return "<b>"


TEXTS = st.sampled_from([vector.text for vector in VECTORS]) | st.text("ab<>&'\"1 \u2028")
VALUES = st.one_of(
    *(TEXTS, TEXTS.map(Markup), TEXTS.map(_Own), TEXTS.map(_Made)),
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.decimals(), st.sampled_from(_Kind)),
    st.sampled_from([1, True, 1.0, Decimal(1), "1", Markup("1"), 0, False, "", Markup("")]),
)


class _Thing:
    def __init__(self, **values: object) -> None:
        vars(self).update(values)


TEMPLATES = {
    "a.html": """
{%- import "b.html" as b -%}
{%- macro own(x, y="<y>", z=none) -%}
<{{ x }}{{ y if z }}>{{ b.one(x) }}{{ b.one(y=x, x=z) }}
{%- endmacro -%}
{{ x }}{{ d.x }}{{ o.x }}{{ d.d.x }}{{ o.d.o.x }}{{ d.items() | list | length }}
{{ l[0] }}{{ d["x"] }}{{ o["x"] }}{{ l[1:] | length }}{{ d[l[1]] }}{{ o[l[1]] }}
{% for name in ("x", "d") %}{{ d[name] is mapping }}{{ o[name] is mapping }}{% endfor %}
{{ own(x) }}{{ own(d.x, o.x, true) }}{{ own(z=x, x=1) }}{{ own(y=own(x), x=x) }}{{ x ~ own(x) }}
{% set made = b.one(x) %}{{ made }}{{ made | upper }}{{ "&" if x }}{{ (b.one(x) if x) or o.x }}
{% for one in [x, d.x, own(x)] if one %}{{ loop.index }}{{ one }}{{ b.one(one) }}{% endfor %}
""",
    "b.html": "{% macro one(x, y='<') %}{% for a in (x, y) %}{{ a }}{{ y }}{% endfor %}{% endmacro %}",
}


def filled(compiler: type[CodeGenerator], **values: object) -> str:
    made = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    made.code_generator_class = compiler
    return made.get_template("a.html").render(**values)


@given(VALUES, VALUES, VALUES)
def test_any_value_is_written_as_jinja_writes_it(x: object, y: object, z: object) -> None:
    values = {"x": x, "d": {"x": y, "d": {"x": z}}, "o": _Thing(x=z, d={"o": _Thing(x=y)}), "l": [x, "x"]}
    assert filled(Compiler, **values) == filled(CodeGenerator, **values)


def written(text: str, **values: object) -> str:
    made = template.environment()
    return made.from_string("{% import 'components.html' as ws %}" + text).render(**values)


@pytest.mark.parametrize(
    "text",
    [
        *("{{ x }}", "{{ x.y }}", "{% if x %}{% endif %}", "{% for one in x %}{% endfor %}"),
        *("{{ d['y'] }}", "{{ o['y'] }}", "{{ x['y'] }}", "{% for n in ['y'] %}{{ o[n] }}{% endfor %}"),
        *("{{ d.y }}", "{{ o.y }}", "{% if d.y %}{% endif %}", "{{ d.x.y }}", "{{ o.x.y }}"),
        *("{{ ws.nothing('a') }}", "{{ ws.icon('a') }}", "{{ ws.icon(name='a') }}", "{{ ws.icon(x, 'a') }}"),
        *(
            "{{ ws.icon('a', 'b', 'c') }}",
            "{{ ws.icon('a', named='b') }}",
            "{{ ws.icon('a', 'b', name='c') }}",
        ),
    ],
)
def test_what_is_missing_or_too_much_is_no_page(text: str) -> None:
    assert written("{{ d.x }}{{ o.x }}{{ ws.icon('a', 'b') }}", d={"x": 1}, o=_Thing(x=2))
    with pytest.raises((UndefinedError, KeyError, AttributeError, TypeError)):
        written(text, d={"x": 1}, o=_Thing(x=2))


@pytest.mark.parametrize("body", ["{{ caller() }}", "{{ varargs }}", "{{ kwargs }}"])
def test_macro_that_takes_what_it_does_not_name_is_refused(body: str) -> None:
    with pytest.raises(TypeError, match="must name all"):
        written("{% macro a() %}" + body + "{% endmacro %}{{ a() }}")
