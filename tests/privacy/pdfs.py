"""Small PDFs, written out (ISO 32000-1), with whatever is wrong with them."""

import zlib

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
)


def written(text: str) -> bytes:
    """The content of a page that shows an ASCII text."""
    return b"BT /F 12 Tf 72 700 Td (%b) Tj ET" % text.encode("ascii")


def pdf(*pages: bytes, notes: bytes = b"", kids: bytes | None = None) -> bytes:
    """One page for each content; ``notes`` are the annotations of every one."""
    numbers = range(10, 10 + 2 * len(pages), 2)
    listed = b" ".join(b"%d 0 R" % number for number in numbers) if kids is None else kids
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (listed, len(pages)),
        3: FONT,
        4: PICTURE + b"stream\n\0\nendstream",
    }
    for number, content in zip(numbers, pages, strict=True):
        resources = b"/Font<</F 3 0 R>>" + (b"/XObject<</P 4 0 R>>" if b"/P Do" in content else b"")
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%b>>/Annots[%b]>>"
            % (number + 1, resources, notes)
        )
        packed = zlib.compress(content)
        objects[number + 1] = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (
            len(packed),
            packed,
        )
    made, places = b"%PDF-1.7\n", []
    for number, value in objects.items():
        places.append((number, len(made)))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, value)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    return made + b"xref\n%btrailer\n<</Root 1 0 R/Size 99>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(made))
