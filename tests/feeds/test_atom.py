"""Announcement feeds: RFC 4287's requirements, and texts that stand on their own."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.feeds.artifacts import artifacts, golden, golden_cases
from tests.in_memory import URL, site
from waystation.model import Site

NAMES = {"atom": "http://www.w3.org/2005/Atom"}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
SITES: dict[str, Any] = {
    "one": site(),
    "none": site(announcements=[]),
    "without address": site(url=""),
    "full": site(
        announcements=[
            {"id": "own", "station": "yongfuli", "issued": "2026-11-20"},
            {"id": "bare", "body": "", "summary": "a < b & c"},
            {"id": "updated", "updates": [{"at": "2026-11-27", "text": "晚一天"}], "severity": "urgent"},
        ]
    ),
}


def feed(of: Site, path: str = "announcements.xml") -> ElementTree.Element:
    return ElementTree.fromstring(artifacts(of)[path])


def text(element: ElementTree.Element, path: str) -> str:
    found = element.findtext(path, namespaces=NAMES)
    assert found is not None, path
    return found


def content(**announcement: Any) -> str:
    url = announcement.pop("url", URL)
    return text(feed(site(announcement=announcement, url=url)), "atom:entry/atom:content")


@pytest.fixture(params=SITES)
def one_feed(request: pytest.FixtureRequest) -> ElementTree.Element:
    return feed(SITES[request.param])


def test_feeds_and_entries_have_what_the_standard_requires(one_feed: ElementTree.Element) -> None:
    assert one_feed.tag == f"{{{NAMES['atom']}}}feed"
    ids = [one.text for one in one_feed.iterfind(".//atom:id", NAMES)]
    assert len(ids) == len(set(ids)) > 0
    for part in (one_feed, *one_feed.iterfind("atom:entry", NAMES)):
        assert text(part, "atom:id").startswith(("https://", "urn:uuid:"))
        assert text(part, "atom:title")
        assert len(part.findall("atom:updated", NAMES)) == 1
    assert text(one_feed, "atom:author/atom:name")
    for entry in one_feed.iterfind("atom:entry", NAMES):
        assert text(entry, "atom:content")


def test_moments_say_their_offset(one_feed: ElementTree.Element) -> None:
    moments = [
        one.text or ""
        for name in ("updated", "published")
        for one in one_feed.iter(f"{{{NAMES['atom']}}}{name}")
    ]
    assert moments
    assert not [moment for moment in moments if not RFC_3339.fullmatch(moment)]


@pytest.mark.parametrize("name", golden_cases())
def test_golden_feeds_hold_no_relative_link(name: str) -> None:
    made, _ = golden(name)
    if made.startswith(b"<?xml"):
        root = ElementTree.fromstring(made)
        links = [one.attrib["href"] for one in root.iter(f"{{{NAMES['atom']}}}link")]
        for one in root.iterfind(".//atom:content", NAMES):
            links += re.findall(r'<[^>]+ (?:href|src)="([^"]*)"', one.text or "")
        assert links
        assert not [link for link in links if not re.match("https?://", link)]


def test_update_makes_the_entry_and_the_feed_newer() -> None:
    made = feed(site(announcement={"updates": [{"at": "2026-11-27 11:00", "text": "晚一天"}]}))
    assert text(made, "atom:entry/atom:updated") == text(made, "atom:updated") == "2026-11-27T11:00:00+08:00"
    assert text(made, "atom:entry/atom:published") == "2026-11-25T10:00:00+08:00"
    assert "晚一天" in text(made, "atom:entry/atom:content")


def test_day_of_issue_begins_at_midnight_in_the_network_s_zone() -> None:
    made = feed(site(announcement={"issued": "2026-11-25"}, network={"timezone": "Europe/Berlin"}))
    assert text(made, "atom:entry/atom:updated") == "2026-11-25T00:00:00+01:00"


def test_station_hears_its_own_and_what_concerns_it() -> None:
    made = site(
        stations=[{}, {"id": "huatai", "name": "华泰站"}],
        announcements=[
            {"id": "own", "station": "yongfuli"},
            {"id": "all"},
            {"id": "other", "stations": ["huatai"]},
        ],
    )
    ids = [
        one.text
        for one in feed(made, "stations/yongfuli/announcements.xml").iterfind("atom:entry/atom:id", NAMES)
    ]
    assert ids == [f"{URL}announcements/all/", f"{URL}stations/yongfuli/announcements/own/"]


def test_links_of_the_text_start_from_its_page() -> None:
    linked = content(body="[课](../stations/yongfuli/activities/shougong.md) [上面](#top) [电话](tel:110)")
    assert f'href="{URL}stations/yongfuli/activities/shougong/"' in linked
    assert f'href="{URL}announcements/fangjia/#top"' in linked
    assert 'href="tel:110"' in linked


def test_links_that_lead_nowhere_without_an_address_are_left_out() -> None:
    linked = content(body="[课](../x.md) ![图](a.jpg) [外](https://example.org/?a=1&b=2)", url="")
    assert re.findall(r'(?:href|src)="([^"]*)"', linked) == ["https://example.org/?a=1&amp;b=2"]
    assert 'alt="图"' in linked


def test_text_that_looks_like_a_link_stays_text() -> None:
    assert '&lt;a href="x.md"&gt;' in content(body='`<a href="x.md">`')
    assert 'title="see href="' in content(body='[课](x.md "see href=")')


def test_announcement_without_a_text_says_its_summary() -> None:
    assert content(body="", summary="a < b") == "<p>a &lt; b</p>\n"


def test_action_comes_before_the_text() -> None:
    assert content(action="请带水杯").startswith("<p>请带水杯</p>\n<p>1 月 1 日休息。</p>")


def test_a_cancelled_date_is_an_entry_that_no_clock_touches() -> None:
    fields = {"status": "cancelled", "reason": "大雨", "instead": "请来下周", "posted": "2026-11-26"}
    made = site(activity=fields, announcements=[])
    for path in ("announcements.xml", "stations/yongfuli/announcements.xml"):
        whole = feed(made, path)
        assert text(whole, "atom:entry/atom:id") == (
            f"{URL}stations/yongfuli/activities/shougong/#change-2026-12-05"
        )
        assert text(whole, "atom:entry/atom:title") == "12月5日 星期六的“手工课”取消"
        assert text(whole, "atom:entry/atom:updated") == text(whole, "atom:updated")
        assert text(whole, "atom:updated") == "2026-11-26T00:00:00+08:00"
        content = text(whole, "atom:entry/atom:content")
        assert content == "<p>永福里站，大雨</p>\n<p>请来下周</p>\n"
