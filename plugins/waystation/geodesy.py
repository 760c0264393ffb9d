"""The three coordinate systems of Chinese maps, turned into each other, and distances on the ground.

Inside China maps are published in GCJ-02, which shifts WGS-84 by some hundred metres, differently from place
to place; Baidu shifts GCJ-02 once more, to BD-09. Neither has an official definition: the formulas are those
that map programs have used since 2013, and the inverses are found by repeated approach.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt

from .model import Coordinates, Datum, Latitude, Longitude

EARTH_KM = 6371.0088
"""Mean radius of the Earth."""


@lru_cache(maxsize=1 << 10)
def convert(point: Coordinates, to: Datum) -> Coordinates:
    """The same spot in another system; outside China, where all three are WGS-84, only the name changes."""
    if point.datum is to:
        return point
    if not _is_shifted(point):
        return replace(point, datum=to)
    at: _Point = (point.lat, point.lon)
    if point.datum is Datum.bd09:
        at = _undone(_to_bd09, at)
    elif point.datum is Datum.wgs84:
        at = _to_gcj02(at)
    if to is Datum.bd09:
        at = _to_bd09(at)
    elif to is Datum.wgs84:
        at = _undone(_to_gcj02, at)
    return Coordinates(lat=Latitude(at[0]), lon=Longitude(at[1]), datum=to)


def distance_km(one: Coordinates, other: Coordinates) -> float:
    """Along the surface (haversine formula)."""
    a, b = convert(one, Datum.wgs84), convert(other, Datum.wgs84)
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    across = sin(radians(b.lon - a.lon) / 2) ** 2 * cos(lat_a) * cos(lat_b)
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin((lat_b - lat_a) / 2) ** 2 + across)))


_Point = tuple[float, float]
"""Latitude and longitude."""

_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
"""Semi-major axis in metres and first eccentricity squared of the Krasovsky ellipsoid, as GCJ-02 has it."""
_STEPS = 30
"""More than enough: each step of the approach leaves less than a hundredth of the error."""


def _is_shifted(point: Coordinates) -> bool:
    """Within the rectangle that the usual implementations take for China."""
    return 0.8293 <= point.lat <= 55.8271 and 72.004 <= point.lon <= 137.8347


def _to_gcj02(at: _Point) -> _Point:
    lat, lon = at
    x, y = lon - 105.0, lat - 35.0
    ripple = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (ripple + 20 * sin(pi * y) + 40 * sin(pi / 3 * y)) * 2 / 3
    north += (160 * sin(pi / 12 * y) + 320 * sin(pi / 30 * y)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (ripple + 20 * sin(pi * x) + 40 * sin(pi / 3 * x)) * 2 / 3
    east += (150 * sin(pi / 12 * x) + 300 * sin(pi / 30 * x)) * 2 / 3
    curve = 1 - _ECCENTRICITY * sin(radians(lat)) ** 2
    metres_north = _AXIS * (1 - _ECCENTRICITY) / (curve * sqrt(curve)) * pi / 180
    metres_east = _AXIS / sqrt(curve) * cos(radians(lat)) * pi / 180
    return lat + north / metres_north, lon + east / metres_east


def _to_bd09(at: _Point) -> _Point:
    lat, lon = at
    turn = pi * 3000 / 180
    length = hypot(lat, lon) + 0.00002 * sin(lat * turn)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * turn)
    return length * sin(angle) + 0.006, length * cos(angle) + 0.0065


def _undone(shift: Callable[[_Point], _Point], at: _Point) -> _Point:
    """The point that the shift leads to ``at`` from."""
    lat, lon = at
    for _ in range(_STEPS):
        found = shift((lat, lon))
        off = at[0] - found[0], at[1] - found[1]
        lat, lon = lat + off[0], lon + off[1]
        if hypot(*off) < 1e-10:
            break
    return lat, lon
