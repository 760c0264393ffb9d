"""Made-up teams and announcements."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from bench.search import vocabulary as v
from bench.search.distractors import pick_name, pick_words
from bench.search.sentences import NOTICES

from .entries import FIRST, TODAY, Entry, Place, Value
from .places import SERVICES, phone_number
from .texts import body

SEVERITIES = ("normal", "important", "public_notice", "closure", "urgent")
WEIGHTS = (62, 22, 8, 5, 3)


def team(random: Random, place: Place, number: int) -> Entry:
    words = pick_words(random)
    name = f"{place.name.removesuffix('站')}{words['topic']}{random.choice(v.TEAM_NAMES)}"
    fields: dict[str, Value] = {
        "title": name,
        "summary": f"一起{words['verb']}，一起服务邻居。",
        "who": f"{words['people']}都可以，零基础也欢迎",
        "join": "打电话报一次体验，来过再决定",
        "contact": f"队长{pick_name(random)}",
        "phone": place.phone,
        "meets": f"每{words['weekday']}{words['hour']}，{place.name}{random.choice(v.PLACES)}",
        "roles": ["领队", "签到", "新队员接待"],
        "since": random.randint(2016, 2025),
        "members": random.randint(8, 70),
        "keywords": [words["topic"]],
    }
    return Entry(
        station=place.id, kind="teams", id=f"duiwu-{number}", fields=fields, body=body(random, words)
    )


def announcement(random: Random, place: Place | None, number: int, activities: Sequence[str]) -> Entry:
    """Announcement ``number`` of a station, or of the network."""
    words = pick_words(random)
    issued = TODAY - timedelta(days=min(int(random.expovariate(1 / 70)), (TODAY - FIRST).days))
    severity = random.choices(SEVERITIES, WEIGHTS)[0]
    title, first = (text.format_map(words) for text in random.choice(NOTICES))
    name, phone = (place.name, place.phone) if place else ("邻里家庭驿站", "0595-0000-0010")
    begins = issued + timedelta(days=random.randint(0, 10))
    fields: dict[str, Value] = {
        "title": title,
        "summary": first,
        "severity": severity,
        "issued": datetime.combine(issued, time(random.randint(9, 17))),
    }
    fields |= _lasting(random, severity, begins)
    fields |= {"issued_by": name, "phone": phone}
    if random.random() < 0.5:
        fields["action"] = "有事请打电话，或到前台问一声"
    if random.random() < 0.3:
        fields["service"] = random.choice(SERVICES)[0]
    if activities and random.random() < 0.25:
        fields["activity"] = random.choice(activities)
    if random.random() < 0.2:
        fields["updates"] = [
            {"at": datetime.combine(min(begins, TODAY), time(11, 30)), "text": random.choice(_UPDATES)},
            {"at": datetime.combine(min(begins, TODAY), time(16)), "text": random.choice(_UPDATES)},
        ]
    fields["keywords"] = [words["topic"]]
    return Entry(
        station=place.id if place else None,
        kind="announcements",
        id=f"tongzhi-{number:02}",
        fields=fields,
        body=f"{first}\n\n{body(random, words)}",
    )


def _lasting(random: Random, severity: str, begins: date) -> dict[str, Value]:
    if severity == "public_notice":
        return {
            "from": begins,
            "until": begins + timedelta(days=7),
            "basis": "《驿站场地维修办法（示例）》第三条：翻修前公示七天",
            "objection_phone": phone_number(0, 13),
        }
    if severity in ("urgent", "closure"):
        ends = begins + timedelta(days=random.randint(0, 12))
        return {"from": begins, "until": ends, "banner": random.random() < 0.5}
    if random.random() < 0.7:
        return {"until": begins + timedelta(days=random.randint(5, 40))}
    return {}


_UPDATES = ("已经通知到登记过的居民。", "时间没有变。", "名额还剩五个。", "施工单位说会按时完成。")
