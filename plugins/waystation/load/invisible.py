"""Characters that nobody sees: some turn text around or hide in a name, some belong to a script or an emoji.

Refused wherever an author writes: what looks alike must be alike (https://www.unicode.org/reports/tr36/, 2.1;
for texts that are turned around https://trojansource.codes/).
"""

import re
from functools import cache

from ..model import Mark
from ..problems import Code, Problem


def invisible(text: str) -> int | None:
    """Where the first character stands that nobody can see and nothing needs."""
    if _INVISIBLE.search(text) is None:
        return None
    has_marks = _RIGHT_TO_LEFT.search(text) is not None
    found = (one for one in _with_needed().finditer(text) if one["refused"])
    return next((one.start() for one in found if not (has_marks and one[0] in _MARKS)), None)


def problem(mark: Mark, text: str, at: int) -> Problem:
    """What is wrong with the character at ``at``; between two letters, those can be named and typed anew."""
    before = re.search(r"\S*\Z", text[max(0, at - 20) : at])
    after = re.match(r"\S*", text[at + 1 : at + 21])
    assert before and after, "they may be empty"
    left, right = (_INVISIBLE.sub("", part[0]) for part in (before, after))
    values = {"value": f"U+{ord(text[at]):04X}"}
    # Part of a number may be part of a telephone number, which is nobody's business.
    if left and right and not re.search(r"[0-9]", left + right):
        values["near"] = left[-4:] + right[:4]
    return Problem(mark=mark, code=Code.CONTROL_CHARACTER, values=values)


_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_JOINING = "\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1700-\u1aff\ua840-\uabff"
"""Scripts whose letters join: Arabic, those of India, Burmese, Mongolian and others."""
_WITHOUT_SPACES = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
"""Scripts that mark the end of a word for line breaking alone: Thai, Lao, Tibetan, Burmese, Khmer."""
_MARKS = "\u200e\u200f\u061c"
"""They say where signs belong in a text that runs both ways."""
_RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ff\u0620-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

# All that YAML does not allow (YAML 1.2.2, 5.1), lone surrogates among them; the line ends that YAML counts
# and editors do not (U+0085, U+2028, U+2029); noncharacters; what Unicode means to be ignored, and letters
# that are blank.
_REFUSED = (
    "[^\\t\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
    "|[\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\u3164\\uffa0\\ufff9-\\ufffb\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff]"
)
_NEEDED = (
    f"(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}])",
    f"(?<=[{_JOINING}])[\u200c\u200d]",
    f"(?<=[{_WITHOUT_SPACES}])\u200b",
    "(?<=[\u1800-\u18af])[\u180b-\u180f]",
    # Another form of the same letter, as in some people's names.
    f"(?<=[{_HAN}])[\U000e0100-\U000e01ef]",
    # Flags of regions.
    "(?<=\U0001f3f4)[\U000e0020-\U000e007e]+\U000e007f",
)
_INVISIBLE = re.compile(_REFUSED)


@cache
def _with_needed() -> re.Pattern[str]:
    """Made when it is first asked for: hardly any text holds such a character."""
    return re.compile(f"{'|'.join(_NEEDED)}|(?P<refused>{_REFUSED})")
