"""The shell around pages: rendered once for pages that are alike, and filled for each of them."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence

from markupsafe import Markup, escape

Texts = Mapping[str, str]
"""What one page puts into the shell, by name; HTML where the value says so, else text."""

MARK, END = "\ufdd0", "\ufdd1"
"""Around the name of a place: Unicode's noncharacters, which no content can have (``load.text``)."""

_PLACE = re.compile(f"{MARK}([a-z0-9_]+){END}")


class Frames:
    """The frames that one build needs; ``render`` puts the texts of one page into the shell the long way."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Sequence[str]] = {}

    def fill(self, like: Hashable, texts: Texts, render: Callable[[Texts], str]) -> str:
        """What ``render(texts)`` makes, to the letter.

        Pages that are ``like`` each other differ for the shell only in their texts, and it may ask no more of
        a text than whether it is empty.
        """
        key = like, *(name for name, text in texts.items() if text)
        frame = self._made.get(key)
        if frame is None:
            blank = {name: _place(name, text) if text else text for name, text in texts.items()}
            frame = self._made[key] = _PLACE.split(render(blank))
        # What stands fast and the names of places take turns.
        filled = list(frame)
        for at in range(1, len(filled), 2):
            text = texts[filled[at]]
            filled[at] = text if isinstance(text, Markup) else escape(text)
        return "".join(filled)


def _place(name: str, like: str) -> str:
    """A place for a text, of the same kind: HTML passes the shell's escaping, as its text will."""
    place = f"{MARK}{name}{END}"
    return Markup(place) if isinstance(like, Markup) else place
