"""A repeating pattern in exact words: 每月第二个周三 14:00–15:30，共 6 次，12月12日停一次."""

from datetime import datetime

from ..model import Activity, Repeat, RepeatDay, Weekday
from . import Words, dates


def pattern(words: Words, activity: Activity) -> str:
    """The pattern alone, short enough for a list; empty for a single date."""
    rule = activity.rule
    if rule is None:
        return ""
    days = words("rule.joint").join(_days(words, activity, rule))
    key = f"rule.every_{rule.every}" if rule.interval == 1 else f"rule.every_{rule.every}s"
    return words(key, interval=rule.interval, days=days)


def exact(words: Words, activity: Activity) -> str:
    """The pattern with its time, its end, and what it leaves out."""
    rule = activity.rule
    if rule is None:
        return ""
    text = f"{pattern(words, activity)} {dates.clock_span(activity.start, activity.end)}".strip()
    if rule.count:
        text += words("rule.count", count=rule.count)
    if rule.until:
        text += words("rule.until", day=dates.full_date(words, rule.until))
    if rule.holidays == "skip":
        text += words("rule.holidays")
    if rule.make_up_days == "skip":
        text += words("rule.make_up_days")
    if rule.except_:
        days = words("dates.joint").join(dates.short_day(words, day) for day in rule.except_)
        text += words("rule.except_one" if len(rule.except_) == 1 else "rule.except", days=days)
    return text


def _days(words: Words, activity: Activity, rule: Repeat) -> list[str]:
    start = activity.start.date() if isinstance(activity.start, datetime) else activity.start
    if rule.days:
        return [_day(words, day) for day in rule.days]
    if rule.on_dates:
        return [
            words("rule.last_day") if day < 0 else words("rule.on_date", day=day) for day in rule.on_dates
        ]
    if rule.every == "week":
        return [_day(words, RepeatDay(weekday=list(Weekday)[start.weekday()]))]
    if rule.every == "month":
        return [words("rule.on_date", day=start.day)]
    return [dates.short_day(words, start)]


def _day(words: Words, day: RepeatDay) -> str:
    name = words(f"rule.days.{day.weekday}")
    return words(f"rule.nth.{day.nth}", day=name) if day.nth else name
