"""WeChat ids of people; those of official accounts, mini programs and groups are meant to be told."""

import re
from collections.abc import Iterator

from .finding import Finding, Kind

# Beginning with one of few characters, and told their case, it is found in a fourth of the time.
CLUE = re.compile(
    r"[信VvWw加+卫绿](?i:(?<=信)|(?<=[wv]) ?x|(?<=w)e ?chat|(?<=w)eixin|(?<=[加+]) ?[vw]"
    r"|(?<=v)(?<![a-z0-9].) ?[:=]|(?<=卫)星|(?<=绿)泡泡)"
)


def find(text: str) -> Iterator[Finding]:
    if CLUE.search(text) is None:
        return
    for found in _GIVEN.finditer(text):
        yield Finding(kind=Kind.wechat, start=found.start(), end=found.end())
    for found in _WECHAT.finditer(text):
        before = text[max(0, found.start() - 8) : found.start()]
        if not _OFFICIAL.search(before) and not _NAMED.match(text, found.end()) and _is_id(found):
            yield Finding(kind=Kind.wechat, start=found.start("id"), end=found.end("id"))


def _is_id(found: re.Match[str]) -> bool:
    name, label = found["id"], found["label"].lower()
    if name.lower().startswith(("gh_", "http", "www")) or name.lower() in _PLAIN:
        return False
    has_sign = re.search(r"[0-9_\-]", name) is not None
    if _VAGUE.fullmatch(label):
        # What else may be called so has no letters and digits in one word.
        return name[0].isalpha() and re.search("[0-9]", name) is not None
    if not found["between"].strip(" ") and not found["id_word"]:
        # Without a colon there must be something that no plain word has.
        return has_sign and name[0].isalpha() and (label.endswith("信") or bool(found["between"]))
    is_sentence = re.match(r" +[A-Za-z]", found.string[found.end() :]) is not None
    return has_sign or not is_sentence


_GIVEN = re.compile(r"(?<![A-Za-z0-9_])wxid_[a-z0-9]{8,20}", re.IGNORECASE)
"""As the program itself names somebody who has chosen no id."""
_WECHAT = re.compile(
    r"(?:(?<![A-Za-z0-9])(?P<label>微 ?信|薇信|威信|徽信|v信|wechat|weixin|wx|vx|[加+] ?[vw](?![a-z])"
    r"|卫星|绿泡泡|v(?= ?[:=])))"
    r"(?P<id_word> ?(?:号码?|id|账号|帐号|同号|同步))?"
    r"(?P<between> ?(?:[:=是为搜加找→➡]|就是|也是|-?->|=>|搜索|添加)? ?[\"“'`*(【\[]{0,3} ?)"
    r"(?P<id>[A-Za-z0-9][A-Za-z0-9_\-]{4,19})(?![A-Za-z0-9_\-@]|://|\.(?!(?:md|jpe?g|png|webp|gif|pdf|docx?|xlsx?)\b)[a-z])",
    re.IGNORECASE,
)
_VAGUE = re.compile("v|卫星|绿泡泡")
_OFFICIAL = re.compile(r"(?:公众|公共|官方|服务号|订阅号|小程序|视频号|企业)[^,;:。]{0,4}\Z")
_NAMED = re.compile(r"[\"”'`)】\]]? ?的?(?:公众|服务号|订阅号|小程序|视频号)")
_PLAIN = frozenset(
    {
        "official",
        "account",
        "group",
        "groups",
        "public",
        "please",
        "login",
        "mini-program",
        "moments",
        "scan-code",
    }
    | {"channel", "channels", "program", "wechat", "weixin", "payment"}
)
