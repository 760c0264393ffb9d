"""What is published of a photo: what is to be seen, and nothing else."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from tests.pictures.files import (
    SECRET,
    SVG,
    bomb,
    deep,
    endless,
    photo,
    talkative,
    text_png,
    turned_by_words,
    with_depth,
    written,
)
from waystation.drawing import encode
from waystation.load import pictures as reading
from waystation.model import Picture
from waystation.pictures import placed, published, shown
from waystation.plugin.photos import drawn
from waystation.problems import Code, Problem


def read(tmp_path: Path, content: bytes, name: str = "a.jpg") -> Picture | Problem:
    (tmp_path / name).write_bytes(content)
    return reading.read(tmp_path / name, f"content/{name}")


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize(("name", "content"), [("a.jpg", talkative()), ("a.png", text_png())])
def test_nothing_but_the_picture_is_left(tmp_path: Path, name: str, content: bytes) -> None:
    assert content.count(SECRET) >= 3
    picture = read(tmp_path, content, name)
    assert isinstance(picture, Picture)
    for width, made in encode(content, picture.widths).items():
        image = opened(made)
        assert image.format == "WEBP"
        assert image.width == width
        assert SECRET not in made
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()


def test_a_photo_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    picture = read(tmp_path, talkative())
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (800, 1200)
    image = opened(encode(talkative(), picture.widths)[800]).convert("L")
    assert image.size == (800, 1200)
    # What was at the top left is at the top right (EXIF orientation 6).
    assert image.getpixel((790, 10)) < 30 < 200 < image.getpixel((10, 600))


@pytest.mark.parametrize(
    "content",
    [
        written(photo((700, 500), "CMYK"), "JPEG"),
        written(photo((700, 500), "L"), "JPEG"),
        written(photo((700, 500), "P"), "PNG"),
        written(photo((700, 500), "LA"), "PNG"),
        written(photo((700, 500), "1"), "PNG"),
        written(deep((700, 500)), "PNG"),
        written(photo((700, 500)), "WEBP"),
        with_depth(),
        written(photo((700, 500)), "JPEG", icc_profile=b"no profile"),
        written(photo((700, 500), "L"), "JPEG", icc_profile=_profile()),
        written(photo((700, 500)), "GIF", save_all=True, append_images=[Image.new("RGB", (700, 500))]),
    ],
)
def test_every_kind_of_photo_looks_as_it_did(content: bytes) -> None:
    image = opened(encode(content, (480,))[480]).convert("L")
    assert image.getpixel((20, 20)) < 40
    assert image.getpixel((240, image.height - 5)) > 200
    assert not getattr(image, "is_animated", False)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_those_of_the_profile(mode: str) -> None:
    """An image whose red and green are exchanged, with the profile that says so, looks as it should."""
    plain = _profile()
    red, green = (plain.index(name) for name in (b"rXYZ", b"gXYZ"))
    exchanged = bytearray(plain)
    exchanged[red : red + 4], exchanged[green : green + 4] = b"gXYZ", b"rXYZ"
    meant_green = Image.new(mode, (600, 400), (200, 30, 30, 255)[: len(mode)])
    made = opened(encode(written(meant_green, "PNG", icc_profile=bytes(exchanged)), (480,))[480])
    r, g, b = made.convert("RGB").getpixel((200, 200))
    assert g > 150 > 80 > max(r, b)


def test_a_file_with_more_pictures_is_a_photo(tmp_path: Path) -> None:
    picture = read(tmp_path, with_depth())
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (800, 600)


def test_a_turn_that_is_no_number_is_none(tmp_path: Path) -> None:
    picture = read(tmp_path, turned_by_words())
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (1200, 800)
    assert opened(encode(turned_by_words(), (600,))[600]).size == (600, 400)


def test_the_smallest_photo_is_one(tmp_path: Path) -> None:
    content = written(photo((5, 3)), "JPEG")
    picture = read(tmp_path, content)
    assert isinstance(picture, Picture)
    assert [opened(one).size for one in encode(content, picture.widths).values()] == [(5, 3)]


def test_sizes_on_the_page_are_those_of_the_file(tmp_path: Path) -> None:
    """However large the photo is, and at whatever part of its size it was read."""
    for size in ((1441, 1081), (2881, 1923), (4000, 3001), (997, 2003)):
        content = written(photo(size), "JPEG")
        picture = read(tmp_path, content)
        assert isinstance(picture, Picture)
        assert opened(encode(content, picture.widths)[picture.widths[-1]]).size == picture.size


def test_widths_are_never_larger_than_the_photo() -> None:
    def widths(width: int) -> tuple[int, ...]:
        return Picture(path="a.jpg", digest="0" * 64, width=width, height=10).widths

    assert [widths(n) for n in (100, 480, 500, 1440, 4000)] == [
        (100,),
        (480,),
        (480, 500),
        (480, 960, 1440),
        (480, 960, 1440),
    ]


def test_the_same_file_gives_the_same_bytes() -> None:
    assert encode(talkative(), (480, 800)) == encode(talkative(), (480, 800))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.png", SVG, Code.NOT_PHOTO),
        ("a.jpg", b"", Code.NOT_PHOTO),
        ("a.jpg", b"%PDF-1.4", Code.NOT_PHOTO),
        ("a.jpg", written(photo((20, 20)), "PNG"), Code.NOT_PHOTO),
        ("a.jpg", written(photo((20, 20)), "BMP"), Code.NOT_PHOTO),
        ("a.jpg", talkative()[:3000], Code.PHOTO_BROKEN),
        ("a.png", text_png()[:400], Code.PHOTO_BROKEN),
        ("a.png", bomb(), Code.PHOTO_TOO_LARGE),
        ("a.png", written(Image.new("L", (1080, 16_384)), "PNG"), Code.PHOTO_TOO_LARGE),
        ("a.png", written(Image.new("1", (5000, 5000)), "PNG"), Code.PHOTO_TOO_LARGE),
        ("a.jpg", endless(), Code.PHOTO_BROKEN),
        ("a.jpg", talkative() + bytes(reading.MAX_BYTES), Code.PHOTO_TOO_LARGE),
    ],
)
def test_what_is_no_sound_photo_is_refused(tmp_path: Path, name: str, content: bytes, code: Code) -> None:
    found = read(tmp_path, content, name)
    assert isinstance(found, Problem)
    assert found.code is code


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-1], lambda b: b[:-5] + b"xxxxx", lambda b: b"", lambda b: b"[]\n"]
)
def test_a_damaged_cache_is_not_trusted(tmp_path: Path, harm: object) -> None:
    picture = read(tmp_path, talkative())
    assert isinstance(picture, Picture) and callable(harm)
    first = drawn(picture, tmp_path, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    assert drawn(picture, tmp_path, tmp_path / "cache") == first
    kept.write_bytes(harm(kept.read_bytes()))
    assert drawn(picture, tmp_path, tmp_path / "cache") == first


def test_photos_stand_in_the_page_with_their_sizes() -> None:
    picture = Picture(path="stations/east/hall.jpg", digest="ab" * 32, width=1000, height=500)
    html = '<p><img src="../../../../stations/east/hall.jpg" alt="活动厅 &quot;一&quot;">'
    html += '<img src="../x.svg" alt="">'
    made = placed(html, "stations/east/activities/tea/", {picture.path: picture})
    root = "../../../../assets/photos/abababababababab"
    assert made == (
        f'<p><img src="{root}-1000.webp" alt="活动厅 &quot;一&quot;"'
        f' srcset="{root}-480.webp 480w, {root}-960.webp 960w, {root}-1000.webp 1000w"'
        ' sizes="(min-width: 45rem) 42rem, 100vw" width="1000" height="500" loading="lazy" decoding="async">'
        '<img src="../x.svg" alt="">'
    )


def test_link_to_a_photo_leads_to_what_is_published_of_it() -> None:
    picture = Picture(path="stations/east/合影 1.JPG", digest="ab" * 32, width=1000, height=500)
    href = "../../../../stations/east/%E5%90%88%E5%BD%B1%201.JPG"
    html = f'<a class="x" href="{href}">大图</a><a href="{href}.zip">'
    photo = "../../../../assets/photos/abababababababab-1000.webp"
    made = placed(html, "stations/east/activities/tea/", {picture.path: picture})
    assert made == f'<a class="x" href="{photo}">大图</a><a href="{href}.zip">'


def test_only_photos_that_a_page_shows_are_published() -> None:
    first, second, same = (
        Picture(path=f"{name}.jpg", digest=digest * 64, width=700, height=500)
        for name, digest in (("first", "a"), ("second", "b"), ("same", "a"))
    )
    made = placed('<img src="../first.jpg" alt="">', "tea/", {one.path: one for one in (first, second, same)})
    named = shown(made.encode())
    assert named == {first.file(480), first.file(700)}
    drawn_ones: list[Picture] = []

    def draw(picture: Picture) -> dict[int, bytes]:
        drawn_ones.append(picture)
        return dict.fromkeys(picture.widths, b"webp")

    files = dict(published((first, second, same), draw, named))
    assert files.keys() == named
    assert len(drawn_ones) == 1
