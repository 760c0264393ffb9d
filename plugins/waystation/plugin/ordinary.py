"""The authors' ordinary pages, which the host makes."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from .. import search
from ..markup import stripped
from ..markup.ordinary import cleaned
from ..model import Prose
from ..words import Words
from .within import EndlessError, within

SECONDS = 20.0
"""For the Markdown of one page, which takes milliseconds; thousands of open brackets would take days."""


class OrdinaryPage(HostPage):
    """An author's ordinary page: the host makes its Markdown into HTML, and only what is safe of it stays."""

    def __init__(self, written: Prose, file: File, config: MkDocsConfig, words: Words) -> None:
        self.written = written
        self.words = words
        super().__init__(written.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = self.written.body
        self.meta = {"description": self.written.description} if self.written.description else {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Raises PluginError for a text that takes too long."""
        try:
            with within(SECONDS):
                super().render(config, files)
                self.content = cleaned(self.content or "")
        except EndlessError:
            path = self.written.mark.path
            raise PluginError(self.words("build.endless", path=path, seconds=f"{SECONDS:g}")) from None


def findable(page: HostPage) -> search.Document:
    """An author's ordinary page, as search finds it."""
    return search.Document(
        kind="page", path=page.url, title=str(page.title), text=stripped(page.content or "")
    )
