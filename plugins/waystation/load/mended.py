"""What was probably meant by a value that cannot be read: the same thing in the spelling that can."""

import re
from collections.abc import Callable
from datetime import date
from unicodedata import normalize
from urllib.parse import urlsplit

Near = dict[str, str]
"""``{"near": …}``, or nothing when no guess is good enough."""


def moment(written: str) -> Near:
    """2026-7-5, 2026/07/05 or 2026年7月5日 9：00."""
    match = _DATE_AND_TIME.fullmatch(_plain(written))
    if not match:
        return {}
    year, month, day = (int(match[n]) for n in (1, 2, 3))
    try:
        mended = date(year, month, day).isoformat()
    except ValueError:
        return {}
    if match[4] is None:
        return {"near": mended}
    clock = _clock(match[4], match[5])
    return {"near": f"{mended} {clock}"} if clock else {}


def is_day(written: str) -> bool:
    """Whether it was meant for a day without a time, right or wrong."""
    return bool(re.fullmatch(r"[0-9]{4}\D{1,2}[0-9]{1,2}\D{1,2}[0-9]{1,2}\D?", written))


def day(written: str) -> Near:
    """The day of a day and time, or of any of the spellings above."""
    found = moment(written)
    return {"near": found["near"][:10]} if found else {}


def period(written: str) -> Near:
    """9:00-12:00 or 9：00～12：00."""
    match = _TIMES.fullmatch(_plain(written))
    opens, closes = (_clock(match[1], match[2]), _clock(match[3], match[4])) if match else ("", "")
    return {"near": f"{opens}-{closes}"} if opens and closes and opens < closes else {}


def duration(written: str) -> Near:
    """90分钟, 1小时30分 or 1.5小时."""
    plain = _plain(written).replace(" ", "")
    if half := re.fullmatch(r"([0-9]{1,2})(?:\.5|个半)(?:个?小时|h)", plain):
        return {"near": f"{half[1]}h30m"}
    match = re.fullmatch(r"(?:([0-9]{1,2})天)?(?:([0-9]{1,2})个?小时)?(?:([0-9]{1,4})分钟?)?", plain)
    if not match or not any(match.groups()):
        return {}
    return {"near": "".join(f"{n}{unit}" for n, unit in zip(match.groups(), "dhm", strict=True) if n)}


def site_path(written: str) -> Near:
    """The path of https://waystation.example.org/about/?from=a."""
    parts = urlsplit(_plain(written))
    path = parts.path.removeprefix("/")
    return {"near": path} if path and parts.netloc + parts.query + parts.fragment and path.isascii() else {}


def number(written: str) -> Near:
    """２０ or 20人."""
    match = re.fullmatch(r"[^0-9.-]*([0-9]{1,9}(?:\.[0-9]{1,2})?)[^0-9.-]*", _plain(written).replace(",", ""))
    return {"near": match[1]} if match else {}


def whole(written: str) -> Near:
    """The same, where nothing but a whole number will do."""
    found = number(written)
    return found if found and found["near"].isdigit() else {}


def phone(written: str) -> Near:
    """０５９５－１２３４ or (0595) 1234."""
    plain = re.sub(r"[()]", " ", _plain(written))
    plain = re.sub(r" *- *", "-", re.sub(r" +", " ", plain)).strip()
    return {"near": plain} if re.fullmatch(r"\+?[0-9][0-9 -]{5,18}", plain) else {}


def url(written: str) -> Near:
    """example.org/page without https:// before it."""
    return (
        {"near": f"https://{written}"} if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", written, re.ASCII) else {}
    )


def slug(written: str) -> Near:
    """Hua Tai or hua_tai; nothing for what has letters of its own that an id cannot have."""
    plain = normalize("NFKC", written).lower()
    made = "-".join(re.findall("[a-z0-9]+", plain))
    return {"near": made} if made and made != written and re.fullmatch(r"[a-z0-9 _.-]+", plain) else {}


def age(written: str) -> Near:
    """60岁以上, 6至12岁 or 3岁以下."""
    plain = re.sub(r"[周岁 ]", "", _plain(written)).replace("至", "-").replace("到", "-")
    mended = re.sub(r"^([0-9]+)(?:\+|及?以上)$", r"\1+", re.sub(r"^([0-9]+)及?以下$", r"-\1", plain))
    return {"near": mended} if mended != written and AGE.fullmatch(mended) else {}


def comma(written: str, reads: Callable[[str], object]) -> Near:
    """甲，乙 where commas of a list were meant: every part must read as an entry of its own."""
    parts = [part.strip() for part in re.split("[，、]", written)]
    return (
        {"near": ", ".join(parts)} if len(parts) > 1 and all(part and reads(part) for part in parts) else {}
    )


AGE = re.compile(r"[0-9]{1,3}\+|[0-9]{1,3}-[0-9]{1,3}|-[0-9]{1,3}")

_DATE_AND_TIME = re.compile(
    r"([0-9]{4})[-/.年 ]{1,2}([0-9]{1,2})[-/.月 ]{1,2}([0-9]{1,2})[日号]?"
    r"(?:[T ,]*([0-9]{1,2})[:.点时]([0-9]{2})?分?(?::00)?)?"
)
_TIMES = re.compile(r"([0-9]{1,2})[:.]([0-9]{2}) ?[-~至到]+ ?([0-9]{1,2})[:.]([0-9]{2})")


def _plain(written: str) -> str:
    """Full-width digits and signs as their plain forms, all dashes as one."""
    return re.sub("[‐-―−~〜]", "-", normalize("NFKC", written)).strip()


def _clock(hour: str, minute: str | None) -> str:
    """``09:00``, or nothing where there is no such time."""
    read = int(hour), int(minute or 0)
    return f"{read[0]:02}:{read[1]:02}" if read[0] < 24 and read[1] < 60 else ""
