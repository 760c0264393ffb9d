"""The authors' ordinary pages: Markdown with a title and a description before it, or with neither."""

from ..model import Markdown, Prose
from ..problems import Problem
from . import front_matter, yaml_text
from .entries import Found, Place, read


def from_markdown(text: str, place: Place) -> Found:
    begins = text.partition("\n")[0].rstrip() == front_matter.FENCE
    parts = front_matter.split(text, place.path) if begins else front_matter.none(text)
    if isinstance(parts, Problem):
        return Found(problems=[parts])
    document = yaml_text.parse(parts.yaml, place.path, parts.first_line)
    if document.problems:
        return Found(problems=document.problems)
    document.values.setdefault((), (1, 1))
    document.values[("body",)] = (parts.body_line, 1)
    page, problems = read(Prose, document.tree or {}, document, (), place.zone, body=Markdown(parts.body))
    return Found(problems=problems, prose=[page] if page else [])
