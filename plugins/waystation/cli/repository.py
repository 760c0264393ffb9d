"""Where the content stands in its repository, and where a CI job's repository can be read on the web."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ..problems import Code

DOCS = "docs/problems.{language}.md"
"""What ``waystation explain`` wrote into the project, if it did."""


def folder(root: Path, environment: Mapping[str, str]) -> str:
    """From the repository's root to the content's, with a final slash; empty where both are the same."""
    top = Path(environment.get("GITHUB_WORKSPACE") or environment.get("CI_PROJECT_DIR") or ".").resolve()
    here = root.resolve()
    if here == top or not here.is_relative_to(top):
        return ""
    return f"{here.relative_to(top).as_posix()}/"


def page_of(root: Path, language: str, environment: Mapping[str, str]) -> Callable[[Code], str]:
    """Where more is said about a kind of problem: the project's own page, or a command that prints it."""
    docs = DOCS.format(language=language)
    if not (root / docs).is_file():
        return lambda code: f"waystation explain {code}"
    web = _web(environment)
    at = f"{web}{folder(root, environment)}{docs}" if web else docs
    return lambda code: f"{at}#{code.lower()}"


def _web(environment: Mapping[str, str]) -> str:
    """Address of the repository's files as they are in a CI job; empty outside."""
    if project := environment.get("CI_PROJECT_URL"):
        return f"{project}/-/blob/{environment.get('CI_COMMIT_SHA', 'HEAD')}/"
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    if not server or not name:
        return ""
    is_forgejo = environment.keys() & {"FORGEJO_ACTIONS", "GITEA_ACTIONS"}
    kind = "src/commit" if is_forgejo else "blob"
    return f"{server}/{name}/{kind}/{environment.get('GITHUB_SHA', 'HEAD')}/"
