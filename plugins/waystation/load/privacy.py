"""``privacy-allow.yml``: which findings of personal data the editors have looked at and let pass."""

from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from ..model import Mark, PrivacyAllowance
from ..problems import Code, Problem
from . import text, yaml_text
from .entries import read

PATH = "privacy-allow.yml"


@dataclass(slots=True, kw_only=True)
class Allowed:
    allowed: list[PrivacyAllowance] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def allowed(root: Path) -> Allowed:
    """What the file at the top of the project lists; nothing where there is none."""
    file = root / PATH
    if file.is_symlink():
        return Allowed(problems=[Problem(mark=Mark(path=PATH), code=Code.SYMLINK, values={"value": PATH})])
    if not file.is_file():
        return Allowed()
    content = text.read(file, PATH)
    return Allowed(problems=[content]) if isinstance(content, Problem) else from_text(content)


def from_text(content: str) -> Allowed:
    document = yaml_text.parse(content, PATH)
    if document.problems or document.tree is None:
        return Allowed(problems=document.problems)
    if not isinstance(document.tree, list):
        return Allowed(problems=[Problem(mark=document.mark(()), code=Code.NOT_A_LIST)])
    found = Allowed()
    for index, entry in enumerate(document.tree):
        one, problems = read(PrivacyAllowance, entry, document, (index,), ZoneInfo("UTC"))
        found.allowed += [one] if one else []
        found.problems += problems
    return found
