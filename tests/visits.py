"""Visits to a small site that was built on some day, at another time and from anywhere."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.builds import REPO, build

ZONES = ["Asia/Shanghai", "America/Los_Angeles", "Europe/London", "Pacific/Kiritimati"]
SITES = REPO / "tests" / "sites"
SETTINGS = "site_name: small\nsite_url: https://small.example.org/\ndocs_dir: content\n"
SETTINGS += "theme: {name: material}\nplugins: [waystation]\n"

Serve = Callable[..., str]
"""Address of a site of ``tests/sites`` as built on a day: ``serve("2026-11-28", site="small")``."""


def built(folder: Path, site: str, today: str) -> Path:
    """The site built into a new folder inside ``folder``."""
    project, out = folder / "project", folder / "site"
    shutil.copytree(SITES / site, project)
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    # Before its date a report would be a mistake.
    for path in project.glob("content/stations/*/activities/*.md"):
        before, _, after = path.read_text("utf-8").partition("reports:\n")
        if after:
            path.write_text(before + after.partition("\n")[2], "utf-8")
    build(project, out, env={"WAYSTATION_TODAY": today})
    return out


@contextmanager
def opened(
    browser: Browser, url: str, *, at: str, zone: str = "Asia/Shanghai", width: int = 1280
) -> Iterator[Page]:
    """The page as a visitor in ``zone`` sees it when it is ``at`` in Shanghai."""
    with browser.new_context(
        timezone_id=zone, locale="en-US", viewport={"width": width, "height": 900}
    ) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.clock.set_fixed_time(f"{at}+08:00")
        page.goto(url)
        yield page
        assert not wrong


def seen(page: Page, selector: str, times: Mapping[str, object]) -> dict[str, str]:
    """What visible elements say at each time in Shanghai, with single spaces."""
    found = {}
    for at in times:
        page.clock.set_fixed_time(f"{at}+08:00")
        page.evaluate("dispatchEvent(new Event('pageshow'))")
        texts = page.locator(f"{selector}:visible").all_inner_texts()
        found[at] = " ".join(" ".join(texts).split())
    return found
