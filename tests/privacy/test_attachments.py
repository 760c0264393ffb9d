"""Attachments are looked through before they are published: what they say, in whichever form."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.in_memory import site
from waystation.checks import privacy
from waystation.load import attachments
from waystation.model import Enclosure, Mark, PrivacyAllowance
from waystation.privacy.sightings import look_through
from waystation.problems import Code, Problem

TODAY = date(2026, 11, 28)
MOBILE, RESIDENT = "13812345678", "11010519491231002X"


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def word(document: str) -> bytes:
    return zipped(**{"word/document.xml": f"<w:document><w:body>{document}</w:body></w:document>"})


def run(text: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>"


def problems(found: Enclosure, *allowed: PrivacyAllowance) -> list[Problem]:
    """The station's number is 139-8765-4321."""
    seen, _ = look_through(found)
    whole = replace(site(), enclosures=(found,), sightings=seen, contacts=frozenset({"13987654321"}))
    return [*privacy.check(replace(whole, privacy_allowed=allowed), TODAY)]


def told(tmp_path: Path, name: str, content: bytes) -> list[tuple[str, int, int]]:
    (tmp_path / name).write_bytes(content)
    found = attachments.read(tmp_path / name, f"content/files/{name}")
    assert isinstance(found, Enclosure)
    all_told = problems(found)
    assert all(MOBILE not in repr(one) and RESIDENT not in repr(one) for one in all_told)
    assert {one.mark.path for one in all_told} <= {f"content/files/{name}"}
    return [(one.values["data"], one.mark.line, one.mark.column) for one in all_told]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_however_windows_saved_it(tmp_path: Path, encoding: str) -> None:
    text = f"报名名单\r\n林阿姨 {MOBILE}\r\n证件：{RESIDENT}\r\n"
    assert told(tmp_path, "a.txt", text.encode(encoding)) == [("mobile", 2, 5), ("resident_id", 3, 4)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word(f"<w:p>{run('138')}{run('1234')}{run('5678')}</w:p>")),
        ("a.DOCX", word(f"<w:p>{run('林：')}<w:r><w:tab/><w:t>{MOBILE}</w:t></w:r></w:p>")),
        ("a.docx", zipped(**{"word/footnotes.xml": f"<w:p>{run(MOBILE)}</w:p>"})),
        ("a.xlsx", zipped(**{"xl/sharedStrings.xml": f"<sst><si><t>林&#160;{MOBILE}</t></si></sst>"})),
        ("a.xlsx", zipped(**{"xl/worksheets/sheet1.xml": f"<c r='A1'><v>{MOBILE}</v></c><c><v>1</v></c>"})),
        ("a.pptx", zipped(**{"ppt/slides/slide1.xml": f"<a:p><a:r><a:t>{MOBILE}</a:t></a:r></a:p>"})),
    ],
)
def test_documents_are_read_through_their_formats(tmp_path: Path, name: str, content: bytes) -> None:
    assert told(tmp_path, name, content) == [("mobile", 1, 1)]


def test_cells_and_paragraphs_are_not_read_as_one_number(tmp_path: Path) -> None:
    cells = "".join(f"<c><v>{digits}</v></c>" for digits in ("138", "1234", "5678"))
    assert told(tmp_path, "a.xlsx", zipped(**{"xl/worksheets/sheet1.xml": cells})) == []
    assert told(tmp_path, "a.docx", word("".join(f"<w:p>{run(d)}</w:p>" for d in ("1381", "2345678")))) == []


def test_numbers_that_the_site_gives_to_call_may_stand_in_attachments() -> None:
    assert not problems(Enclosure(mark=Mark(path="content/files/a.txt"), body="报名请打 13987654321"))


def test_what_may_be_meant_can_be_allowed() -> None:
    found = Enclosure(mark=Mark(path="content/files/a.docx"), text="来信请寄 lin@qq.com")
    (problem,) = problems(found)
    assert problem.code is Code.PERHAPS_PERSONAL
    allowed = PrivacyAllowance(
        mark=Mark(path="privacy-allow.yml"),
        path="content/files/a.docx",
        kind="email",
        fingerprint=problem.values["fingerprint"],
        reason="本人书面同意",
    )
    assert not problems(found, allowed)


@pytest.mark.parametrize("name", ["a.pdf", "a.mp3"])
def test_other_kinds_are_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert attachments.read(tmp_path / name, name) is None


def damaged() -> bytes:
    whole = bytearray(word(f"<w:p>{run(MOBILE * 100)}</w:p>"))
    whole[60] ^= 0xFF
    return bytes(whole)


def locked() -> bytes:
    whole = bytearray(word("<w:p/>"))
    # The bit that says that a part is encrypted (APPNOTE.TXT 4.4.4), in both places where it stands.
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"no document"),
        ("a.docx", b""),
        ("a.xlsx", damaged()),
        ("a.docx", locked()),
        ("a.docx", word("<w:p/>" * 6_000_000)),
        ("a.docx", word("字" * (attachments.MAX_TEXT + 1))),
        ("a.txt", b"1" * (attachments.MAX_TEXT + 1)),
        ("a.txt", b"1" * (4 * attachments.MAX_TEXT + 1)),
    ],
    ids=["other", "empty", "damaged", "locked", "bomb", "long", "long text", "large text"],
)
def test_what_cannot_be_looked_through_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = attachments.read(tmp_path / name, f"content/{name}")
    assert isinstance(found, Problem) and found.code is Code.ATTACHMENT_UNSEEN
