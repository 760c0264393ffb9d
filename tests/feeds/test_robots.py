"""robots.txt: everybody may read everything, and the sitemap is where the site says."""

from tests.feeds.artifacts import artifacts
from tests.in_memory import site


def test_sitemap_is_named_where_the_address_is_known() -> None:
    expected = b"User-agent: *\nAllow: /\n\nSitemap: https://waystation.example.org/sitemap.xml\n"
    assert artifacts(site())["robots.txt"] == expected


def test_without_an_address_there_is_no_sitemap_to_name() -> None:
    assert artifacts(site(url=""))["robots.txt"] == b"User-agent: *\nAllow: /\n"
