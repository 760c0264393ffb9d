"""Takes the README's picture: the home page on a desk and an activity on a phone, side by side.

make picture
"""

import base64
import functools
import http.server
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SITE, PICTURE = Path(sys.argv[1]), Path(sys.argv[2])
PAGES = (("", 1280, 1000), ("stations/yongfuli/activities/minnan-tongyao/", 390, 1000))
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
FRAME = """<!doctype html><style>
  body { margin: 0; padding: 40px; display: flex; gap: 40px; background: #e6f3ec; width: max-content }
  img { height: 760px; border-radius: 16px; box-shadow: 0 8px 32px #0f5b4633 }
</style>"""


class Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    handler = functools.partial(Files, directory=str(SITE))
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        shots = [
            shot(browser, f"http://127.0.0.1:{server.server_port}/{path}", width, height)
            for path, width, height in PAGES
        ]
        frame(browser, shots)
        browser.close()
        server.shutdown()


def shot(browser: Browser, url: str, width: int, height: int) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
    page.goto(url, wait_until="networkidle")
    return page.screenshot()


def frame(browser: Browser, shots: list[bytes]) -> None:
    sources = (base64.b64encode(taken).decode() for taken in shots)
    page = browser.new_page(viewport={"width": 1500, "height": 840})
    page.set_content(FRAME + "".join(f'<img src="data:image/png;base64,{source}">' for source in sources))
    page.locator("body").screenshot(path=PICTURE, type="jpeg", quality=82)


if __name__ == "__main__":
    main()
