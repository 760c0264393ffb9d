"""What browsers have to know of single characters: how they sound, and which fold into others.

It follows from the characters that there are, so what is remembered of it holds until there are others.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from .folding import alphabet, common
from .memory import Memory
from .pinyin import by_sound

NAME = "letters"
"""What the memory knows it by."""


class Letters(NamedTuple):
    sounds: str
    """Each syllable in a line with its characters."""
    others: str
    """Characters that a query may have instead of those that are found."""
    folded: str
    """What each of them becomes."""


def letters_of(tokens: Iterable[str], raw: Sequence[str], memory: Memory) -> Letters:
    """Of folded ``tokens``, and of the Han characters of texts as they are written."""
    known = {char for char in set().union(*tokens) if char > "\u3000"}
    told = sha256("\n".join(("".join(sorted(known)), *raw)).encode()).hexdigest()
    before, *values = json.loads(memory.recall(NAME) or b"[null]")
    if before == told:
        return Letters(*values)
    sounds = by_sound(sorted({*known, *common()}))
    pairs = alphabet(known, raw)
    made = Letters(
        "\n".join(name + chars for name, chars in sounds.items()), "".join(pairs), "".join(pairs.values())
    )
    memory.keep(NAME, json.dumps([told, *made]).encode())
    return made
