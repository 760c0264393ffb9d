"""Photos of the built example: in several widths, with their sizes and words, and no original anywhere."""

import re
from pathlib import Path

import pytest

from tests.builds import REPO, tree

pytestmark = pytest.mark.build


def test_no_original_is_published(built_site: Path) -> None:
    names = {path.name for path in REPO.glob("content/**/*.jpg")}
    assert names
    published = tree(built_site)
    assert not [path for path in published if Path(path).name in names]
    assert [path for path in published if re.fullmatch(r"assets/photos/[0-9a-f]{16}-\d+\.webp", path)]


def test_every_photo_has_its_size_its_words_and_files_that_are_there(built_site: Path) -> None:
    found = 0
    for path in sorted(built_site.rglob("*.html")):
        for tag in re.findall(r"<img [^>]*srcset=[^>]*>", path.read_text("utf-8")):
            found += 1
            attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
            assert attributes["alt"] and attributes["width"].isdigit() and attributes["height"].isdigit()
            assert attributes["loading"] == "lazy"
            for source in (attributes["src"], *re.findall(r"(\S+) \d+w", attributes["srcset"])):
                assert (path.parent / source).resolve().is_file(), (path, source)
    assert found >= 3
