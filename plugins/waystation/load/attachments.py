"""What attachments say, as far as it can be read: they are published as they are, and looked through before.

Of Word, Excel and PowerPoint the formats since 2007 (ECMA-376): XML in a ZIP file. What stands in pictures
is not seen; where a page of a PDF is nothing else, somebody has to say that they have looked at it.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ..model import Enclosure, Mark
from ..problems import Code, Problem
from . import pdf

MAX_PDF = 32 * 1024 * 1024
MAX_XML = 32 * 1024 * 1024
MAX_TEXT = 2 * 1024 * 1024
"""Characters; nobody reads a longer list, and looking through it takes too long."""


def read(file: Path, path: str) -> Enclosure | Problem | None:
    """The text in the file at ``path``; None for a file of another kind."""
    kind = file.suffix.lower()
    if kind not in (".txt", *_DOCUMENTS):
        return None
    mark = Mark(path=path)
    try:
        if kind == ".txt":
            found = Enclosure(mark=mark, body=_plain(file))
        else:
            with ZipFile(file) as parts:
                found = Enclosure(mark=mark, text="\n".join(_parts(parts)))
    # What a damaged or a locked ZIP file raises.
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        return _unseen(path)
    return found if len(found.body) + len(found.text) <= MAX_TEXT else _unseen(path)


def read_pdfs(root: Path, paths: Iterable[str]) -> Iterator[Enclosure | Problem]:
    """The text of those of the files that are PDFs."""
    chosen = [path for path in paths if path.lower().endswith(".pdf")]
    small = [path for path in chosen if (root / path).stat().st_size <= MAX_PDF]
    yield from (_unseen(path) for path in chosen if path not in small)
    for path, words in zip(small, pdf.read([root / path for path in small]), strict=True):
        if words is None or len(words.text) > MAX_TEXT:
            yield _unseen(path)
        else:
            scan = "" if words.is_whole else sha256((root / path).read_bytes()).hexdigest()[:12]
            yield Enclosure(mark=Mark(path=path), text=words.text, scan=scan)


def _unseen(path: str) -> Problem:
    values = {"value": path.rpartition("/")[2]}
    return Problem(mark=Mark(path=path), code=Code.ATTACHMENT_UNSEEN, values=values)


def _plain(file: Path) -> str:
    """Text as Windows saves it: whichever way, digits and names are to be found.

    Raises ValueError for a file that is too large for text.
    """
    if file.stat().st_size > 4 * MAX_TEXT:
        raise ValueError("too large")
    content = file.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("gb18030", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parts(file: ZipFile) -> Iterator[str]:
    """The text of each part: paragraphs and cells on lines of their own, whatever formats are inside them.

    Raises ValueError for parts that are larger than anything written by hand.
    """
    left = MAX_XML
    for name in sorted(name for name in file.namelist() if _WRITTEN.match(name)):
        with file.open(name) as part:
            # What the file says of its own size may be wrong.
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise ValueError("too large")
        xml = _ENDS.sub("\n", content.decode("utf-8", "replace"))
        yield unescape(_TAG.sub("", xml))


_DOCUMENTS = frozenset({".docx", ".xlsx", ".pptx"})
_WRITTEN = re.compile(r"(?:word|xl|ppt)/(?!theme|styles|settings|fontTable).*\.xml\Z")
_ENDS = re.compile(r"</(?:w:p|w:tc|a:p|a:tc|c|si|is|row)>|<(?:w:br|w:tab|w:cr|a:br)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
