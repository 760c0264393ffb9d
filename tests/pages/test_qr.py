"""Codes that are put together from bits are those that the library makes."""

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from waystation.pages import qr
from waystation.permalinks.codes import ALPHABET, LENGTH

HOSTS = (
    "https://example.org/",
    "https://waystation.example.org/",
    "https://a-long-name.example.org/of/towns/",
)
CODES = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)


@settings(max_examples=25)
@given(st.sampled_from(HOSTS), CODES)
def test_drawn_code_is_the_library_s(host: str, code: str) -> None:
    like = segno.make_qr(f"{host}q/{'2' * LENGTH}/", error="m", boost_error=False)
    made = segno.make_qr(
        f"{host}q/{code}/", error="m", boost_error=False, version=like.version, mask=like.mask
    )
    drawn = made.svg_inline(border=4, omitsize=True, svgid="ws-qr", svgclass="ws-qr__code", lineclass=None)
    assert qr.svg(f"{host}q/", code, "/", "ws-qr") == drawn
