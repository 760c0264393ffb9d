"""Mobile numbers of mainland China: 1, then 3 to 9, then nine digits; with or without +86 or a zero."""

import re
from collections.abc import Iterator

from .digits import Number, numbers
from .finding import Finding, Kind
from .folding import SEPARATORS


def find(text: str) -> Iterator[Finding]:
    for number in numbers(text, _MOBILE, 11, 15):
        if _is_one(number):
            yield Finding(kind=Kind.mobile, start=number.start, end=number.end)
    for found in _SAID.finditer(text) if _APART.search(text) else ():
        yield Finding(kind=Kind.mobile, start=found.start("number"), end=found.end("number"))


def _is_one(number: Number) -> bool:
    if number.is_fraction or number.is_decimal or _INSIDE.match(number.text, number.end):
        return False
    before = number.text[max(0, number.start - 12) : number.start]
    if re.search(r"[A-Za-z]\Z", before) and not _LABEL.search(before):
        return False
    if len(number.digits) > 11 or number.shape in _USUAL:
        return True
    # Other groups may be anything: the days of a month, the numbers of a draw.
    if 1 in number.shape and set(number.shape) != {1}:
        return False
    return (number.is_whole or _PREFIXED.search(before) is not None) and number.is_even


_MOBILE = re.compile(r"(?:(?:00)?86|0)?1[3-9][0-9]{9}")
_USUAL = {(11,), (3, 4, 4), (3, 8), (7, 4)}
_SAID = re.compile(
    r"(?:电话|手机|号码?|咨询|联系|拨打|热线|tel|phone)[^0-9\n]{0,4}"
    r"(?P<number>1[3-9][0-9](?P<between>[,、\n])[0-9]{4}(?P=between)[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
"""In groups between which stands what else separates one number from another."""
_APART = re.compile(r"1[3-9][0-9][,、\n][0-9]{4}[,、\n]")
"""Such groups alone, of which there are few."""
_LABEL = re.compile(r"(?:tel|te|t|phone|mobile|mob|m|cell|call|sms|wx|vx|weixin|wechat|img)\Z", re.IGNORECASE)
_INSIDE = re.compile(r"[A-Za-z]")
_PREFIXED = re.compile(rf"86[{SEPARATORS}]*\Z")
