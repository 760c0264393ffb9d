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

from ..model import (
    Age,
    DayOfMonth,
    Language,
    Latitude,
    Longitude,
    Markdown,
    Period,
    Phone,
    SitePath,
    Slug,
    Title,
    Url,
    Year,
)
from ..problems import Code, choices, near
from ..words import languages
from . import limits, mended
from .ids import RESERVED, SITE_PATH, SLUG

Leaf = tuple[PlainValidator, WithJsonSchema]


def refuse(code: Code, **values: str) -> NoReturn:
    """Raise the problem for pydantic to collect; the value itself is quoted from the input."""
    raise PydanticCustomError(code.value, "", values)


def text(value: Any) -> str:
    return _text(value, limits.MOST_CHARACTERS)


def title(value: Any) -> str:
    return _text(value, limits.MOST_IN_TITLE)


def choice(known: Iterable[str], make: Callable[[str], Any]) -> Leaf:
    """One of a closed list of words."""
    words = tuple(known)

    def read(value: Any) -> Any:
        word = text(value)
        if word not in words:
            _refuse_comma(word, words.__contains__)
            refuse(Code.NOT_CHOICE, known=choices(words), **near(word, words))
        return make(word)

    return PlainValidator(read), WithJsonSchema({"enum": list(words)})


def moment(value: Any, context: ValidationInfo) -> date | datetime:
    """A day, or a local time in the network's zone (the validation's context)."""
    written = text(value)
    if _DATE.fullmatch(written):
        return day(written)
    match = _MOMENT.fullmatch(written)
    if not match:
        code = Code.NOT_DATE if mended.is_day(written) else Code.NOT_MOMENT
        refuse(code, **mended.moment(written))
    if not _is_time(match["hour"], match["minute"]):
        refuse(Code.NOT_MOMENT)
    at = time(int(match["hour"]), int(match["minute"]))
    return datetime.combine(day(match["date"]), at, tzinfo=context.context)


def day(value: Any) -> date:
    written = text(value)
    if not _DATE.fullmatch(written):
        _refuse_comma(written, _DATE.fullmatch)
        refuse(Code.NOT_DATE, **mended.day(written))
    try:
        found = date.fromisoformat(written)
    except ValueError:
        refuse(Code.NO_SUCH_DATE)
    if not FIRST_DAY <= found <= LAST_DAY:
        refuse(Code.OUT_OF_RANGE, least=FIRST_DAY.isoformat(), most=LAST_DAY.isoformat())
    return found


def instant(value: Any, context: ValidationInfo) -> datetime:
    at = moment(value, context)
    if not isinstance(at, datetime):
        refuse(Code.NOT_MOMENT, near=f"{at.isoformat()} 09:00")
    return at


def period(value: Any) -> Period:
    match = _PERIOD.fullmatch(text(value))
    if not match or not _is_time(match[1], match[2]) or not _is_time(match[3], match[4]):
        refuse(Code.NOT_PERIOD, **mended.period(text(value)))
    opens, closes = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    if opens >= closes:
        refuse(Code.NOT_PERIOD)
    return Period(opens=opens, closes=closes)


def duration(value: Any) -> timedelta:
    match = _DURATION.fullmatch(text(value))
    if not match or not any(int(part or 0) for part in match.groups()):
        refuse(Code.NOT_DURATION, **mended.duration(text(value)))
    return timedelta(days=int(match[1] or 0), hours=int(match[2] or 0), minutes=int(match[3] or 0))


def whole(value: Any) -> int:
    written = text(value)
    if not re.fullmatch(r"[0-9]{1,9}", written):
        refuse(Code.NOT_NUMBER, **mended.whole(written))
    return int(written)


def number(value: Any) -> float:
    written = text(value)
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", written):
        refuse(Code.NOT_NUMBER, **mended.number(written))
    return float(written)


def amount(value: Any) -> Decimal:
    written = text(value)
    if not re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,2})?", written):
        refuse(Code.NOT_NUMBER, **mended.number(written))
    return Decimal(written)


def yes_no(value: Any) -> bool:
    written = text(value).lower()
    if written not in _YES_NO:
        refuse(Code.NOT_YES_NO)
    return _YES_NO[written]


def slug(value: Any) -> str:
    written = text(value)
    if not SLUG.fullmatch(written) or len(written) > 80 or written in RESERVED:
        _refuse_comma(written, SLUG.fullmatch)
        refuse(Code.NOT_SLUG, **mended.slug(written))
    return written


def phone(value: Any) -> str:
    written = text(value)
    digits = re.sub(r"\D", "", written)
    if not re.fullmatch(r"\+?[0-9][0-9 -]*( ?转 ?[0-9]{1,6})?", written) or not 3 <= len(digits) <= 20:
        refuse(Code.NOT_PHONE, **mended.phone(written))
    return written


def url(value: Any) -> str:
    written = text(value)
    if not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}]+", written, re.IGNORECASE):
        refuse(Code.NOT_URL, **mended.url(written))
    return written


def site_path(value: Any) -> str:
    """An address of this site from its root, as the address bar shows it after the host's name."""
    written = text(value)
    path = written.removeprefix("/").removesuffix("index.html")
    if path and not SITE_PATH.fullmatch(path):
        refuse(Code.NOT_SITE_PATH, **mended.site_path(written))
    return path if path.endswith("/") or "." in path.rpartition("/")[2] or not path else f"{path}/"


def zone(value: Any) -> ZoneInfo:
    written = text(value)
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse(Code.NOT_ZONE)


def age(value: Any) -> str:
    written = text(value)
    if not mended.AGE.fullmatch(written):
        refuse(Code.NOT_AGE, **mended.age(written))
    return written


def language(value: Any) -> str:
    written, known = text(value), languages()
    if written not in known:
        refuse(Code.NOT_LANGUAGE, known=choices(known), **near(written, known))
    return written


def within(read: Callable[[Any], float], least: int, most: int, **values: str) -> Leaf:
    """A number with bounds, both included."""

    def bounded(value: Any) -> float:
        found = read(value)
        if not least <= found <= most:
            refuse(Code.OUT_OF_RANGE, least=str(least), most=str(most), **values)
        return found

    kind = "integer" if read is whole else "number"
    return PlainValidator(bounded), WithJsonSchema({"type": kind, "minimum": least, "maximum": most})


def _text_schema(**more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


LEAVES: dict[Any, Leaf] = {
    str: (PlainValidator(text), _text_schema(maxLength=limits.MOST_CHARACTERS)),
    Title: (PlainValidator(title), _text_schema(maxLength=limits.MOST_IN_TITLE)),
    Markdown: (PlainValidator(text), _text_schema()),
    Slug: (PlainValidator(slug), _text_schema(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")),
    Phone: (PlainValidator(phone), _text_schema()),
    Url: (PlainValidator(url), _text_schema(pattern="^https?://")),
    SitePath: (PlainValidator(site_path), _text_schema(examples=["stations/huatai/activities/zongzi/"])),
    ZoneInfo: (PlainValidator(zone), _text_schema(examples=["Asia/Shanghai"])),
    date: (PlainValidator(day), _text_schema(pattern=r"^\d{4}-\d{2}-\d{2}$")),
    datetime: (PlainValidator(instant), _text_schema(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")),
    date | datetime: (PlainValidator(moment), _text_schema(pattern=r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$")),
    Period: (PlainValidator(period), _text_schema(pattern=r"^\d{2}:\d{2}-\d{2}:\d{2}$")),
    timedelta: (PlainValidator(duration), _text_schema(examples=["90min", "1h30m"])),
    int: (PlainValidator(whole), WithJsonSchema({"type": "integer", "minimum": 0})),
    Year: within(whole, 1900, 2199),
    DayOfMonth: within(whole, 1, 31),
    Latitude: within(number, -90, 90, near="lon"),
    Longitude: within(number, -180, 180, near="lat"),
    Age: (PlainValidator(age), _text_schema(pattern=f"^({mended.AGE.pattern})$", examples=["60+", "6-12"])),
    Language: (PlainValidator(language), _text_schema(examples=["zh"])),
    float: (PlainValidator(number), WithJsonSchema({"type": "number"})),
    Decimal: (PlainValidator(amount), WithJsonSchema({"type": "number", "minimum": 0})),
    bool: (PlainValidator(yes_no), WithJsonSchema({"type": "boolean"})),
}

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""No activity is outside these, a slip of the finger is."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[ T](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(:00)?")
_PERIOD = re.compile(r"([0-9]{2}):([0-9]{2}) ?[-–] ?([0-9]{2}):([0-9]{2})")
_DURATION = re.compile(r"(?:([0-9]{1,2})d)? ?(?:([0-9]{1,2})h)? ?(?:([0-9]{1,4})m(?:in)?)?")
_YES_NO = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


def _is_time(hour: str, minute: str) -> bool:
    return int(hour) < 24 and int(minute) < 60


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str):
        refuse(Code.NOT_TEXT)
    if len(value) > most:
        refuse(Code.TEXT_TOO_LONG, length=str(len(value)), most=str(most))
    return normalize("NFC", value.strip())


def _refuse_comma(written: str, reads: Callable[[str], object]) -> None:
    """Chinese commas between the entries of a list make one entry of them."""
    if found := mended.comma(written, reads):
        refuse(Code.FULL_WIDTH_COMMA, **found)
