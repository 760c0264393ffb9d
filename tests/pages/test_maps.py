"""Map buttons: each map gets the datum it expects, and words cannot break out of an address."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.in_memory import edition_of, site
from waystation import build as verbs
from waystation.geodesy import convert
from waystation.model import Datum, Page, Station
from waystation.pages import PAGES
from waystation.pages.maps import maps


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def links(**station: object) -> tuple[Station, list[str]]:
    about = edition_of(site(station=station))
    (here,) = about.site.stations.values()
    return here, [link.url for link in maps(about, here)]


def page(path: str, **given: object) -> Page:
    about = edition_of(site(**given))  # type: ignore[arg-type]
    return next(page for page in verbs.render(about, PAGES) if page.path == path)


@pytest.mark.parametrize("datum", list(Datum))
def test_each_map_gets_the_datum_it_expects(datum: Datum) -> None:
    here, (amap, tencent, baidu, apple) = links(
        coordinates={"lat": "24.8142", "lon": "118.5743", "datum": datum.value}
    )
    assert here.coordinates
    mars, baidu_s = convert(here.coordinates, Datum.gcj02), convert(here.coordinates, Datum.bd09)
    assert asked(amap)["position"] == f"{mars.lon:.6f},{mars.lat:.6f}"
    assert asked(tencent)["marker"].startswith(f"coord:{mars.lat:.6f},{mars.lon:.6f};title:")
    assert asked(apple)["ll"] == f"{mars.lat:.6f},{mars.lon:.6f}"
    assert asked(baidu)["location"] == f"{baidu_s.lat:.6f},{baidu_s.lon:.6f}"
    assert asked(baidu)["coord_type"] == "bd09ll"


def test_maps_are_opened_by_https_without_an_app() -> None:
    _, found = links()
    assert [urlsplit(url).scheme for url in found] == ["https"] * 4
    assert [urlsplit(url).netloc for url in found] == [
        "uri.amap.com",
        "apis.map.qq.com",
        "api.map.baidu.com",
        "maps.apple.com",
    ]


def test_names_cannot_add_to_an_address() -> None:
    _, found = links(name="东站&position=0,0;coord:1,2", address="一路;addr:二路 #3")
    amap, tencent, _, _ = map(asked, found)
    assert amap["position"].startswith("118.")
    assert tencent["marker"].count(";") == 2 and tencent["marker"].count(":") == 3


def test_a_station_without_coordinates_offers_its_address_to_be_copied() -> None:
    html = page("stations/yongfuli/", station={"coordinates": None}).html
    assert "uri.amap.com" not in html
    assert 'data-copy="示例路 18 号"' in html


def test_an_activity_elsewhere_has_no_way_to_the_station() -> None:
    path = "stations/yongfuli/activities/shougong/"
    assert "uri.amap.com" in page(path).html
    html = page(path, activity={"location": "五店市", "address": "别处路 1 号"}).html
    assert "uri.amap.com" not in html
    assert 'data-copy="别处路 1 号"' in html


@pytest.mark.parametrize(
    ("checked", "written"),
    [
        ("2026-06-01", ' data-after="2026-11-29T00:00" hidden'),
        ("2026-05-31", ' data-after="2026-11-28T00:00"'),
        (None, ""),
    ],
)
def test_facts_ask_to_call_first_when_they_are_too_old_or_were_never_confirmed(
    checked: str | None, written: str
) -> None:
    for path in ("stations/yongfuli/", "stations/"):
        html = page(path, station={"checked_on": checked}).html
        assert f'<p class="ws-call-first"{written}>' in html, path
