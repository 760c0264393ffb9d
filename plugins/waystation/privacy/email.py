"""Addresses at the large mail providers, which belong to people and not to offices."""

import re
from collections.abc import Iterator

from .finding import Finding, Kind

CLUE = re.compile(r"[@艾#%\[({<](?:(?<=[@#])|(?<=艾)特|(?<=%)40|(?<=[\[({<]) ?[Aa][Tt])")


def find(text: str) -> Iterator[Finding]:
    if CLUE.search(text):
        for found in _EMAIL.finditer(text):
            yield Finding(kind=Kind.email, start=found.start(), end=found.end())


_AT_SIGN = r" ?(?:@|[\[({<] ?(?:at|@|艾特) ?[\])}>]|艾特|#|%40) ?"
_DOT = r" ?(?:\.|[\[({<] ?(?:dot|点|\.) ?[\])}>]|点|。) ?"
_PROVIDERS = (
    *(
        "qq",
        "vip.qq",
        "foxmail",
        "163",
        "vip.163",
        "126",
        "vip.126",
        "188",
        "yeah",
        "sina",
        "vip.sina",
        "sohu",
    ),
    *("139", "189", "wo", "aliyun", "tom", "21cn", "88", "gmail", "googlemail", "outlook", "hotmail", "live"),
    *("msn", "yahoo", "ymail", "icloud", "me", "mac", "proton", "protonmail", "gmx", "yandex", "mail"),
)
_NAMES = "|".join(name.replace(".", _DOT) for name in _PROVIDERS)
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{{0,63}}{_AT_SIGN}(?:{_NAMES}){_DOT}"
    rf"(?:com|cn|net|me|hk|tw|jp|ru|de|co)\b",
    re.IGNORECASE,
)
