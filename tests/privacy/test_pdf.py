"""PDFs are looked through like other attachments, and none of them holds up or harms who reads it."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.in_memory import site
from tests.privacy.pdfs import pdf, written
from waystation.checks import privacy
from waystation.load import attachments
from waystation.load import pdf as reading
from waystation.model import Enclosure, PrivacyAllowance
from waystation.privacy.sightings import look_through
from waystation.problems import Code, Problem

MOBILE = "13812345678"
TODAY = date(2026, 11, 28)
HARMLESS = pdf(written("Opening hours 9:00-17:00, call 0595-85661234"))
SCAN = b"q 500 0 0 700 0 0 cm /P Do Q"


def enclosed(folder: Path, **contents: bytes) -> list[Enclosure | Problem]:
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_bytes(content)
    return [*attachments.read_pdfs(folder, [f"{name}.pdf" for name in contents])]


def told(found: Enclosure | Problem, *allowed: PrivacyAllowance) -> list[Problem]:
    assert isinstance(found, Enclosure), found
    seen, _ = look_through(found)
    whole = replace(site(), enclosures=(found,), sightings=seen, privacy_allowed=allowed)
    return [*privacy.check(whole, TODAY)]


@pytest.mark.parametrize(
    "content",
    [
        pdf(written("Lin"), written(MOBILE)),
        pdf(written("138 1234 5678")),
        pdf(written("Lin"), notes=b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(13812345678)>>"),
        pdf(
            written("Lin"),
            notes=b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(tel:13812345678)>>>>",
        ),
        pdf(written("Lin"), notes=b"<</Subtype/Widget/Rect[0 0 9 9]/FT/Tx/T(phone)/V(13812345678)>>"),
        pdf(written("Lin"), notes=b"<</Subtype/Widget/Rect[0 0 9 9]/Parent<</T(a)/V(13812345678)>>>>"),
        pdf(b"1 g " + written(MOBILE) + b" 0 g 0 0 595 842 re f"),
    ],
    ids=["second page", "groups", "comment", "link", "form", "forms", "covered"],
)
def test_number_in_a_pdf_is_found(tmp_path: Path, content: bytes) -> None:
    (found,) = enclosed(tmp_path, list=content)
    (problem,) = told(found)
    assert problem.code is Code.PERSONAL_DATA and problem.mark.path == "list.pdf"
    assert MOBILE not in repr(problem)


def test_harmless_pdf_passes(tmp_path: Path) -> None:
    (found,) = enclosed(tmp_path, hours=HARMLESS)
    assert not told(found)


@pytest.mark.parametrize(
    "content",
    [pdf(SCAN), pdf(written("1") + SCAN), pdf(b"0 0 m 9 9 l S"), pdf(written("\x01\x02\x03"))],
    ids=["scan", "scan with a number", "shapes", "shapes of letters"],
)
def test_page_without_text_passes_only_when_somebody_has_looked(tmp_path: Path, content: bytes) -> None:
    (found,) = enclosed(tmp_path, scan=content)
    (problem,) = told(found)
    assert problem.code is Code.ATTACHMENT_SCANNED
    allowed = PrivacyAllowance(
        mark=replace(problem.mark, path="privacy-allow.yml"),
        path="scan.pdf",
        kind="scan",
        fingerprint=problem.values["fingerprint"],
        reason="已逐页看过",
    )
    assert not told(found, allowed)
    (other,) = enclosed(tmp_path, scan=content + b"% another scan\n")
    assert [one.code for one in told(other, allowed)] == [Code.ATTACHMENT_SCANNED, Code.ALLOWED_IN_VAIN]


def test_empty_page_and_picture_beside_text_need_no_look(tmp_path: Path) -> None:
    (found,) = enclosed(tmp_path, notice=pdf(b"", b" \n", written("Everybody is welcome. " * 3) + SCAN))
    assert not told(found)


def test_file_inside_a_pdf_needs_a_look(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(HARMLESS)))
    writer.add_attachment("names.txt", MOBILE.encode())
    out = BytesIO()
    writer.write(out)
    (found,) = enclosed(tmp_path, form=out.getvalue())
    assert [one.code for one in told(found)] == [Code.ATTACHMENT_SCANNED]


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(HARMLESS)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n",
        b"no document",
        HARMLESS[: len(HARMLESS) // 2],
        locked(),
        pdf(written("x"), kids=b"2 0 R"),
        pdf(b"0" * 300_000_000),
        pdf(written("words " * 500_000)),
    ],
    ids=["empty", "head", "other", "cut", "locked", "loop of pages", "bomb", "long"],
)
def test_pdf_that_cannot_be_read_is_refused_and_others_are_read(tmp_path: Path, content: bytes) -> None:
    before, found, after = enclosed(tmp_path, a=HARMLESS, b=content, c=pdf(written(MOBILE)))
    assert isinstance(found, Problem) and found.code is Code.ATTACHMENT_UNSEEN
    assert not told(before) and [one.code for one in told(after)] == [Code.PERSONAL_DATA]


def test_pdf_that_takes_for_ever_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(b"BT /F 12 Tf () Tj ET " * 20_000, kids=b"10 0 R " * 20_000))
    (tmp_path / "b.pdf").write_bytes(HARMLESS)
    slow, other = reading.read([tmp_path / "a.pdf", tmp_path / "b.pdf"], seconds=2)
    assert slow is None and other is not None and "Opening hours" in other.text
