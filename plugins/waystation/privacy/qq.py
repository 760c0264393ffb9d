"""QQ numbers of people; those of groups are meant to be told."""

import re
from collections.abc import Iterator

from .finding import Finding, Kind

CLUE = re.compile(r"[Qq扣企](?:(?<=[Qq])|(?<=扣)扣|(?<=企)鹅)")


def find(text: str) -> Iterator[Finding]:
    if CLUE.search(text):
        for found in _QQ.finditer(text):
            yield Finding(kind=Kind.qq, start=found.start("id"), end=found.end("id"))


_QQ = re.compile(
    r"(?<![A-Za-z0-9_.@/=&?])(?:qq|扣扣|企鹅|加 ?q|q(?= ?(?:号|[:=])))(?: ?(?:号码?|账号|帐号|id|同号))?"
    r" ?(?:[:=是为]|就是|也是)? ?[\"“'(【\[]{0,2}(?P<id>[1-9][0-9]{5,10})(?![0-9A-Za-z@]|[.\-][0-9])",
    re.IGNORECASE,
)
