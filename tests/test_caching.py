"""What browsers may keep: looks for good, feeds for minutes, pages as long as they are the same."""

import re
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.builds import tree
from tests.nginx import nginx
from waystation import headers

pytestmark = pytest.mark.build

GOOD, ASK, SHORT = "public, max-age=31536000, immutable", "no-cache", "public, max-age=600"
KEPT = {
    "/": ASK,
    "/about/": ASK,
    "/stations/huatai/": ASK,
    "/stations/huatai/index.html": ASK,
    "/404.html": ASK,
    "/build.json": ASK,
    "/search/index.json": ASK,
    "/calendar.ics": SHORT,
    "/stations/huatai/announcements.xml": SHORT,
    "/sitemap.xml": SHORT,
}
LOOKS = (".css", ".js", ".svg")
NAMED = re.compile(r".+\.([0-9a-f]{8})(?:\.min)?\.(?:css|js|svg)")


def fitting(path: str) -> list[str]:
    """The patterns of the table that fit a path, as hosts read them."""
    patterns = (paths for paths, _ in headers.CACHING)
    return [one for one in patterns if re.fullmatch(".*".join(map(re.escape, one.split("*"))), path)]


@pytest.fixture(scope="module")
def files(built_site: Path) -> dict[str, bytes]:
    return tree(built_site)


def test_looks_are_named_after_their_content(files: dict[str, bytes]) -> None:
    looks = {path: content for path, content in files.items() if path.endswith(LOOKS)}
    assert {Path(path).suffix for path in looks} == set(LOOKS)
    assert not [path for path in looks if not NAMED.fullmatch(path)]
    ours = {path: content for path, content in looks.items() if ".min." not in path}
    wrong = [
        path
        for path, content in ours.items()
        if (found := NAMED.fullmatch(path)) and found[1] != sha256(content).hexdigest()[:8]
    ]
    assert not wrong


def test_what_one_says_of_a_path_no_other_says(files: dict[str, bytes]) -> None:
    """Hosts would join both into one header."""
    for path in files:
        asked = f"/{path}", f"/{path.removesuffix('index.html')}"
        assert all(len(fitting(one)) <= 1 for one in asked), path


def test_every_page_feed_and_look_is_spoken_of(files: dict[str, bytes]) -> None:
    kinds = (".html", ".ics", ".xml", *LOOKS)
    assert not [path for path in files if path.endswith(kinds) and not fitting(f"/{path}")]


@pytest.fixture(scope="module")
def at_nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    shell = (built_site / headers.SHELL).read_text("utf-8")
    lines = headers.for_nginx(headers.rules(shell))
    with nginx(built_site, lines, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def asked(address: str, path: str, **fields: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", path, headers=fields)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders())


def test_nginx_says_how_long(at_nginx: str, files: dict[str, bytes]) -> None:
    looks = {f"/{path}": GOOD for path in files if path.endswith(LOOKS)}
    parts = {f"/{path}": GOOD for path in files if re.match(r"search/[0-9a-f]+/", path)}
    assert parts
    said = {path: asked(at_nginx, path)[1].get("Cache-Control") for path in {**KEPT, **looks, **parts}}
    assert said == {**KEPT, **looks, **parts}


def test_unchanged_page_is_not_sent_again(at_nginx: str) -> None:
    status, first = asked(at_nginx, "/stations/huatai/")
    assert status == 200
    status, again = asked(at_nginx, "/stations/huatai/", **{"If-None-Match": first["ETag"]})
    assert (status, again["Cache-Control"]) == (304, ASK)


def test_what_is_missing_now_is_not_missing_for_good(at_nginx: str) -> None:
    """Such as a script of the release before, which may come back."""
    status, said = asked(at_nginx, "/assets/javascripts/early.00000000.js")
    assert (status, said.get("Cache-Control", "")) in ((404, ""), (404, ASK))
