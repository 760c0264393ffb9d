"""How each small type of the model is written as text, and what is said when it is not."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NoReturn
from unicodedata import normalize
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..model import Markdown, Period, Phone, Slug, Url
from ..problems import Code, near

Leaf = tuple[PlainValidator, WithJsonSchema]


def refuse(code: Code, **values: str) -> NoReturn:
    """Raise the problem for pydantic to collect; the value itself is quoted from the input."""
    raise PydanticCustomError(code.value, "", values)


def text(value: Any) -> str:
    if not isinstance(value, str):
        refuse(Code.NOT_TEXT)
    return normalize("NFC", value.strip())


def choice(known: Iterable[str], make: Callable[[str], Any]) -> Leaf:
    """One of a closed list of words."""
    words = tuple(known)

    def read(value: Any) -> Any:
        word = text(value)
        if word not in words:
            refuse(Code.NOT_CHOICE, known="、".join(words), **near(word, words))
        return make(word)

    return PlainValidator(read), WithJsonSchema({"enum": list(words)})


def moment(value: Any, context: ValidationInfo) -> date | datetime:
    """A day, or a local time in the network's zone (the validation's context)."""
    written = text(value)
    if _DATE.fullmatch(written):
        return day(written)
    match = _MOMENT.fullmatch(written)
    if not match:
        refuse(Code.NOT_MOMENT, **_mended(written))
    if not _is_time(match["hour"], match["minute"]):
        refuse(Code.NOT_MOMENT)
    at = time(int(match["hour"]), int(match["minute"]))
    return datetime.combine(day(match["date"]), at, tzinfo=context.context)


def day(value: Any) -> date:
    written = text(value)
    if not _DATE.fullmatch(written):
        refuse(Code.NOT_DATE, **_mended(written))
    try:
        return date.fromisoformat(written)
    except ValueError:
        refuse(Code.NO_SUCH_DATE)


def instant(value: Any, context: ValidationInfo) -> datetime:
    at = moment(value, context)
    if not isinstance(at, datetime):
        refuse(Code.NOT_MOMENT)
    return at


def period(value: Any) -> Period:
    match = _PERIOD.fullmatch(text(value))
    if not match or not _is_time(match[1], match[2]) or not _is_time(match[3], match[4]):
        refuse(Code.NOT_PERIOD)
    opens, closes = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    if opens >= closes:
        refuse(Code.NOT_PERIOD)
    return Period(opens=opens, closes=closes)


def duration(value: Any) -> timedelta:
    match = _DURATION.fullmatch(text(value))
    if not match or not any(match.groups()):
        refuse(Code.NOT_DURATION)
    return timedelta(days=int(match[1] or 0), hours=int(match[2] or 0), minutes=int(match[3] or 0))


def whole(value: Any) -> int:
    written = text(value)
    if not re.fullmatch(r"[0-9]{1,9}", written):
        refuse(Code.NOT_NUMBER)
    return int(written)


def number(value: Any) -> float:
    written = text(value)
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", written):
        refuse(Code.NOT_NUMBER)
    return float(written)


def amount(value: Any) -> Decimal:
    written = text(value)
    if not re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,2})?", written):
        refuse(Code.NOT_NUMBER)
    return Decimal(written)


def yes_no(value: Any) -> bool:
    written = text(value).lower()
    if written not in _YES_NO:
        refuse(Code.NOT_YES_NO)
    return _YES_NO[written]


def slug(value: Any) -> str:
    written = text(value)
    if not SLUG.fullmatch(written) or len(written) > 80 or written in RESERVED:
        refuse(Code.NOT_SLUG, **({"near": made} if (made := _slugged(written)) and made != written else {}))
    return written


def phone(value: Any) -> str:
    written = text(value)
    digits = re.sub(r"\D", "", written)
    if not re.fullmatch(r"\+?[0-9][0-9 -]*( ?转 ?[0-9]{1,6})?", written) or not 3 <= len(digits) <= 20:
        refuse(Code.NOT_PHONE)
    return written


def url(value: Any) -> str:
    written = text(value)
    if not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}]+", written, re.IGNORECASE):
        refuse(Code.NOT_URL)
    return written


def zone(value: Any) -> ZoneInfo:
    written = text(value)
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse(Code.NOT_ZONE)


def _text_schema(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


LEAVES: dict[Any, Leaf] = {
    str: (PlainValidator(text), _text_schema()),
    Markdown: (PlainValidator(text), _text_schema()),
    Slug: (PlainValidator(slug), _text_schema(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")),
    Phone: (PlainValidator(phone), _text_schema()),
    Url: (PlainValidator(url), _text_schema(pattern="^https?://")),
    ZoneInfo: (PlainValidator(zone), _text_schema(examples=["Asia/Shanghai"])),
    date: (PlainValidator(day), _text_schema(pattern=r"^\d{4}-\d{2}-\d{2}$")),
    datetime: (PlainValidator(instant), _text_schema(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")),
    date | datetime: (PlainValidator(moment), _text_schema(pattern=r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$")),
    Period: (PlainValidator(period), _text_schema(pattern=r"^\d{2}:\d{2}-\d{2}:\d{2}$")),
    timedelta: (PlainValidator(duration), _text_schema(examples=["90min", "1h30m"])),
    int: (PlainValidator(whole), WithJsonSchema({"type": "integer", "minimum": 0})),
    float: (PlainValidator(number), WithJsonSchema({"type": "number"})),
    Decimal: (PlainValidator(amount), WithJsonSchema({"type": "number", "minimum": 0})),
    bool: (PlainValidator(yes_no), WithJsonSchema({"type": "boolean"})),
}

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
"""Ids that a web server or Windows would take for something else."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[ T](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(:00)?")
_LOOSE = re.compile(
    r"([0-9]{4})\D{1,2}([0-9]{1,2})\D{1,2}([0-9]{1,2})日?(?:\D{1,2}([0-9]{1,2})\D([0-9]{2}))?"
)
_PERIOD = re.compile(r"([0-9]{2}):([0-9]{2}) ?[-–] ?([0-9]{2}):([0-9]{2})")
_DURATION = re.compile(r"(?:([0-9]{1,2})d)? ?(?:([0-9]{1,2})h)? ?(?:([0-9]{1,4})m(?:in)?)?")
_YES_NO = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


def _is_time(hour: str, minute: str) -> bool:
    return int(hour) < 24 and int(minute) < 60


def _mended(written: str) -> dict[str, str]:
    """The date that was probably meant, for 2026-7-5, 2026/07/05 or 2026年7月5日 9：00."""
    match = _LOOSE.fullmatch(normalize("NFKC", written))
    if not match:
        return {}
    near = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return {"near": near + (f" {int(match[4]):02}:{match[5]}" if match[4] else "")}


def _slugged(written: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", normalize("NFKC", written).lower()))
