"""Image files with bytes exchanged, put in and taken out: a photo or a Problem, and never anything else.

WAYSTATION_MUTATIONS=6000 tries more of them.
"""

import os
from pathlib import Path
from random import Random

from PIL import Image, ImageCms

from tests.pictures.files import photo, talkative, text_png, with_depth, written
from waystation.drawing import encode
from waystation.load import pictures
from waystation.model import Picture
from waystation.problems import Code, Problem

COUNT = int(os.environ.get("WAYSTATION_MUTATIONS", "400"))
SEEN = frozenset({Code.NOT_PHOTO, Code.PHOTO_BROKEN, Code.PHOTO_TOO_LARGE})


def mutated(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 6)):
        # Most of what a file says of itself stands at its beginning.
        at = random.randrange(min(len(changed), random.choice((200, 700, len(changed)))))
        match random.randrange(5):
            case 0:
                changed[at : at + random.randint(1, 8)] = random.randbytes(random.randrange(9))
            case 1:
                del changed[at : at + random.randint(1, 40)]
            case _:
                changed[at] = random.randrange(256)
    return bytes(changed)


def test_any_bytes_are_a_photo_or_a_problem(tmp_path: Path) -> None:
    small = photo((320, 240))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 8
    seeds = (
        ("a.jpg", talkative()),
        ("a.jpg", with_depth()),
        ("a.jpg", written(small, "JPEG", icc_profile=profile, exif=exif, progressive=True)),
        ("a.png", text_png()),
        ("a.png", written(small.convert("P"), "PNG", exif=exif)),
        ("a.png", written(small, "PNG", icc_profile=profile)),
        ("a.webp", written(small, "WEBP", exif=exif)),
        ("a.gif", written(small, "GIF")),
    )
    random = Random(20261128)
    said: set[object] = set()
    for _ in range(COUNT):
        name, content = random.choice(seeds)
        (tmp_path / name).write_bytes(mutated(content, random))
        found = pictures.read(tmp_path / name, f"content/{name}")
        if isinstance(found, Problem):
            assert found.code in SEEN
            said.add(found.code)
            continue
        widths = found.widths[:1]
        assert encode((tmp_path / name).read_bytes(), widths).keys() == set(widths)
        said.add(Picture)
    assert said >= {Picture, Code.NOT_PHOTO, Code.PHOTO_BROKEN}
