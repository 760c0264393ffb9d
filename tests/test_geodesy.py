"""The three datums of Chinese maps: published points, and the way there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waystation.geodesy import convert, distance_km
from waystation.model import Coordinates, Datum, Latitude, Longitude

METRE = 0.00001
"""Degrees: about a metre."""
PUBLISHED = (
    # wandergis/coordtransform, README
    ("wgs84", (39.915, 116.404), "gcj02", (39.91640428150164, 116.41024449916938)),
    ("gcj02", (39.915, 116.404), "bd09", (39.92133699351021, 116.41036949371029)),
    ("bd09", (39.915, 116.404), "gcj02", (39.90865673957631, 116.39762729119315)),
    # googollee/eviltransform, tests: Shanghai, Shenzhen, Beijing
    ("wgs84", (31.1774276, 121.5272106), "gcj02", (31.17530398364597, 121.531541859215)),
    ("wgs84", (22.543847, 113.912316), "gcj02", (22.540796131694766, 113.9171764808363)),
    ("wgs84", (39.911954, 116.377817), "gcj02", (39.91334545536069, 116.38404722455657)),
    ("gcj02", (39.91334545536069, 116.38404722455657), "wgs84", (39.911954, 116.377817)),
)


def at(lat: float, lon: float, datum: str) -> Coordinates:
    return Coordinates(lat=Latitude(lat), lon=Longitude(lon), datum=Datum(datum))


@pytest.mark.parametrize(("datum", "point", "to", "expected"), PUBLISHED)
def test_published_points_are_met_within_a_metre(
    datum: str, point: tuple[float, float], to: str, expected: tuple[float, float]
) -> None:
    made = convert(at(*point, datum), Datum(to))
    assert (made.lat, made.lon) == pytest.approx(expected, abs=METRE)
    assert made.datum == to


@given(
    st.floats(18.2, 53.5), st.floats(73.6, 134.7), st.sampled_from(list(Datum)), st.sampled_from(list(Datum))
)
def test_there_and_back_is_the_same_spot(lat: float, lon: float, here: Datum, there: Datum) -> None:
    point = at(lat, lon, here)
    back = convert(convert(point, there), here)
    assert (back.lat, back.lon) == pytest.approx((lat, lon), abs=METRE / 100)


@given(st.floats(20, 50), st.floats(75, 130))
def test_inside_china_a_wrong_datum_is_off_by_streets(lat: float, lon: float) -> None:
    point = at(lat, lon, "wgs84")
    shifted = convert(point, Datum.gcj02)
    moved = distance_km(point, at(shifted.lat, shifted.lon, "wgs84"))
    assert 0.01 < moved < 2


@pytest.mark.parametrize("point", [(48.8584, 2.2945), (-33.8568, 151.2153), (40.6892, -74.0445)])
def test_outside_china_nothing_is_shifted(point: tuple[float, float]) -> None:
    for here in Datum:
        for there in Datum:
            assert convert(at(*point, here), there) == at(*point, there)


def test_distance_is_that_of_the_atlas() -> None:
    beijing, shanghai = at(39.9042, 116.4074, "wgs84"), at(31.2304, 121.4737, "wgs84")
    assert distance_km(beijing, shanghai) == pytest.approx(1067, abs=2)
    assert distance_km(beijing, convert(beijing, Datum.bd09)) < 0.001
