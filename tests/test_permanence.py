"""What is called permanent is what the built site has, and what nginx makes of it."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.builds import REPO, TODAY, build
from tests.nginx import nginx
from tests.privacy.pdfs import pdf, written
from tests.visits import SETTINGS, SITES
from waystation import headers
from waystation.load import load
from waystation.permalinks import permalinks

pytestmark = pytest.mark.build

VIEW = re.compile(r"(?:^|/)calendar/\d{4}-[\w-]+/|activities/(?:page-)?\d+/|announcements/archive/\d{4}/")
"""Months, their weeks and days, and years, which roll, and the further pages of lists."""
NO_PLACE = {"404.html", "sitemap.xml"}
REDIRECTS = """\
moved:
  - {old: stations/east/activities/songs/, new: stations/east/activities/rhymes/}
gone:
  - {path: stations/east/teams/singers/, date: 2026-11-01, reason: 队伍解散了}
"""


def addresses(site: Path) -> set[str]:
    """Pages and feeds of a built site."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    found = (path for path in paths if path.endswith((".html", ".ics", ".xml")) and path not in NO_PLACE)
    return {path.removesuffix("index.html") for path in found}


def test_every_page_and_feed_is_permanent_or_a_view(built_site: Path) -> None:
    known = set(permalinks(load(REPO), date.fromisoformat(TODAY)).living)
    built = addresses(built_site)
    assert {path for path in built if not VIEW.search(path)} == known
    assert any(VIEW.search(path) for path in built)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a renamed activity and a team that is gone."""
    project = tmp_path_factory.mktemp("moved")
    shutil.copytree(SITES / "small", project, dirs_exist_ok=True)
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (project / "redirects.yml").write_text(REDIRECTS, "utf-8")
    (project / "content/stations/east/hours.pdf").write_bytes(pdf(written("09:00-12:00")))
    build(project, project / "site")
    return project / "site"


def test_moved_and_gone_pages_are_whole_pages(moved: Path) -> None:
    page = (moved / "stations/east/activities/songs/index.html").read_text("utf-8")
    canonical = "https://small.example.org/stations/east/activities/rhymes/"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert f'<meta property="og:url" content="{canonical}">' in page
    assert 'http-equiv="refresh"' in page and "ws-footer" in page
    assert "队伍解散了" in (moved / "stations/east/teams/singers/index.html").read_text("utf-8")


def test_search_engines_are_not_sent_to_them(moved: Path) -> None:
    listed = (moved / "sitemap.xml").read_text("utf-8")
    assert "rhymes/" in listed and "songs/" not in listed and "singers/" not in listed


@pytest.fixture(scope="module")
def at_nginx(moved: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nginx serves the site as the files for it say."""
    said = headers.for_nginx(headers.rules((moved / headers.SHELL).read_text("utf-8")))
    said += (moved / "nginx" / "redirects.conf").read_text("utf-8")
    with nginx(moved, said, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def asked(address: str, path: str) -> tuple[int, str, str]:
    with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or "", answer.read().decode()


def fields(address: str, path: str) -> Message:
    with closing(HTTPConnection(urlsplit(address).netloc)) as connection:
        connection.request("HEAD", path)
        return connection.getresponse().headers


def test_nginx_leads_from_old_addresses_to_new_ones(at_nginx: str) -> None:
    status, location, _ = asked(at_nginx, "/stations/east/activities/songs/")
    assert (status, location.endswith("/stations/east/activities/rhymes/")) == (301, True)


def test_nginx_says_that_what_is_gone_is_gone_and_shows_the_page(at_nginx: str) -> None:
    status, _, text = asked(at_nginx, "/stations/east/teams/singers/")
    assert status == 410 and "队伍解散了" in text


def test_nginx_leads_on_from_short_links(at_nginx: str, moved: Path) -> None:
    said = (moved / "nginx/redirects.conf").read_text("utf-8")
    (code, target), *_ = re.findall(r"^location = (/q/\w+/) { return 302 (\S+); }$", said, re.MULTILINE)
    status, location, _ = asked(at_nginx, code)
    assert (status, location.endswith(target)) == (302, True)


def test_browsers_ask_again_where_an_address_leads(at_nginx: str, moved: Path) -> None:
    """So that a line of redirects.yml can be mended; what is gone now may come back."""
    code = next(path.name for path in (moved / "q").iterdir())
    kept = {
        "/stations/east/activities/songs/": "no-cache",
        f"/q/{code}/": "no-cache",
        f"/q/{code}/index.html": "no-cache",
        "/stations/east/hours.pdf": "no-cache",
        "/stations/east/teams/singers/": None,
        "/nowhere/": None,
    }
    assert {path: fields(at_nginx, path)["Cache-Control"] for path in kept} == kept


def test_nginx_serves_everything_else(at_nginx: str) -> None:
    assert asked(at_nginx, "/stations/east/activities/rhymes/")[0] == 200
    assert asked(at_nginx, "/nowhere/")[0] == 404
