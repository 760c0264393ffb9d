"""How the days of a pattern are written: ``2nd Wed``, ``last``, and RFC 5545's RRULE for experts."""

import re
from typing import Any

from pydantic import PlainValidator, WithJsonSchema

from ..almanac.lunar import TERMS
from ..model import LunarMonthDay, MonthDay, Repeat, RepeatDay, RRule, SolarTerm, Weekday
from ..problems import Code, choices, near
from .leaves import Leaf, day, refuse, text


def repeat_day(value: Any) -> RepeatDay:
    """``Sat``, ``2nd Wed`` or ``last Fri``."""
    written = text(value)
    match = re.fullmatch(r"(?:(1st|2nd|3rd|4th|5th|last) )?([A-Z][a-z]{2})", written)
    if not match or match[2] not in Weekday.__members__:
        words = [*Weekday, *(f"{nth} {weekday}" for nth in _NTH for weekday in Weekday)]
        refuse(Code.NOT_REPEAT_DAY, **near(written, words))
    return RepeatDay(weekday=Weekday(match[2]), nth=_NTH[match[1]] if match[1] else 0)


def day_of_month(value: Any, most: int, code: Code) -> int:
    """``1`` to ``most``, or ``last`` as -1."""
    written = text(value)
    if written == "last":
        return -1
    if not re.fullmatch(r"[0-9]{1,2}", written) or not 1 <= int(written) <= most:
        refuse(code)
    return int(written)


def month_day(value: Any) -> int:
    return day_of_month(value, 31, Code.NOT_MONTH_DAY)


def lunar_day(value: Any) -> int:
    return day_of_month(value, 30, Code.NOT_LUNAR_DAY)


def solar_term(value: Any) -> str:
    """One of the 24 names, such as ``清明``."""
    written = text(value)
    if written not in SOLAR_TERMS:
        refuse(Code.NOT_SOLAR_TERM, known=choices(SOLAR_TERMS), **near(written, SOLAR_TERMS))
    return SOLAR_TERMS[written]


def rrule(value: Any) -> Repeat:
    """The subset of RRULE that ``repeat`` has as well, so that every calendar reads it alike."""
    parts = [part.partition("=") for part in text(value).removeprefix("RRULE:").split(";")]
    given = {name: value for name, _, value in parts}
    if len(given) != len(parts) or not given.keys() <= _PARTS or given.get("FREQ") not in _FREQ:
        refuse(Code.NOT_RRULE)
    if given.get("WKST", "MO") != "MO":
        refuse(Code.NOT_RRULE)
    until = given.get("UNTIL", "")
    if until and not re.fullmatch(r"[0-9]{8}", until):
        refuse(Code.NOT_RRULE)
    return Repeat(
        every=_FREQ[given["FREQ"]],  # type: ignore[arg-type]  # the table holds the four words
        interval=_count(given.get("INTERVAL", "1")),
        days=tuple(_by_day(one) for one in given["BYDAY"].split(",")) if "BYDAY" in given else (),
        on_dates=tuple(_by_month_day(one) for one in given["BYMONTHDAY"].split(","))
        if "BYMONTHDAY" in given
        else (),
        until=day(f"{until[:4]}-{until[4:6]}-{until[6:]}") if until else None,
        count=_count(given["COUNT"]) if "COUNT" in given else None,
    )


_TERM_NAMES = (
    *("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至"),
    *("小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"),
)
SOLAR_TERMS = dict(zip(_TERM_NAMES, TERMS, strict=True))
"""Chinese name to key, in the order of a solar year."""

RULES: dict[Any, Leaf] = {
    LunarMonthDay: (
        PlainValidator(lunar_day),
        WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 30}, {"const": "last"}]}),
    ),
    SolarTerm: (PlainValidator(solar_term), WithJsonSchema({"enum": list(SOLAR_TERMS)})),
    RepeatDay: (
        PlainValidator(repeat_day),
        WithJsonSchema({"type": "string", "examples": ["Sat", "2nd Wed"]}),
    ),
    MonthDay: (
        PlainValidator(month_day),
        WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 31}, {"const": "last"}]}),
    ),
    RRule: (PlainValidator(rrule), WithJsonSchema({"type": "string", "pattern": "^FREQ="})),
}

_NTH = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
_FREQ = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"})
_TWO_LETTERS = {weekday.upper()[:2]: weekday for weekday in Weekday}


def _count(value: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", value):
        refuse(Code.NOT_RRULE)
    return int(value)


def _by_day(value: str) -> RepeatDay:
    match = re.fullmatch(r"(-1|[1-5])?([A-Z]{2})", value)
    if not match or match[2] not in _TWO_LETTERS:
        refuse(Code.NOT_RRULE)
    return RepeatDay(weekday=_TWO_LETTERS[match[2]], nth=int(match[1] or 0))


def _by_month_day(value: str) -> MonthDay:
    if not re.fullmatch(r"-1|[12]?[0-9]|3[01]", value) or value == "0":
        refuse(Code.NOT_RRULE)
    return MonthDay(int(value))
