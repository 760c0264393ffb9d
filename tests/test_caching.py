"""What browsers may keep: looks for good, feeds for minutes, pages as long as they are the same."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.builds import REPO, tree
from tests.nginx import nginx
from waystation import headers

pytestmark = pytest.mark.build

GOOD, ASK, SHORT = "public, max-age=31536000, immutable", "no-cache", "public, max-age=600"
KEPT = {
    r".*\.ics": SHORT,
    r".*\.xml": SHORT,
    r"assets/.+\.(?:css|js|svg|webp)": GOOD,
    r"icons\.[0-9a-f]{8}\.svg": GOOD,
    r"search/parts/(?:(?:sounds-)?[0-9a-f]{8}\.txt|[0-9a-f]{8}/\d+\.json)": GOOD,
    r"(?:.*\.html|_\w+|build\.json|search/index\.json|robots\.txt|nginx/.*)": ASK,
}
"""How long browsers may keep each kind of file that a site has."""
JS = REPO / "tests" / "js"
LOOKS = (".css", ".js", ".svg")
NAMED = re.compile(r".+\.([0-9a-f]{8})(?:\.min)?\.(?:css|js|svg)")


def kept(path: str) -> str:
    """What is expected of a file; every one is of one kind."""
    (said,) = (said for kind, said in KEPT.items() if re.fullmatch(kind, path))
    return said


@pytest.fixture(scope="module")
def files(built_site: Path) -> dict[str, bytes]:
    return tree(built_site)


@pytest.fixture(scope="module")
def addresses(files: dict[str, bytes]) -> dict[str, str]:
    """Every file as visitors ask for it, pages by their folders as well, and how long it may be kept."""
    found = {f"/{path}": kept(path) for path in files}
    return found | {path.removesuffix("index.html"): said for path, said in found.items()}


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


def test_object_stores_are_told_the_same(files: dict[str, bytes]) -> None:
    assert {path: headers.cache_control(path) for path in files} == {path: kept(path) for path in files}
    assert headers.cache_control("stations/huatai/files/hours.pdf") == ASK


def test_netlify_says_each_thing_once(built_site: Path, addresses: dict[str, str]) -> None:
    """As its own reader understands the file; what is asked for again, it says of all files by itself."""
    said = at_netlify(built_site / headers.FILE, list(addresses))
    assert not [path for path, one in said.items() if any(len(values) > 1 for values in one.values())]
    everywhere = {name.lower() for name, _ in headers.rules("<head>")[0].fields}
    assert not [path for path, one in said.items() if not everywhere <= one.keys()]
    found = {path: one.get("cache-control", [ASK])[0] for path, one in said.items()}
    assert found == addresses


def at_netlify(file: Path, paths: list[str]) -> dict[str, dict[str, list[str]]]:
    node = shutil.which("node")
    if node is None or not (JS / "node_modules" / "@netlify").is_dir():
        pytest.fail(
            "Netlify's reader is missing. Install Node.js with npm, then run make test.", pytrace=False
        )
    done = subprocess.run(
        [node, "headers.mjs", file],
        cwd=JS,
        input="".join(f"{path}\n" for path in paths),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(paths, map(json.loads, done.stdout.splitlines()), strict=True))


def test_cloudflare_takes_every_rule(built_site: Path) -> None:
    """https://developers.cloudflare.com/pages/configuration/headers/: asterisks and lines are limited."""
    lines = (built_site / headers.FILE).read_text("utf-8").splitlines()
    patterns = [line for line in lines if line.startswith("/")]
    assert 1 < len(patterns) <= 100 and max(map(len, lines)) <= 2000
    assert not [one for one in patterns if one.count("*") > 1]


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


def test_nginx_says_how_long(at_nginx: str, addresses: dict[str, str]) -> None:
    said = {}
    with closing(HTTPConnection(urlsplit(at_nginx).netloc)) as connection:
        for path in addresses:
            connection.request("HEAD", path)
            answer = connection.getresponse()
            answer.read()
            said[path] = answer.getheader("Cache-Control", "")
    assert said == addresses


def test_unchanged_page_is_not_sent_again(at_nginx: str) -> None:
    status, first = asked(at_nginx, "/stations/huatai/")
    assert status == 200
    status, again = asked(at_nginx, "/stations/huatai/", **{"If-None-Match": first["ETag"]})
    assert (status, again["Cache-Control"]) == (304, ASK)


def test_what_is_missing_now_is_not_missing_for_good(at_nginx: str) -> None:
    """Such as a script of the release before, which may come back."""
    status, said = asked(at_nginx, "/assets/javascripts/early.00000000.js")
    assert (status, said.get("Cache-Control", "")) == (404, "")
