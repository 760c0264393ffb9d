"""Photos of the built example: in several widths, with their sizes and words, and no original anywhere."""

import re
from pathlib import Path

import pytest

from tests.builds import INPUT, REPO, build, copy, tree

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


def test_photo_that_no_page_shows_any_more_is_gone(tmp_path: Path) -> None:
    """As when the parents' consent has ended, and the line with the photo is deleted, but not its file."""
    copy(INPUT, tmp_path)
    build(tmp_path, tmp_path / "site")
    file = tmp_path / "stations.yml"
    left, number = re.subn(r"\n    photos: .*", "", file.read_text("utf-8"), count=1)
    assert number == 1
    file.write_text(left, "utf-8")
    before = photos(tmp_path / "site")
    build(tmp_path, tmp_path / "site")
    after = photos(tmp_path / "site")
    assert after and after < before


def photos(site: Path) -> set[str]:
    return {path for path in tree(site) if path.startswith("assets/photos/")}


def test_an_ordinary_page_shows_photos_and_leads_to_them(tmp_path: Path) -> None:
    """In a build that stops at the host's warnings, of which a photo that it knows nothing of was one."""
    copy(INPUT, tmp_path)
    (photo,) = tmp_path.glob("content/stations/yongfuli/photos/menkou.jpg")
    guide = tmp_path / "content" / "guide"
    guide.mkdir(exist_ok=True)
    photo.rename(guide / "menkou.jpg")
    stations = tmp_path / "stations.yml"
    text = re.sub(r"\n    photos: .*", "", stations.read_text("utf-8"))
    stations.write_text(text, "utf-8")
    page = "---\ntitle: 怎么走\n---\n![门口的样子](menkou.jpg)\n\n[看大图](menkou.jpg)\n"
    (guide / "way.md").write_text(page, "utf-8")
    build(tmp_path, tmp_path / "site")
    made = (tmp_path / "site" / "guide" / "way" / "index.html").read_text("utf-8")
    (shown,) = re.findall(r'<img alt="门口的样子" src="([^"]*)"', made)
    (led,) = re.findall(r'<a href="([^"]*)">看大图</a>', made)
    for path in (shown, led):
        assert (tmp_path / "site" / "guide" / "way" / path).resolve().is_file()
    assert not list((tmp_path / "site").rglob("menkou*"))
