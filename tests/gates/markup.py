"""What html-validate and the Nu Html Checker find wrong with the markup of a whole site."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import unquote, urlsplit

import pytest

from tests.builds import REPO
from tests.gates.findings import Finding

SETTINGS = REPO / "tests" / "js" / "html-validate.json"
VALIDATE = REPO / "tests" / "js" / "node_modules" / ".bin" / "html-validate"
NU = REPO / "tools" / "audit" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def breaches(site: Path) -> Iterator[Finding]:
    """What html-validate finds in all pages."""
    if not VALIDATE.exists():
        pytest.fail(
            "html-validate is not installed: make test installs it, or npm ci in tests/js.", pytrace=False
        )
    # Into a file: it ends without waiting for a pipe to take all that it has to say.
    with TemporaryFile("w+", encoding="utf-8") as told:
        command = [str(VALIDATE), "--config", str(SETTINGS), "--formatter", "json", str(site)]
        subprocess.run(command, stdout=told, check=False)
        told.seek(0)
        pages = json.load(told)
    for page in pages:
        path = Path(page["filePath"]).relative_to(site.resolve()).as_posix()
        for one in page["messages"]:
            yield Finding(kind=f"{path}:{one['line']}", text=f"{one['ruleId']}: {one['message']}")


def nu_errors(site: Path) -> Iterator[Finding]:
    """Errors and warnings of the Nu Html Checker in all pages; it needs Java."""
    done = subprocess.run(
        [java(), "-jar", str(NU), "--skip-non-html", "--format", "json", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    for one in json.loads(done.stderr)["messages"]:
        path = Path(unquote(urlsplit(one.get("url", "")).path)).as_posix().removeprefix(f"{site.resolve()}/")
        kind = one["type"] if one["type"] != "info" else one.get("subType", "info")
        yield Finding(kind=f"{path}:{one.get('lastLine', 0)}", state=kind, text=one["message"])


def java() -> str:
    """Where Java is; empty where there is none."""
    return shutil.which("java") or ""
