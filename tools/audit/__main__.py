"""Holds the built site to every gate and writes what it finds, with pictures of each kind of page.

make audit
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.search.server import serve
from tests.gates.kinds import KINDS, MODES
from tests.gates.visitor import HEIGHT, open_results, visitor
from tools.audit import report
from tools.audit.gates import GATES, Audited

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PICTURED = (390, 1280)
"""Widths that pictures are taken at."""
TALLEST = 6000


def main() -> int:
    asked = _asked()
    kinds = tuple(asked.kinds.split(",")) if asked.kinds else tuple(KINDS)
    results, pictures = {}, {}
    with serve(asked.site) as server, sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        audited = Audited(browser=browser, base=server.url, site=asked.site, kinds=kinds)
        for name, gate in GATES.items():
            if asked.gates and name not in asked.gates.split(","):
                continue
            results[name] = gate(audited)
            said = results[name].skipped or f"{len(results[name].findings)} findings"
            print(f"{name}: {said}", flush=True)
        if not asked.no_pictures:
            pictures = _pictures(browser, server.url, kinds, asked.out / "pictures")
        browser.close()
    report.write(asked.out, results, pictures)
    print(f"The report is in {asked.out / 'index.html'}")
    return 1 if any(result.findings for result in results.values()) else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.audit", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gates", default="", help=f"some of {','.join(GATES)}")
    parser.add_argument("--kinds", default="", help=f"some of {','.join(KINDS)}")
    parser.add_argument("--no-pictures", action="store_true")
    return parser.parse_args()


def _pictures(browser: Browser, base: str, kinds: tuple[str, ...], folder: Path) -> dict[str, Path]:
    """Each kind at each width in each mode, from top to bottom as far as anybody looks."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = {}
    for mode in MODES:
        for width in PICTURED:
            with visitor(browser, mode, width=width) as page:
                for kind in kinds:
                    page.set_viewport_size({"width": width, "height": HEIGHT})
                    page.goto(base + KINDS[kind])
                    open_results(page)
                    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                    page.set_viewport_size({"width": width, "height": height})
                    path = folder / f"{kind.replace(' ', '-')}-{width}-{mode}.png"
                    page.screenshot(path=path)
                    taken[f"{kind} · {width} px · {mode}"] = path
    return taken


if __name__ == "__main__":
    sys.exit(main())
