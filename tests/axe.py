"""What axe-core finds wrong with a page for people who use it by ear, by keyboard or with weak eyes."""

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.builds import REPO

SCRIPT = REPO / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page) -> list[str]:
    """Every rule that the page, as it stands, breaks, with the elements that break it; best practices too."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}\n    "
        + "\n    ".join(f"{node['target']} {node['failureSummary']}" for node in rule["nodes"][:5])
        for rule in found["violations"]
    ]


@cache
def _axe() -> str:
    if not SCRIPT.is_file():
        pytest.fail("axe-core is not installed: make test installs it, or npm ci in tests/js.", pytrace=False)
    return SCRIPT.read_text("utf-8")
