"""Coordinates that cannot be where the station is, so that no map button leads astray."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from ..geodesy import distance_km
from ..model import Coordinates, Latitude, Longitude, Region, Site, Station
from ..problems import Code, Problem

FARTHEST_KM = 200
"""From the nearest other station; a network is in one city, or in one prefecture."""
DECIMALS = 4
"""Of a degree: some ten metres. One of the two numbers may end in noughts."""


def check(site: Site, today: date) -> Iterator[Problem]:
    placed = [(station, station.coordinates) for station in site.stations.values() if station.coordinates]
    for station, point in placed:
        others = [other for one, other in placed if one is not station and not _is_nowhere(other)]
        code, values = _trouble(site.network.region, point, others)
        if code is not None:
            yield _problem(station, code, f"{_number(point.lat)}, {_number(point.lon)}", values)


def _trouble(
    region: Region | None, point: Coordinates, others: Sequence[Coordinates]
) -> tuple[Code | None, dict[str, str]]:
    """The first thing wrong, since what follows from it needs no telling."""
    if _is_nowhere(point):
        return Code.NULL_ISLAND, {}
    if not _fits(region, point, others):
        swapped = _swapped(point)
        if swapped is not None and _fits(region, swapped, others) and (region or others):
            cure = f"lat: {_number(point.lon)}, lon: {_number(point.lat)}"
            return Code.COORDINATES_SWAPPED, {"cure": cure}
        if region is not None and not _is_in(region, point):
            return Code.OUTSIDE_REGION, {}
        return Code.FAR_FROM_OTHERS, {"km": f"{_nearest(point, others):.0f}", "most": str(FARTHEST_KM)}
    if max(_decimals(point.lat), _decimals(point.lon)) < DECIMALS:
        return Code.COARSE_COORDINATES, {}
    return None, {}


def _fits(region: Region | None, point: Coordinates, others: Sequence[Coordinates]) -> bool:
    if region is not None and not _is_in(region, point):
        return False
    return not others or _nearest(point, others) <= FARTHEST_KM


def _nearest(point: Coordinates, others: Sequence[Coordinates]) -> float:
    return min(distance_km(point, other) for other in others)


def _is_in(region: Region, point: Coordinates) -> bool:
    return region.south <= point.lat <= region.north and region.west <= point.lon <= region.east


def _swapped(point: Coordinates) -> Coordinates | None:
    if abs(point.lon) > 90:
        return None
    return Coordinates(lat=Latitude(point.lon), lon=Longitude(point.lat), datum=point.datum)


def _is_nowhere(point: Coordinates) -> bool:
    """The corner of the map at which empty fields point, off Africa."""
    return abs(point.lat) < 1 and abs(point.lon) < 1


def _decimals(value: float) -> int:
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").removesuffix(".")


def _problem(station: Station, code: Code, value: str, more: dict[str, str]) -> Problem:
    values = {"field": "coordinates", "value": value, "station": station.name, **more}
    return Problem(mark=station.mark.of("coordinates.lat"), code=code, values=values)
