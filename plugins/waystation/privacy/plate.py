"""Number plates of mainland China (GA 36-2018): province, authority, five characters; six for new energy."""

import re
from collections.abc import Iterator

from .finding import Finding, Kind


def find(text: str) -> Iterator[Finding]:
    for found in _PLATE.finditer(text):
        if sum(one not in _LETTERS for one in found["order"].upper()) >= 3:
            yield Finding(kind=Kind.plate, start=found.start(), end=found.end())


_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_ONE = r"[A-HJ-NP-Za-hj-np-z0-9零〇一二三四五六七八九幺]"
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ \-]?[A-HJ-NP-Za-hj-np-z][ ·.\-_]{0,2}"
    rf"(?P<order>{_ONE}(?:[ \-]?{_ONE}){{3}}[ \-]?(?:{_ONE}{{1,2}}|[挂学警港澳使领]))(?![A-Za-z0-9])"
)
