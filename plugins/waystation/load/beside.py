"""Lists that stand beside the content: ``privacy-allow.yml`` and ``photo-consents.yml``.

The one says which findings of personal data the editors have looked at and let pass, the other to which
photos of children their parents agree.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from ..model import PhotoConsent, PrivacyAllowance
from ..problems import Code, Problem
from . import text, yaml_text
from .entries import read

ALLOWED = "privacy-allow.yml"
CONSENTS = "photo-consents.yml"

_Line = TypeVar("_Line", PrivacyAllowance, PhotoConsent)


@dataclass(slots=True, kw_only=True)
class Lines(Generic[_Line]):
    lines: list[_Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def allowed(root: Path) -> Lines[PrivacyAllowance]:
    return _listed(root, ALLOWED, PrivacyAllowance)


def consents(root: Path) -> Lines[PhotoConsent]:
    return _listed(root, CONSENTS, PhotoConsent)


def _listed(root: Path, path: str, kind: type[_Line]) -> Lines[_Line]:
    """What the file at the top of the project lists; nothing where there is none."""
    content = text.beside(root, path)
    if content is None:
        return Lines()
    if isinstance(content, Problem):
        return Lines(problems=[content])
    document = yaml_text.parse(content, path)
    if document.problems or document.tree is None:
        return Lines(problems=document.problems)
    if not isinstance(document.tree, list):
        return Lines(problems=[Problem(mark=document.mark(()), code=Code.NOT_A_LIST)])
    found: Lines[_Line] = Lines()
    for index, entry in enumerate(document.tree):
        one, problems = read(kind, entry, document, (index,), ZoneInfo("UTC"))
        found.lines += [one] if one else []
        found.problems += problems
    return found
