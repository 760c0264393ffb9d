"""How each small type is written: what is read, what is refused, and what is offered instead."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from waystation.load import leaves
from waystation.model import Period
from waystation.problems import Code

ZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 12, 5, 9, 0, tzinfo=ZONE)


class InZone:
    """What pydantic passes of the validation's context."""

    context = ZONE


def moment(value: Any) -> Any:
    return leaves.moment(value, cast(ValidationInfo, InZone()))


def instant(value: Any) -> Any:
    return leaves.instant(value, cast(ValidationInfo, InZone()))


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (leaves.text, "  端午 ", "端午"),
        (leaves.text, "e\u0301", "é"),
        (moment, "2026-12-05", date(2026, 12, 5)),
        (moment, "2026-12-05 09:00", NINE),
        (moment, "2026-12-05T09:00", NINE),
        (moment, "2026-12-05 09:00:00", NINE),
        (instant, "2026-12-05 09:00", NINE),
        (leaves.day, "2028-02-29", date(2028, 2, 29)),
        (leaves.period, "09:00-12:00", Period(opens=time(9), closes=time(12))),
        (leaves.period, "09:00 – 12:00", Period(opens=time(9), closes=time(12))),
        (leaves.duration, "90m", timedelta(minutes=90)),
        (leaves.duration, "1h30m", timedelta(minutes=90)),
        (leaves.duration, "2d", timedelta(days=2)),
        (leaves.duration, "90min", timedelta(minutes=90)),
        (leaves.whole, "007", 7),
        (leaves.number, "-0.5", -0.5),
        (leaves.amount, "12.50", Decimal("12.50")),
        (leaves.yes_no, "True", True),
        (leaves.yes_no, "是", True),
        (leaves.yes_no, "no", False),
        (leaves.slug, "zongzi-2026", "zongzi-2026"),
        (leaves.phone, "0595-0000-0011 转 3", "0595-0000-0011 转 3"),
        (leaves.phone, "+86 595 0000 0011", "+86 595 0000 0011"),
        (leaves.phone, "12345", "12345"),
        (leaves.url, "HTTPS://example.org/a?b=c#d", "HTTPS://example.org/a?b=c#d"),
        (leaves.age, "60+", "60+"),
        (leaves.language, "zh", "zh"),
    ],
)
def test_is_read(read: Callable[[Any], Any], written: str, value: object) -> None:
    assert read(written) == value


def test_a_moment_is_aware_of_the_zone() -> None:
    assert moment("2026-12-05 09:00").astimezone(UTC) == datetime(2026, 12, 5, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("read", "written", "code", "near"),
    [
        (leaves.text, ["a"], Code.NOT_TEXT, None),
        (moment, "2026-7-5", Code.NOT_DATE, "2026-07-05"),
        (moment, "2026-7-35", Code.NOT_DATE, None),
        (moment, "2026-13-01", Code.NO_SUCH_DATE, None),
        (moment, "2026/12/5 9：00", Code.NOT_MOMENT, "2026-12-05 09:00"),
        (moment, "2026年12月5日上午", Code.NOT_MOMENT, None),
        (moment, "2026.12.5", Code.NOT_DATE, "2026-12-05"),
        (moment, "2026-12-05 25:00", Code.NOT_MOMENT, None),
        (moment, "2026-02-30 09:00", Code.NO_SUCH_DATE, None),
        (instant, "2026-12-05", Code.NOT_MOMENT, "2026-12-05 09:00"),
        (leaves.day, "2026-12-05 09:00", Code.NOT_DATE, "2026-12-05"),
        (leaves.day, "２０２６－１２－０５", Code.NOT_DATE, "2026-12-05"),
        (leaves.day, "2026年12月5号", Code.NOT_DATE, "2026-12-05"),
        (leaves.day, "明天", Code.NOT_DATE, None),
        (leaves.day, "2206-12-05", Code.OUT_OF_RANGE, None),
        (leaves.day, "0001-01-01", Code.OUT_OF_RANGE, None),
        (leaves.day, "2026-12-05，2026-12-12", Code.FULL_WIDTH_COMMA, "2026-12-05, 2026-12-12"),
        (leaves.period, "9:00-12:00", Code.NOT_PERIOD, "09:00-12:00"),
        (leaves.period, "9：00～12：00", Code.NOT_PERIOD, "09:00-12:00"),
        (leaves.period, "14:00-12:00", Code.NOT_PERIOD, None),
        (leaves.period, "09:00-24:00", Code.NOT_PERIOD, None),
        (leaves.duration, "90分钟", Code.NOT_DURATION, "90m"),
        (leaves.duration, "1小时30分", Code.NOT_DURATION, "1h30m"),
        (leaves.duration, "1.5小时", Code.NOT_DURATION, "1h30m"),
        (leaves.duration, "0m", Code.NOT_DURATION, None),
        (leaves.duration, "", Code.NOT_DURATION, None),
        (leaves.whole, "20人", Code.NOT_NUMBER, "20"),
        (leaves.whole, "２０", Code.NOT_NUMBER, "20"),
        (leaves.whole, "2.5", Code.NOT_NUMBER, None),
        (leaves.whole, "-3", Code.NOT_NUMBER, None),
        (leaves.whole, "10-20", Code.NOT_NUMBER, None),
        (leaves.amount, "10元", Code.NOT_NUMBER, "10"),
        (leaves.amount, "1e9", Code.NOT_NUMBER, None),
        (leaves.yes_no, "也许", Code.NOT_YES_NO, None),
        (leaves.slug, "Hua_Tai", Code.NOT_SLUG, "hua-tai"),
        (leaves.slug, "端午 2026", Code.NOT_SLUG, None),
        (leaves.slug, "index", Code.NOT_SLUG, None),
        (leaves.slug, "a" * 81, Code.NOT_SLUG, None),
        (leaves.slug, "a--b", Code.NOT_SLUG, "a-b"),
        (leaves.slug, "families，seniors", Code.FULL_WIDTH_COMMA, "families, seniors"),
        (leaves.phone, "（0595）0000－0011", Code.NOT_PHONE, "0595 0000-0011"),
        (leaves.phone, "请打电话", Code.NOT_PHONE, None),
        (leaves.url, "www.example.org", Code.NOT_URL, "https://www.example.org"),
        (leaves.url, "javascript:alert(1)", Code.NOT_URL, None),
        (leaves.url, "https://example.org/a b", Code.NOT_URL, None),
        (leaves.zone, "北京", Code.NOT_ZONE, None),
        (leaves.zone, "../etc/passwd", Code.NOT_ZONE, None),
        (leaves.zone, "Asia", Code.NOT_ZONE, None),
        (leaves.age, "60岁以上", Code.NOT_AGE, "60+"),
        (leaves.age, "6至12岁", Code.NOT_AGE, "6-12"),
        (leaves.age, "3岁以下", Code.NOT_AGE, "-3"),
        (leaves.age, "老人", Code.NOT_AGE, None),
        (leaves.language, "fr", Code.NOT_LANGUAGE, None),
    ],
)
def test_is_refused(read: Callable[[Any], Any], written: object, code: Code, near: str | None) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read(written)
    assert refused.value.type == code
    assert (refused.value.context or {}).get("near") == near


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (moment, "2026/12/5 9：00"),
        (moment, "2026年7月5日"),
        (leaves.period, "9：00～12：00"),
        (leaves.duration, "1个半小时"),
        (leaves.whole, "20人"),
        (leaves.slug, "Hua_Tai"),
        (leaves.phone, "（0595）0000－0011"),
        (leaves.url, "example.org/a"),
        (leaves.age, "60岁以上"),
    ],
)
def test_what_is_offered_instead_can_be_read(read: Callable[[Any], Any], written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read(written)
    assert refused.value.context is not None
    read(refused.value.context["near"])
