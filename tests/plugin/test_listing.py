"""The host finds what it is to publish, and nothing that it would be told to leave alone."""

from pathlib import Path

import pytest

from tests.builds import tree
from tests.plugin.test_incremental import made, prepare
from tests.plugin.test_texts import EAST, say

PUBLISHED = {"guide/form.txt", "guide/index.html", "stations/north/song.mp3"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A network with an attachment, an ordinary page, and what a computer left beside them."""
    folder = tmp_path / "project"
    prepare(folder)
    guide = folder / "content/guide"
    guide.mkdir()
    (guide / "README.md").write_text("# 指南\n\n[报名表](form.txt)\n", "utf-8")
    (guide / "form.txt").write_text("报名表\n", "utf-8")
    (guide / "Thumbs.db").write_bytes(b"\0")
    (folder / "content/stations/north/song.mp3").write_bytes(b"ID3")
    return folder


@pytest.mark.build
def test_attachments_and_ordinary_pages_are_published(project: Path) -> None:
    assert made(project)
    first = tree(project / "site")
    assert first.keys() >= PUBLISHED
    assert first["guide/form.txt"] == "报名表\n".encode()
    assert first["stations/north/song.mp3"] == b"ID3"
    assert 'href="form.txt"' in first["guide/index.html"].decode()
    assert not [path for path in first if path.endswith((".db", ".md", ".yml"))]
    # A build that reads one station knows of what lies beside the others.
    say(project, EAST, "请带伞。")
    assert made(project)
    assert tree(project / "site").items() >= {(path, first[path]) for path in PUBLISHED}


@pytest.mark.build
def test_other_plugins_see_all_files(project: Path) -> None:
    (project / "look.py").write_text(
        "def on_files(files, config):\n"
        "    assert files.get_file_from_path('stations/north/song.mp3')\n"
        "    return files\n",
        "utf-8",
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [look.py]\n")
    assert made(project)
