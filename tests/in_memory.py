"""Small valid sites in memory: arrange from the whole and change one thing.

Values are plain text, as in the content, and go through ``load``'s own schema:
``site(activity={"start": "2026-12-05"})``. None takes a field away.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from waystation.edition import Edition, edition
from waystation.load import holidays, schema
from waystation.model import Activity, Announcement, Mark, Network, Repeat, Site, Station, Team
from waystation.words import words

TODAY = date(2026, 11, 28)
URL = "https://waystation.example.org/"

Values = Mapping[str, Any]
_T = TypeVar("_T")

NETWORK: Values = {
    "name": "示例驿站",
    "operator": "示例妇联",
    "timezone": "Asia/Shanghai",
    "language": "zh",
    "phone": "0595-0000-0010",
    "service_lines": [
        {"id": "women-care", "name": "女性关爱与支持"},
        {"id": "child-growth", "name": "儿童成长教育"},
    ],
    "audiences": [{"id": "women", "name": "妇女"}],
}
STATION: Values = {
    "id": "yongfuli",
    "name": "永福里站",
    "community": "永福里社区",
    "subdistrict": "青阳街道",
    "address": "示例路 18 号",
    "phone": "0595-0000-0021",
    "coordinates": {"lat": "24.8142", "lon": "118.5743", "datum": "wgs84"},
    "hours": {"regular": [{"days": ["Mon"], "open": ["09:00-12:00"]}]},
    "rooms": [{"id": "hall", "name": "活动厅"}],
}
TEAM: Values = {"station": "yongfuli", "id": "qiaoshou", "title": "巧手手工队"}
ACTIVITY: Values = {
    "station": "yongfuli",
    "id": "shougong",
    "title": "手工课",
    "start": "2026-12-05 09:00",
    "end": "2026-12-05 11:00",
    "service": "women-care",
    "location": "hall",
    "updated": "2026-11-25",
}
ANNOUNCEMENT: Values = {
    "id": "fangjia",
    "title": "元旦放假",
    "issued": "2026-11-25 10:00",
    "body": "1 月 1 日休息。",
}


def site(
    *,
    activity: Values | None = None,
    station: Values | None = None,
    network: Values | None = None,
    announcement: Values | None = None,
    activities: Sequence[Values] | None = None,
    announcements: Sequence[Values] | None = None,
    stations: Sequence[Values] = ({},),
    teams: Sequence[Values] = ({},),
    url: str = URL,
) -> Site:
    """One of everything, each with what is given instead; the plural forms give several of a kind."""
    here = Mark(path="stations.yml")
    zone = _made(Network, {**NETWORK, **(network or {})}, None).timezone
    placed = [_made(Station, {**STATION, **(station or {}), **one}, zone, mark=here) for one in stations]
    return Site(
        holidays=holidays.read("CN").days,
        network=_made(Network, {**NETWORK, **(network or {})}, zone),
        stations={one.id: one for one in placed},
        activities=tuple(
            _entry(Activity, {**ACTIVITY, **one}, zone)
            for one in (activities if activities is not None else [activity or {}])
        ),
        teams=tuple(_entry(Team, {**TEAM, **one}, zone) for one in teams),
        announcements=tuple(
            _entry(Announcement, {**ANNOUNCEMENT, **one}, zone)
            for one in (announcements if announcements is not None else [announcement or {}])
        ),
        url=url,
    )


def rule(values: Values) -> Repeat:
    return _made(Repeat, values, None)


def edition_of(of: Site, today: date = TODAY) -> Edition:
    return edition(of, words(of.network.language), today)


def _entry(model: type[_T], values: Values, zone: object) -> _T:
    """An item of a folder of the content, whose station and body stand outside its fields."""
    inside = {key: value for key, value in values.items() if key not in ("station", "body")}
    return _made(
        model,
        inside,
        zone,
        mark=Mark(path=f"content/{values['id']}.md"),
        station=values.get("station"),
        body=values.get("body", ""),
    )


def _made(model: type[_T], values: Values, zone: object, **given: object) -> _T:
    """Raises pydantic's ValidationError for values that no content file may have."""
    fields = {key: value for key, value in values.items() if value is not None}
    written = schema.adapter(model).validate_python(fields, context=zone)
    return model(**given, **schema.arguments(model, written))
