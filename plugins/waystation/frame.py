"""The shell around pages: rendered once for pages that are alike, and filled for each of them."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from .privacy.outputs import EDGE, EDGES

Texts = Mapping[str, str]
"""What one page puts into the shell, by name; HTML where the value says so, else text."""

MARK, END = "\ufdd0", "\ufdd1"
"""Around the name of a place: Unicode's noncharacters, which no content can have (``load.text``)."""

_PLACE = re.compile(f"{MARK}([a-z0-9_]+){END}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A document in UTF-8; what stands between two of its ``EDGES`` stands in its shell or in its own."""

    content: bytes
    shell: bytes
    """What stands fast, the same for all documents of one frame."""
    own: bytes
    """What was put into it, each text with what stands fast beside it, as far as the next edge."""


class Frames:
    """The frames that one build needs; ``render`` puts the texts of one page into the shell the long way."""

    def __init__(self) -> None:
        self._made: dict[Hashable, _Frame] = {}

    def fill(self, like: Hashable, texts: Texts, render: Callable[[Texts], str]) -> Filled:
        """What ``render(texts)`` makes, to the letter.

        Pages that are ``like`` each other differ for the shell only in their texts, and it may ask no more of
        a text than whether it is empty.
        """
        key = like, *(name for name, text in texts.items() if text)
        frame = self._made.get(key)
        if frame is None:
            blank = {name: _place(name, text) if text else text for name, text in texts.items()}
            frame = self._made[key] = _Frame.of(render(blank))
        return frame.fill(texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    names: tuple[str, ...]
    """Of its places, in their order."""
    fast: tuple[bytes, ...]
    """What stands before, between and after them."""
    near: tuple[bytes, ...]
    """The same without what is beyond an edge for every place."""
    shell: bytes

    @classmethod
    def of(cls, rendered: str) -> "_Frame":
        # What stands fast and the names of places take turns.
        fast, *rest = _PLACE.split(rendered)
        pieces = tuple(piece.encode() for piece in (fast, *rest[1::2]))
        return cls(
            names=tuple(rest[::2]), fast=pieces, near=tuple(map(_near, pieces)), shell=EDGE.join(pieces)
        )

    def fill(self, texts: Texts) -> Filled:
        put = {name: _html(texts[name]).encode() for name in dict.fromkeys(self.names)}
        turns = [b""] * (2 * len(self.names) + 1)
        turns[1::2] = [put[name] for name in self.names]
        turns[::2] = self.near
        own = b"".join(turns)
        turns[::2] = self.fast
        return Filled(content=b"".join(turns), shell=self.shell, own=own)


def _near(fast: bytes) -> bytes:
    rows = EDGES.split(fast)
    return rows[0] + EDGE + rows[-1] if len(rows) > 1 else fast


def _html(text: str) -> str:
    return text if isinstance(text, Markup) else escape(text)


def _place(name: str, like: str) -> str:
    """A place for a text, of the same kind: HTML passes the shell's escaping, as its text will."""
    place = f"{MARK}{name}{END}"
    return Markup(place) if isinstance(like, Markup) else place
