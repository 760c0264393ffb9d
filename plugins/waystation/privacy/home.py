"""Addresses that lead to the door of somebody's home: building, entrance and room."""

import re
from collections.abc import Iterator
from functools import cache

from .finding import Finding, Kind

CLUE = re.compile(
    r"[栋幢座弄排]|号 ?[楼院]|单元|门洞|[0-9零〇一二三四五六七八九十A-Z东西南北中左右] ?[室房户]|号.{0,5}楼"
    r"|[\u4e00-\u9fff] ?[0-9]{1,3}[\-#][0-9]|住.{0,15}[0-9]-[0-9]"
)


def find(text: str) -> Iterator[Finding]:
    if _SIGN.search(text) and CLUE.search(text):
        for found in _home().finditer(text):
            if not _OFFICE.search(text, max(0, found.start() - 12), found.start()):
                yield Finding(kind=Kind.home, start=found.start(), end=found.end())


_ONE = "0-9A-Za-z一二三四五六七八九十百零〇两甲乙丙丁东西南北"
_SIGN = re.compile(
    r"[栋幢座弄#梯门排室房号单户\-]"
    rf"(?:(?:(?<=[{_ONE}].)|(?<=[{_ONE}] .))(?:(?<=[栋幢座弄#梯门排室房])|(?<=号)[楼院]|(?<=单)元)"
    r"|(?<=户)(?!外)|(?<=[0-9A-Z]-)(?<![0-9]{4}-)(?:[0-9]{1,2}-)?[0-9]{3})"
)
"""What no address below is without and few other texts have; few signs begin it, so it is found fast."""

_N = f"[{_ONE}]{{1,4}}"
_ROOM = r"(?:[0-9]{3,4}|[0-9]{1,2}[A-H][0-9]{2}|[0-9]{1,2}0[0-9]|[一二三四五六七八九十百零〇两]{2,5})"
_SMALL = "[0-9一二三四五六七八九十]{1,3}"
_BUILDING = rf"{_N} ?(?:栋|幢|座|号楼|#楼?|号院|弄)"
_UNIT = rf"{_N} ?(?:单元|门洞|梯|门(?![口前诊面外内店类牌厅卫窗]))"
_FLOOR = rf"{_N} ?[层楼]"
_DOOR = r"(?:室|房(?!间)|号(?!楼)|户)"
_PUBLIC = r"(?:教室|会议|诊室|诊间|办公|活动|阅览|接待|调解|咨询|培训|自习|服务|大厅|窗口)"
"""What a room is called that is nobody's home."""
_OTHER = rf"(?! ?(?:[0-9元人户名平米㎡间套个本年月日号路件台次%]|{_PUBLIC}))"
_ESTATE = (
    r"(?:小区|花园|苑|公寓|家园|新村|嘉园|花苑|名苑|府|城|湾|里|庄|居|园|大厦"
    r"|公馆|豪庭|宿舍|村|[东西南北中]区)"
)
_SIDE = r"[东西南北中左右前后][边侧面手]?[那这]?一?"
_LIVES = r"(?:住(?:在|处|址)?|地址|送(?:到|餐|货|至)|家在)[^0-9,。;!?\n]{0,14}"
_GAP = r"[ ,、\-]{0,2}"
_OFFICE = re.compile(
    r"(?:办公|教学|实验|门诊|综合|行政|住院)楼|中心|医院|学校|[小中大]学|图书馆|文化馆|派出所|法院|银行|妇联|局"
    r"(?=[^,。;住宿家]{0,5}\Z)"
)


@cache
def _home() -> re.Pattern[str]:
    """Made when a clue is first seen: it takes as long as to search a thousand texts without one."""
    return re.compile(
        "|".join(
            (
                rf"{_BUILDING}{_GAP}{_UNIT}{_GAP}(?:{_ROOM} ?{_DOOR}?{_OTHER}|{_SMALL} ?(?:室|户|楼))",
                rf"{_BUILDING}{_GAP}{_N} ?(?:单元|门洞|梯)"
                r"(?! ?(?:门口|楼下|大门|门前|前|电梯|楼道|的?居民|住户|公示))",
                rf"{_BUILDING}{_GAP}(?:{_FLOOR}{_GAP})?(?:{_ROOM}|[A-Z]) ?{_DOOR}(?!{_PUBLIC})",
                rf"{_BUILDING}{_GAP}(?:{_FLOOR}{_GAP})?(?:[0-9]{{1,2}}-)?{_ROOM}{_OTHER}(?![室])",
                rf"{_UNIT}{_GAP}{_ROOM} ?{_DOOR}?{_OTHER}",
                rf"(?:{_BUILDING}|{_UNIT}|{_N} ?号|{_FLOOR}){_GAP}(?:{_FLOOR})?的?{_SIDE}户(?!外)",
                rf"(?<![0-9\-])[0-9]{{1,3}} ?号{_GAP}(?:{_FLOOR}{_GAP})?{_ROOM} ?室",
                rf"(?:村|[东西南北中]区) ?第?{_SMALL} ?排 ?{_SMALL} ?号(?!座|位)",
                r"(?<![0-9\-])[0-9A-Za-z]{1,3}-(?:[0-9]{1,2}-)?[0-9]{3,4} ?(?:室|房(?!间))",
                rf"{_ESTATE} ?[0-9]{{1,3}}-[0-9]{{1,2}}-(?!20[23][0-9])[0-9]{{3,4}}(?![0-9\-])",
                rf"{_ESTATE} ?[0-9]{{1,3}}[#\-](?!(?:19|20)[0-9]{{2}}年)[0-9]{{3,4}}(?![0-9\-元人])",
                rf"{_LIVES}[0-9A-Z]{{1,3}}-(?:[0-9]{{1,2}}-)?[0-9]{{3,4}}(?![0-9\-元人年])",
            )
        )
    )
