"""A network of any size for tests, with what makes pages long: many dates, teams, notices and long texts."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.in_memory import NETWORK, STATION, TODAY, Values, edition_of, site
from waystation.edition import Edition

SUBDISTRICTS = ("青阳街道", "罗山街道", "西园街道", "梅岭街道", "新塘街道", "灵源街道", "陈埭镇", "池店镇")
CITIES = ("晋江市", "石狮市", "南安市", "惠安县", "永春县", "安溪县")
IN_SUBDISTRICT = 6
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
LINES = ("child-growth", "women-care", "family-care", "inclusion", "groups")
TITLES = ("亲子阅读", "瑜伽课", "手机帮：长辈学手机", "闽南语童谣班", "巧手手工夜", "家长课堂：孩子和手机")
SUMMARY = "老师带着大家一步一步来，第一次来也跟得上，做好的东西可以带回家。"
SPREAD = 200
"""Days over which single dates lie, half of them past."""


def network(stations: int, activities: int) -> Edition:
    """So many stations with so many activities each, as of TODAY."""
    made = _made(stations, activities)
    return edition_of(
        site(
            network=made["network"],
            stations=made["stations"],
            activities=made["activities"],
            teams=made["teams"],
            announcements=made["announcements"],
        )
    )


def write(folder: Path, stations: int, activities: int) -> None:
    """The stations and the activities of the same network, as editors would write them."""
    made = _made(stations, activities)
    network = {**NETWORK, **made["network"]}
    placed = [{**STATION, **one} for one in made["stations"]]
    # JSON is YAML, too, and never says "as above".
    text = json.dumps({"network": network, "stations": placed}, ensure_ascii=False, indent=1)
    (folder / "stations.yml").write_text(text, "utf-8")
    for one in placed:
        held = [_written(a) for a in made["activities"] if a["station"] == one["id"]]
        file = folder / "content" / "stations" / one["id"] / "activities" / "list.yml"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(held, ensure_ascii=False, indent=1), "utf-8")


def _written(activity: Values) -> Values:
    aside = ("station", "team", "body", "reports")
    return {name: value for name, value in activity.items() if name not in aside}


def _made(stations: int, activities: int) -> dict[str, Any]:
    placed = [_station(n) for n in range(stations)]
    ids = [str(one["id"]) for one in placed]
    return {
        "network": {
            "service_lines": [{"id": id, "name": f"服务{id}", "summary": SUMMARY} for id in LINES],
            "audiences": [{"id": f"group-{n}", "name": f"人群{n}"} for n in range(8)],
            "history": [{"year": "2025", "activities": "868", "people": "90000"}],
        },
        "stations": placed,
        "activities": [_activity(n, id, at) for at, id in enumerate(ids) for n in range(activities)],
        "teams": [_team(n, id) for id in ids for n in range(2)],
        "announcements": [one for id in (None, *ids) for one in _announcements(id)],
    }


def _station(n: int) -> Values:
    area = n // IN_SUBDISTRICT
    subdistrict = SUBDISTRICTS[area % len(SUBDISTRICTS)]
    city = CITIES[area // len(SUBDISTRICTS) % len(CITIES)]
    return {
        "id": f"station-{n}",
        "name": f"邻里第{n}站",
        "community": f"第{n}社区",
        "subdistrict": subdistrict,
        "city": city,
        "address": f"{city}{subdistrict}示例大街 {n} 号",
        "landmark": "小区北门进来，水果店和药店中间有部电梯，上二楼左转。",
        "phone": f"0595-0{n // 100:03}-{n % 100:02}00",
        "hours": {"regular": [{"days": list(DAYS), "open": ["09:00-12:00", "14:00-17:30"]}]},
        "services": [
            {"service": id, "summary": SUMMARY, "who": "附近的居民", "how": "打电话约时间", "cost": "免费"}
            for id in LINES
        ],
        "facilities": ["图书角", "手工桌", "投影", "热水"],
        "access": ["step_free", "lift"],
        "rooms": [{"id": "hall", "name": "活动厅"}],
        "checked_on": "2026-11-01",
    }


def _activity(n: int, station: str, at: int) -> Values:
    """Every sixth is a weekly series."""
    day = TODAY + timedelta(days=(n * 37 + at * 11) % SPREAD - SPREAD // 2)
    hour = 9 + (n + at) % 9
    given: dict[str, Any] = {
        "station": station,
        "id": f"activity-{n}",
        "title": f"{TITLES[n % len(TITLES)]}（第{n}场）",
        "summary": SUMMARY,
        "start": f"{day} {hour:02}:00",
        "end": f"{day} {hour + 1:02}:30",
        "service": LINES[n % len(LINES)],
        "audience": [f"group-{n % 8}", {"age": "6-12"}],
        "team": f"team-{n % 2}",
        "fee": "free",
        "capacity": "30",
        "places_left": "5",
        "registration": {"required": "true", "phone": "0595-0000-0021"},
        "body": "\n\n".join([SUMMARY * 3] * 4),
    }
    if n % 6 == 0:
        given["repeat"] = {"every": "week", "until": str(day + timedelta(days=180))}
        given["reports"] = [
            {"date": str(on), "attendance": "24", "volunteers": "6", "note": SUMMARY} for on in _weekly(day)
        ]
    return given


def _team(n: int, station: str) -> Values:
    title = f"邻里第{n}志愿队"
    return {"station": station, "id": f"team-{n}", "title": title, "summary": SUMMARY, "roles": ["带队"]}


def _weekly(first: date) -> Iterator[date]:
    while first < TODAY:
        yield first
        first += timedelta(days=7)


def _announcements(station: str | None) -> Iterator[Values]:
    for n in range(6):
        issued = TODAY - timedelta(days=n * 40)
        yield {
            "station": station,
            "id": f"notice-{n}",
            "title": f"十二月{n}日起夜间照常开放，来之前请先看一眼时间",
            "issued": str(issued),
            "from": str(issued),
            "until": str(issued + timedelta(days=30)),
            "severity": ("normal", "important", "closure", "public_notice", "urgent", "normal")[n],
            "banner": "true" if n == 1 else "false",
            "action": "打电话，或者到前台登记",
        }
