"""Full dates of birth: those that say so, and those that stand with somebody's name."""

import re
from collections.abc import Iterator
from functools import cache

from .finding import Finding, Kind

CLUE = re.compile(r"(?:19|20)[0-9]{2} ?[0-9年\-./]|[一二][九零〇○][零〇○一二三四五六七八九]{2} ?年")


def find(text: str) -> Iterator[Finding]:
    if CLUE.search(text) is None:
        return
    for pattern in _patterns():
        for found in pattern.finditer(text):
            if not _RANGE.search(text, max(0, found.start("day") - 4), found.start("day")):
                yield Finding(kind=Kind.birth, start=found.start("day"), end=found.end("day"))


_YEAR = r"(?:19[0-9]{2}|20[0-4][0-9]|[一二][九零〇○][零〇○一二三四五六七八九]{2})"
_N = r"(?:[0-9]{1,2}|[初廿]?[一二三四五六七八九十]{1,3}|正|腊|冬)"
_DAY = (
    rf"(?P<day>(?<![0-9]){_YEAR} ?(?:年 ?(?:农历|阴历)?{_N} ?月 ?{_N} ?[日号]?"
    r"|[\-./] ?[0-9]{1,2} ?[\-./] ?[0-9]{1,2}(?![0-9])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])))"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文庄施洪柯颜"
)
_TITLES = "老师|先生|女士|小姐|主任|医生|教授|师傅|阿姨|叔叔|律师|社工|书记|站长|队长|团长|校长"
_OCCASIONS = "节会展课赛班营讲期版场站馆院"
"""What the names of events and places end in."""
_GROUPS = "的(?:儿童|孩子|宝宝|婴|幼儿|居民|老人|学生|人|妇女|品牌|项目|驿站|社区)"
_RANGE = re.compile(r"[0-9][日号]? ?(?:至|到|[\-~—])+ ?\Z")
"""Between two days it is a whole age group that was born."""
_NAME = rf"(?:[{_SURNAMES}]|欧阳|上官|司马|诸葛)(?!{_TITLES})[\u4e00-\u9fff]{{1,2}}"
_LINK = r"(?:[ :=,(是为于在\[\"]|公历|农历|阴历|阳历|新历|旧历|日期){0,4}"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Made when a clue is first seen, as in ``home``."""
    return (
        re.compile(
            r"(?<![站国校])(?<![站国校党队团]的)(?<!社区的)"
            r"(?:出生(?:年月日?|日期|时间)?|生日|生于"
            r"|\bborn(?: on)?|birthday|date of birth|birth ?date|\bDOB)"
            rf"{_LINK}{_DAY}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_DAY} ?(?:\(?(?:出生(?!{_GROUPS})|生(?![日活效产成态命物长意鲜])|的?生日(?![会聚派蛋歌快])))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_NAME}[ ,、(:|]{{1,3}}(?:性别)?[:]? ?[男女][ ,、|]{{0,3}}(?:\S族[ ,、|]{{1,2}})?{_DAY}"
        ),
        re.compile(rf"{_NAME}(?<![{_OCCASIONS}]) ?\( ?{_DAY} ?[,)]"),
        re.compile(rf"姓名[ :=|]{{0,3}}[\u4e00-\u9fff·]{{2,6}}[ ,、;|]{{1,3}}[^0-9。;]{{0,12}}{_DAY}"),
    )
