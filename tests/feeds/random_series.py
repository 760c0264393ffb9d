"""Repeating activities made at random, each from a number, so that the number alone brings one back."""

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.in_memory import rule
from waystation.almanac.recurrence import rule_days

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NTH = ("1st", "2nd", "3rd", "4th", "last")
MONTH_DAYS = ("1", "15", "28", "30", "31", "last")
STATUSES = (None, "cancelled", "postponed", "rescheduled", "moved_online", "draft")
FIRST = date(2026, 8, 3)
LAST = FIRST + timedelta(days=400)
MOVED_DAYS = 20
"""How far a date may be moved, to either side."""


def series(number: int) -> dict[str, Any]:
    """An activity, timed or of whole days, with its rule, exceptions, changes and additions."""
    random = Random(number)
    begins = FIRST + timedelta(days=random.randint(0, 20))
    clock = random.choice(["", " 08:30", " 19:00", " 22:30"])
    repeat = pattern(random)
    # Of the many dates of daily ones without an end, only a few are worth the time.
    is_long = repeat["every"] in ("day", "week") and random.random() < 0.8
    ends = random.choice(["until", "count"] if is_long else ["", "until", "count"])
    if ends == "until":
        repeat["until"] = str(begins + timedelta(days=random.randint(0, 120)))
    if ends == "count":
        repeat["count"] = str(random.randint(1, 30))
    days = list(rule_days(begins, rule(repeat), LAST)) or [begins]
    repeat["except"] = [str(day) for day in _some(random, days, 5)]
    values: dict[str, Any] = {
        "id": f"n{number}",
        "start": f"{begins}{clock}",
        "end": None,
        "repeat": repeat,
        "changes": [_change(random, day, clock) for day in _some(random, days, 6)],
    }
    length = random.randint(0, 3)
    if clock:
        values["duration"] = f"{length * 60 + 45}min"
    else:
        values["end"] = str(begins + timedelta(days=length))
    # Before every date of the pattern, so that none is added twice.
    if random.random() < 0.5:
        values["add"] = [{"start": f"{FIRST - timedelta(days=9)}{clock}"}]
    return values


def pattern(random: Random) -> dict[str, Any]:
    """What all calendars agree on: days, weeks, months by weekday or by date, years."""
    every = random.choice(["day", "week", "week", "month", "month", "year"])
    repeat: dict[str, Any] = {"every": every, "interval": str(random.randint(1, 3))}
    repeat["holidays"] = random.choice(["keep", "skip"])
    repeat["make_up_days"] = random.choice(["keep", "skip"])
    if every == "week":
        repeat["days"] = sorted(random.sample(DAYS, random.randint(0, 7)))
    if every == "month" and random.random() < 0.5:
        named = [f"{nth} {day}" for nth in NTH for day in DAYS]
        repeat["days"] = sorted(random.sample(named, random.randint(0, 2)))
    elif every == "month":
        repeat["on_dates"] = sorted(random.sample(MONTH_DAYS, random.randint(0, 2)))
    return repeat


def _some(random: Random, days: list[date], at_most: int) -> list[date]:
    """Days of the rule, early or late, and now and then one that is none of them."""
    among = days[:30] if random.random() < 0.7 else days
    chosen = set(random.sample(among, min(random.randint(0, at_most), len(among))))
    if random.random() < 0.3:
        chosen.add(random.choice(days) + timedelta(days=random.randint(1, 40)))
    return sorted(chosen)


def _change(random: Random, day: date, clock: str) -> dict[str, str]:
    change = {"date": str(day)}
    status = random.choice(STATUSES)
    if status:
        change["status"] = status
    if status == "rescheduled":
        to = day + timedelta(days=random.randint(-MOVED_DAYS, MOVED_DAYS))
        change["start"] = f"{to} 15:00" if clock else str(to)
    return change
