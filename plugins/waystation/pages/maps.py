"""A spot in the map programs that residents use: plain links, each in the datum that its map expects."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ..edition import Edition
from ..geodesy import convert
from ..model import Coordinates, Datum, Station

AMAP = "https://uri.amap.com/marker"
TENCENT = "https://apis.map.qq.com/uri/v1/marker"
BAIDU = "https://api.map.baidu.com/marker"
APPLE = "https://maps.apple.com/"
SENDER = "waystation"
"""Who sends the visitor, as the maps ask to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLink:
    name: str
    url: str


def maps(edition: Edition, station: Station) -> tuple[MapLink, ...]:
    """Buttons that open the station's door on a map, in the order in which residents know the maps."""
    if station.coordinates is None:
        return ()
    name = f"{edition.site.network.name} {station.name}"
    addresses = {
        "amap": amap(station.coordinates, name),
        "tencent": tencent(station.coordinates, name, station.address),
        "baidu": baidu(station.coordinates, name, station.address),
        "apple": apple(station.coordinates, name),
    }
    return tuple(MapLink(name=edition.words(f"maps.{key}"), url=url) for key, url in addresses.items())


def amap(point: Coordinates, name: str) -> str:
    """https://lbs.amap.com/api/uri-api/guide/mobile-web/point (GCJ-02, longitude first)."""
    at = convert(point, Datum.gcj02)
    asked = {"position": f"{at.lon:.6f},{at.lat:.6f}", "name": name, "src": SENDER, "callnative": "0"}
    return f"{AMAP}?{query(asked)}"


def tencent(point: Coordinates, name: str, address: str) -> str:
    """https://lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker (GCJ-02); its parts end at ``;`` and ``:``."""
    at = convert(point, Datum.gcj02)
    title, text = (part.translate(_NO_MARKS) for part in (name, address))
    asked = {"marker": f"coord:{at.lat:.6f},{at.lon:.6f};title:{title};addr:{text}", "referer": SENDER}
    return f"{TENCENT}?{query(asked)}"


def baidu(point: Coordinates, name: str, address: str) -> str:
    """https://lbs.baidu.com/faq/api?title=webapi/uri/web (BD-09)."""
    at = convert(point, Datum.bd09)
    asked = {
        "location": f"{at.lat:.6f},{at.lon:.6f}",
        "title": name,
        "content": address,
        "coord_type": "bd09ll",
        "output": "html",
        "src": f"webapp.{SENDER}",
    }
    return f"{BAIDU}?{query(asked)}"


def apple(point: Coordinates, name: str) -> str:
    """Apple URL Scheme Reference, Map Links; in China Apple's maps are in GCJ-02."""
    at = convert(point, Datum.gcj02)
    return f"{APPLE}?{query({'ll': f'{at.lat:.6f},{at.lon:.6f}', 'q': name})}"


def query(asked: dict[str, str]) -> str:
    """Chinese stays as it is, a third of the length: browsers encode it when the link is followed."""
    return "&".join(f"{name}={_NOT_HAN.sub(_encoded, value)}" for name, value in asked.items())


def _encoded(run: re.Match[str]) -> str:
    return _quoted(run[0])


@lru_cache(maxsize=1 << 12)
def _quoted(text: str) -> str:
    return quote(text, safe=",:;")


_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
_NO_MARKS = str.maketrans({";": " ", ":": " "})
