"""What the host finds when it looks for files: those that it is to publish, and no others.

Its theme has ten thousand icons, and a network thousands of entries: every build would look at each of them,
only for the host to be told that it is none of its business.
"""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key
from mkdocs.theme import Theme

CONTENT = "content/"


class Listed(Theme):
    """A theme whose templates are all there, and whose files are those of some folders."""

    def __init__(self, theme: Theme, folders: Iterable[str]) -> None:
        # The host has made it of settings that it does not keep.
        self.__dict__.update(vars(theme))
        self._folders = tuple(folders)

    def get_env(self) -> Environment:
        env = super().get_env()
        env.loader = _Loader(self.dirs, self._folders)
        return env


class _Loader(FileSystemLoader):
    def __init__(self, folders: Iterable[str], listed: Iterable[str]) -> None:
        super().__init__(list(folders))
        self._listed = FileSystemLoader(list(listed))

    def list_templates(self) -> list[str]:
        return self._listed.list_templates()


def hide(config: MkDocsConfig) -> str:
    """Let the host find nothing where the content is; returns where that was."""
    folder = config.docs_dir
    # Below a file there never is anything.
    config.docs_dir = str(Path(config.config_file_path) / "nothing")
    return folder


def show(files: Files, config: MkDocsConfig, folder: str, paths: Iterable[str]) -> None:
    """Put the content back to ``folder``, and of it what is published; paths begin with ``content/``."""
    config.docs_dir = folder
    names = (path.removeprefix(CONTENT) for path in paths)
    found = [File(name, folder, config.site_dir, config.use_directory_urls) for name in names]
    for file in sorted(found, key=file_sort_key):
        files.append(file)


def is_data(file: File) -> bool:
    """Whether pages are made from the file: it is never published as it is."""
    if file.src_uri.endswith((".yml", ".yaml")):
        return True
    return file.src_uri.startswith("holidays/") and file.src_uri.endswith(".json")
