"""An address at which a file is changed is the host's own, to the letter."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from waystation.plugin.edit_urls import EditUrls

SOURCES = (
    "stations.yml",
    "content/index.md",
    "content/stations/east/activities/2026-zongzi.md",
    "content/stations/east/activities/2026-12-05.md",
    "content/stations/east/activities/包粽子.md",
    "content/stations/east/activities/a b#c.md",
    "content/stations/east/activities/a.b.md",
    "content/stations/west/activities/2026-zongzi.md",
    "content/announcements/closed.md",
    "elsewhere/closed.md",
)


def config(folder: Path, settings: str) -> MkDocsConfig:
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(f"site_name: 一\ndocs_dir: content\n{settings}", "utf-8")
    return load_config(str(folder / "mkdocs.yml"))


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "repo_url: https://github.com/a/b\n",
        "repo_url: https://example.org/a/b\nedit_uri: ?at=main&file=\n",
        "repo_url: https://example.org/a/b/\nedit_uri: edit/main/content/\n",
        "repo_url: https://example.org/a/\nedit_uri_template: '#{path}?{path_noext}'\n",
        "repo_url: https://example.org/a/\nedit_uri_template: edit/{path!q}\n",
        "edit_uri_template: https://example.org/edit?folder=content\n",
    ],
)
def test_address_is_what_the_host_makes_of_the_file(tmp_path: Path, settings: str) -> None:
    urls = EditUrls(config(tmp_path, settings))
    assert [urls.of(source) for source in SOURCES] == [urls.asked(source) for source in SOURCES]


def test_files_of_one_folder_have_addresses_of_their_own(tmp_path: Path) -> None:
    urls = EditUrls(config(tmp_path, "repo_url: https://github.com/a/b\n"))
    assert [urls.of(f"content/stations/{name}.md") for name in ("a", "b")] == [
        "https://github.com/a/b/edit/master/docs/stations/a.md",
        "https://github.com/a/b/edit/master/docs/stations/b.md",
    ]
