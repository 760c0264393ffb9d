"""Where editors change a file, as the host says it: asking takes so long that it is done once a folder."""

import re
from os.path import relpath
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage


class EditUrls:
    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self._root = Path(config.config_file_path).parent
        self._known: dict[str, str] = {}

    def of(self, source: str) -> str:
        """For a file by its path from the site's settings; empty where these name no repository."""
        folder, _, name = source.rpartition("/")
        asked = f"{folder}/{_STAND_IN}.md" if _PLAIN.fullmatch(name) else source
        if asked not in self._known:
            self._known[asked] = self.asked(asked)
        known = self._known[asked]
        if asked != source and known and _STAND_IN not in known:
            # The settings make something else of names.
            return self.asked(source)
        return known.replace(_STAND_IN, name.removesuffix(".md"))

    def asked(self, source: str) -> str:
        """The long way: a page of the host's own."""
        config = self.config
        file = File("source.md", config.docs_dir, config.site_dir, config.use_directory_urls)
        file.edit_uri = relpath(self._root / source, config.docs_dir)
        return HostPage(None, file, config).edit_url or ""


_PLAIN = re.compile(r"[a-z0-9-]+\.md")
"""What stands in an address as it is, as the stand-in does."""
_STAND_IN = "a-file-that-waystation-stands-in-for"
