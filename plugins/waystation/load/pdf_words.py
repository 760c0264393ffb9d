"""What PDFs say: a program of its own, which may take no longer and no more memory than is reasonable.

Standard input names the files and the seconds for each, in JSON; for each file a line of standard output says
what was found. The program ends, without a word, at the first that cannot be read: damaged, locked, or made
to take for ever.
"""

import faulthandler
import json
import logging
import os
import sys
import unicodedata
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 768 * 1024 * 1024
MOST = 2 * 1024 * 1024
"""Characters."""
FEW = 40
"""Characters on a page with a picture, when it is a scan with a number or a stamp on it."""


def main() -> None:
    logging.disable()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    files, seconds = json.load(sys.stdin)
    with open(os.devnull, "w") as nowhere:
        for file in files:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            text, is_whole = words(PdfReader(file))
            faulthandler.cancel_dump_traceback_later()
            print(json.dumps([text[: MOST + 1], is_whole]), flush=True)


def words(document: PdfReader) -> tuple[str, bool]:
    """All that can be read of a document, and whether that is all there is to see."""
    parts = [str(value) for value in (document.metadata or {}).values()]
    is_whole = not document.attachments
    for page in document.pages:
        text = page.extract_text()
        is_whole = is_whole and _is_readable(page, text)
        parts += (text, *_noted(page))
        if sum(map(len, parts)) > MOST:
            break
    return "\n".join(parts), is_whole


def _is_readable(page: PageObject, text: str) -> bool:
    letters = "".join(text.split())
    odd = sum(unicodedata.category(letter) in ("Cc", "Cn", "Co") or letter == "\ufffd" for letter in letters)
    if odd * 20 > len(letters):
        # The font does not say which characters its shapes are.
        return False
    if letters and not (len(letters) < FEW and _has_picture(page)):
        return True
    return not letters and not _is_drawn(page)


def _has_picture(page: PageObject) -> bool:
    return "/XObject" in _below(page, "/Resources")


def _is_drawn(page: PageObject) -> bool:
    contents = page.get_contents()
    return contents is not None and bool(contents.get_data().strip())


def _noted(page: PageObject) -> Iterator[str]:
    """What stands beside the text: comments, links, what was filled into forms."""
    for one in page.annotations or ():
        note = one.get_object()
        # Of several boxes with one value their parent has it (ISO 32000-1, 12.7.3).
        for entry in (note, _below(note, "/Parent")):
            yield from (str(entry[key]) for key in ("/Contents", "/T", "/V") if key in entry)
        yield str(_below(note, "/A").get("/URI", ""))


def _below(entry: DictionaryObject, key: str) -> DictionaryObject:
    value = entry.get(key)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


if __name__ == "__main__":
    main()
