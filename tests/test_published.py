"""What a built site offers to search engines, and what of the content stays at home, on the small site."""

import re
import shutil
from pathlib import Path

import pytest

from tests.builds import build, settings
from tests.html_pages import read_page

pytestmark = pytest.mark.build

SMALL = Path(__file__).parent / "sites" / "small"
URL = settings()["site_url"]
LATER = "2027-06-01"
"""A day on which most of the small site's activities are long over."""
SETTINGS = f"""\
site_name: 小城驿站
site_url: {URL}
docs_dir: content
theme: {{name: material}}
plugins: [waystation]
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    build(folder, folder / "site", env={"WAYSTATION_TODAY": LATER})
    return folder / "site"


def test_years_of_holidays_are_not_published(small: Path) -> None:
    written = {path.name for path in (SMALL / "content" / "holidays").glob("*.json")}
    assert written
    assert not [path for path in small.rglob("*") if path.name in written or path.name == "holidays"]


def test_site_map_lists_exactly_the_pages_that_may_be_found(small: Path) -> None:
    found = [read_page(small, file) for file in sorted(small.rglob("*.html")) if file.name == "index.html"]
    pages = [page for page in found if not page.is_redirect]
    hidden = [page.path for page in pages if page.meta.get("robots") == "noindex"]
    assert all("/activities/" in path or path == "search/index.html" for path in hidden)
    assert len(hidden) > 1
    listed = re.findall("<loc>(.*?)</loc>", (small / "sitemap.xml").read_text("utf-8"))
    shown = [URL + page.path.removesuffix("index.html") for page in pages if page.path not in hidden]
    assert sorted(listed) == sorted(shown)
