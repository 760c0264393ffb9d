"""Addresses that lead to the door of somebody's home: building, entrance and room."""

import re
from collections.abc import Iterator

from .finding import Finding, Kind

CLUE = re.compile(
    r"[栋幢座弄]|号[楼院]|单元|门洞|[0-9零〇一二三四五六七八九十] ?[室房]"
    r"|[\u4e00-\u9fff] ?[0-9]{1,3}[\-#][0-9]"
)


def find(text: str) -> Iterator[Finding]:
    if CLUE.search(text):
        for found in _HOME.finditer(text):
            yield Finding(kind=Kind.home, start=found.start(), end=found.end())


_N = r"[0-9A-Za-z一二三四五六七八九十百零〇两甲乙丙丁东西南北]{1,4}"
_ROOM = r"(?:[0-9]{3,4}|[0-9]{1,2}[A-H][0-9]{2}|[0-9]{1,2}0[0-9]|[一二三四五六七八九十百零〇两]{2,5})"
_SMALL = "[0-9一二三四五六七八九十]{1,3}"
_BUILDING = rf"{_N} ?(?:栋|幢|座|号楼|#楼?|号院|弄)"
_UNIT = rf"{_N} ?(?:单元|门洞|梯)"
_DOOR = r"(?:室|房(?!间)|号(?!楼)|户)"
_OTHER = r"(?! ?[0-9元人户名平米㎡间套个本年月日号路件台次%])"
_ESTATE = r"(?:小区|花园|苑|公寓|家园|新村|嘉园|花苑|名苑|府|城|湾|里|庄|居|园|大厦)"
_GAP = r"[ ,、\-]{0,2}"
_HOME = re.compile(
    "|".join(
        (
            rf"{_BUILDING}{_GAP}{_UNIT}{_GAP}(?:{_ROOM} ?{_DOOR}?{_OTHER}|{_SMALL} ?(?:室|户|楼))",
            rf"{_BUILDING}{_GAP}{_UNIT}(?! ?(?:门口|楼下|大门|门前|前|电梯|楼道|的?居民|住户|公示))",
            rf"{_BUILDING}{_GAP}(?:{_N} ?(?:层|楼){_GAP})?{_ROOM} ?{_DOOR}",
            rf"{_BUILDING}{_GAP}(?:[0-9]{{1,2}}-)?{_ROOM}{_OTHER}(?![室])",
            rf"{_UNIT}{_GAP}{_ROOM} ?{_DOOR}?{_OTHER}",
            rf"(?<![0-9\-])[0-9]{{1,3}} ?号{_GAP}{_ROOM} ?室",
            r"(?<![0-9\-])[0-9A-Za-z]{1,3}-(?:[0-9]{1,2}-)?[0-9]{3,4} ?(?:室|房(?!间))",
            rf"{_ESTATE} ?[0-9]{{1,3}}-[0-9]{{1,2}}-(?!20[23][0-9])[0-9]{{3,4}}(?![0-9\-])",
            rf"{_ESTATE} ?[0-9]{{1,3}}[#\-](?!(?:19|20)[0-9]{{2}}年)[0-9]{{3,4}}(?![0-9\-元人])",
        )
    )
)
