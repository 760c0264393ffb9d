"""The server block in README.md, as the real nginx reads it."""

import re
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from tests.builds import REPO
from tests.nginx import nginx
from tests.publish.sites import publish, release, stamped, written

HEADERS = 'add_header X-From-Snippet "yes" always;\n'
ASIDE = r"^ *(?:listen|server_name|root|error_page|include snippets).*;\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HTTPConnection]:
    folder = tmp_path_factory.mktemp("nginx")
    site = stamped(written(folder / "site", {**release(1), ".git/config": b"hidden"}))
    assert publish(folder / "www", "--site", site).exit_code == 0
    (folder / "scratch").mkdir()
    with (
        nginx(folder / "www" / "current", HEADERS + inside_of_the_block(), folder / "scratch") as address,
        closing(HTTPConnection(urlsplit(address).netloc, timeout=30)) as connection,
    ):
        yield connection


def inside_of_the_block() -> str:
    """What README.md says, without what the test's own server says already."""
    (block,) = re.findall(r"```nginx\n(.*?)```", (REPO / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(re.findall(ASIDE, block, re.MULTILINE)) == 6
    inside = re.sub(ASIDE, "", block, flags=re.MULTILINE).strip().removeprefix("server {").removesuffix("}")
    return inside.replace("include mime.types", "include /etc/nginx/mime.types")


def asked(server: HTTPConnection, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    server.request("GET", path, headers=headers)
    answer = server.getresponse()
    return answer, answer.read()


def test_pages_and_calendars_say_what_they_are(server: HTTPConnection) -> None:
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/stations/east/", "text/html; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
    ):
        answer, _ = asked(server, path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, kind), path
        assert answer.headers["X-From-Snippet"] == "yes"


def test_what_is_missing_gets_the_site_s_own_page(server: HTTPConnection) -> None:
    answer, content = asked(server, "/nothing/here/")
    assert answer.status == 404 and content == release(1)["404.html"]
    assert answer.headers["X-From-Snippet"] == "yes"


def test_pages_travel_compressed_and_are_not_sent_twice(server: HTTPConnection) -> None:
    answer, small = asked(server, "/", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip" and len(small) < len(release(1)["index.html"])
    answer, _ = asked(server, "/")
    answer, nothing = asked(server, "/", **{"If-None-Match": answer.headers["ETag"]})
    assert (answer.status, nothing) == (304, b"")


def test_nothing_hidden_is_served(server: HTTPConnection) -> None:
    answer, _ = asked(server, "/.git/config")
    assert answer.status == 404
