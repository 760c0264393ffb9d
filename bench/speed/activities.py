"""Made-up activities: single dates and series, with what happens to them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from bench.search import vocabulary as v
from bench.search.distractors import pick_name, pick_words

from .entries import FIRST, LAST, TODAY, Entry, Place, Value
from .places import ACCESS, AUDIENCES, SERVICES, WEEK
from .texts import body

EVERY, SKY_EVERY = 7, 35
"""Among so many activities of a station there is a series, and one by the lunar calendar or a solar term."""
DAYTIMES = ((9, 0, 90), (9, 30, 120), (10, 0, 60), (14, 0, 120), (14, 30, 90), (15, 0, 60), (15, 0, 120))
EVENING = (19, 0, 90)


def activity(
    random: Random, place: Place, number: int, teams: Sequence[str], holidays: frozenset[date]
) -> Entry:
    """Activity ``number`` of a station; ``holidays`` are days off and the weekends worked instead."""
    words = pick_words(random)
    topic = next(topic for topic in v.TOPICS if topic[0] == words["topic"])
    head = random.choice(("", "", words["season"], words["festival"]))
    fields: dict[str, Value] = {
        "title": f"{head}{words['topic']}{random.choice(v.FORMS)}",
        "summary": f"{words['verb']}，{random.choice(v.PEOPLE_WORDS)}们都可以来。",
    }
    if number % SKY_EVERY == EVERY:
        days = _by_sky(random, fields)
    elif number % EVERY == 0 or number == 3:
        days = _series(random, place, fields, holidays)
    else:
        days = _once(random, place, fields, holidays)
    fields["service"] = random.choice(SERVICES)[0]
    if teams and random.random() < 0.4:
        fields["team"] = random.choice(teams)
    fields |= _where(random, place) | _terms(random, place, days[-1] >= TODAY)
    fields["keywords"] = list(topic[2])
    if fields.get("changes") or "status" in fields:
        fields["revision"] = 1
        fields["updated"] = TODAY - timedelta(days=random.randint(0, 20))
    return Entry(
        station=place.id,
        kind="activities",
        id=f"huodong-{number:03}",
        fields=fields,
        body=body(random, words),
        days=tuple(days),
    )


def _once(random: Random, place: Place, fields: dict[str, Value], holidays: frozenset[date]) -> list[date]:
    """Half of them are over, most of the others within two months."""
    if random.random() < 0.55:
        day = FIRST + timedelta(days=random.randrange((TODAY - FIRST).days))
    else:
        day = TODAY + timedelta(days=min(int(random.expovariate(1 / 35)), 110))
    day = _open_day(place, day, holidays)
    start, end = _span(random, place, day)
    fields |= {"start": start, "end": end}
    if random.random() < 0.03:
        fields |= {"start": day, "end": day + timedelta(days=random.randint(1, 6)), "outside_hours": True}
    elif random.random() < 0.1:
        del fields["end"]
        fields["duration"] = random.choice(("60min", "90min", "1h30m"))
    dice = random.random()
    if dice < 0.03:
        fields |= {
            "status": "cancelled",
            "reason": random.choice(_REASONS),
            "posted": day - timedelta(days=4),
        }
    elif dice < 0.05 and isinstance(fields["start"], datetime):
        to = _open_day(place, day + timedelta(days=random.randint(3, 9)), holidays)
        fields["changes"] = [_moved(day, to, start, end, random)]
        if place.is_evening(start):
            fields["outside_hours"] = True
        return [to]
    elif dice < 0.06:
        fields |= {"status": "moved_online", "reason": "天气不好，改在线上"}
    elif dice < 0.07 and day > TODAY:
        fields["status"] = "tentative"
    elif day < TODAY and random.random() < 0.6:
        fields["reports"] = [_report(random, day)]
    return [day]


def _series(random: Random, place: Place, fields: dict[str, Value], holidays: frozenset[date]) -> list[date]:
    """Every week or two, on two days a week, or on the second such day of each month."""
    first = _open_day(place, FIRST + timedelta(days=random.randrange(260)), holidays)
    weekday = WEEK[first.weekday()]
    until = min(first + timedelta(days=random.randint(60, 200)), LAST - timedelta(days=6))
    kind = random.choice(("week", "week", "week", "fortnight", "twice", "month"))
    if kind == "month":
        first = _nth_day(first, first.weekday())
        days = [day for n in range(12) if (day := _nth_day(first, first.weekday(), n)) <= until]
        repeat: dict[str, Value] = {"every": "month", "days": [f"2nd {weekday}"]}
    elif kind == "twice":
        other = (first.weekday() + 2) % 6
        days = [d for d in _each(first, until, 1) if d.weekday() in (first.weekday(), other)]
        repeat = {"every": "week", "days": [WEEK[n] for n in sorted((first.weekday(), other))]}
    else:
        days = _each(first, until, 14 if kind == "fortnight" else 7)
        repeat = {"every": "week", "days": [weekday]}
        if kind == "fortnight":
            repeat["interval"] = 2
    days = days or [first]
    if random.random() < 0.9:
        repeat["until"] = max(until, days[-1])
    repeat |= {"holidays": "skip", "make_up_days": "skip"}
    held = [day for day in days if day not in holidays]
    left_out = [day for day in held if day in place.closed] + random.sample(held, min(len(held) // 8, 2))
    if left_out := sorted(set(left_out)):
        repeat["except"] = left_out
    start, end = _span(random, place, days[0])
    fields |= {"start": start, "end": end, "repeat": repeat}
    if place.is_evening(start):
        # On its other days, and on those that it moves to, the station closes earlier.
        fields["outside_hours"] = True
    held = [day for day in held if day not in left_out] or days
    ahead, over = [day for day in held if day > TODAY], [day for day in held if day < TODAY]
    changes, taken = [], [*days, *holidays]
    for day in sorted(random.sample(ahead, min(len(ahead), random.choice((0, 0, 1, 2))))):
        changes.append(_change(random, place, day, start, end, taken))
    if changes:
        fields["changes"] = changes
    if over:
        fields["reports"] = [_report(random, day) for day in sorted(random.sample(over, min(len(over), 4)))]
    return held


def _by_sky(random: Random, fields: dict[str, Value]) -> list[date]:
    """Once a year, by the lunar calendar or on a solar term."""
    rule, day = random.choice(_SKY)
    fields |= rule | {"time": "18:30-20:30", "from": FIRST, "horizon": 2, "outside_hours": True}
    return [day]


def _change(
    random: Random, place: Place, day: date, start: datetime, end: datetime, taken: list[date]
) -> Value:
    """``taken`` are days that it may not move to; the one that it moves to becomes one of them."""
    posted = TODAY - timedelta(days=random.randint(1, 9))
    dice = random.random()
    to = next(d for n in range(1, 20) if (d := day + timedelta(days=n)).weekday() < 6 and d not in taken)
    if dice < 0.4 or to in place.closed:
        return {
            "date": day,
            "status": "cancelled",
            "reason": random.choice(_REASONS),
            "instead": "请改上下一次的课",
            "posted": posted,
        }
    if dice < 0.7:
        taken.append(to)
        return _moved(day, to, start, end, random)
    return {
        "date": day,
        "location": random.choice(v.PLACES),
        "reason": "原来的房间借给别的班",
        "posted": posted,
    }


def _moved(day: date, to: date, start: datetime, end: datetime, random: Random) -> dict[str, Value]:
    return {
        "date": day,
        "status": "rescheduled",
        "start": datetime.combine(to, start.time()),
        "end": datetime.combine(to, end.time()),
        "reason": random.choice(_REASONS),
        "posted": min(day, TODAY) - timedelta(days=random.randint(1, 4)),
    }


def _report(random: Random, day: date) -> Value:
    found: dict[str, Value] = {"date": day, "attendance": random.randint(8, 60)}
    if random.random() < 0.3:
        found |= {"volunteers": random.randint(5, 9), "hours": random.randint(6, 20)}
    return found


def _where(random: Random, place: Place) -> dict[str, Value]:
    if random.random() < 0.92:
        return {"location": random.choice(place.rooms)[0]}
    spot = random.choice(v.LANDMARKS)
    return {"location": f"示例{spot}", "address": f"{place.city}{place.subdistrict}示例{spot}门口"}


def _terms(random: Random, place: Place, is_ahead: bool) -> dict[str, Value]:
    """Whom it is for, what it costs, and how to come to it."""
    audience: list[Value] = [id for id, _ in random.sample(AUDIENCES, random.choice((1, 1, 2)))]
    if random.random() < 0.25:
        audience.append({"age": random.choice(("60+", "6-12", "3-8", "18+"))})
    fields: dict[str, Value] = {"audience": audience, "fee": "free"}
    if random.random() < 0.12:
        fields["fee"] = {
            "amount": random.randrange(5, 60, 5),
            "per": random.choice(("人", "家庭")),
            "note": "材料费",
        }
    if random.random() < 0.5:
        fields["capacity"] = random.randrange(10, 60, 2)
        if is_ahead:
            fields["places_left"] = random.choice((0, 2, 3, 5, 6, 8, 10))
            fields["places_left_at"] = datetime.combine(
                TODAY - timedelta(days=random.randint(1, 4)), time(17)
            )
    if random.random() < 0.6:
        fields["registration"] = {
            "required": True,
            "phone": place.phone,
            "desk": f"{place.name}前台",
            "proxy": random.random() < 0.5,
        }
    else:
        fields["registration"] = {"required": False, "note": "直接来"}
    if random.random() < 0.4:
        fields["languages"] = random.sample(("普通话", "闽南话", "粤语", "英语"), random.choice((1, 2)))
    fields["accessibility"] = random.sample(ACCESS, random.randint(1, 4))
    if random.random() < 0.5:
        fields["bring"] = random.sample(v.THINGS, random.choice((1, 2, 3)))
    if random.random() < 0.25:
        fields["volunteers"] = random.sample(_ROLES, 2)
    if random.random() < 0.2:
        fields["organizer"] = f"{pick_name(random)}老师"
    return fields


def _span(random: Random, place: Place, day: date) -> tuple[datetime, datetime]:
    is_evening = place.has_evenings and day.weekday() == 2 and random.random() < 0.4
    hour, minute, lasts = EVENING if is_evening else random.choice(DAYTIMES)
    start = datetime.combine(day, time(hour, minute))
    return start, start + timedelta(minutes=lasts)


def _open_day(place: Place, day: date, holidays: frozenset[date]) -> date:
    while day.weekday() == 6 or day in holidays or day in place.closed:
        day += timedelta(days=1)
    return day


def _each(first: date, until: date, step: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(0, (until - first).days + 1, step)]


def _nth_day(day: date, weekday: int, months: int = 0) -> date:
    """The second such day of the month ``months`` after."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7)


_REASONS = ("片区停水", "老师临时有事", "场地借给别的班", "台风预警", "报名的人太少", "电梯检修")
_ROLES = ("签到", "搬桌椅", "拍照", "教老人用手机", "看孩子", "打扫", "领路")
_SKY: tuple[tuple[dict[str, Value], date], ...] = (
    ({"lunar": {"month": 1, "day": 15}}, date(2027, 2, 20)),
    ({"lunar": {"month": 5, "day": 5}}, date(2026, 6, 19)),
    ({"lunar": {"month": 8, "day": 15}}, date(2026, 9, 25)),
    ({"lunar": {"month": 9, "day": 9}}, date(2026, 10, 18)),
    ({"lunar": {"month": 12, "day": 8}}, date(2027, 1, 15)),
    ({"lunar": "除夕"}, date(2027, 2, 5)),
    ({"solar_term": "冬至"}, date(2026, 12, 22)),
    ({"solar_term": "立春"}, date(2027, 2, 4)),
)
