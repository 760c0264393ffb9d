"""The MkDocs adapter: the only module that knows the host.

``on_config`` reads and checks the content, so that nothing is written, or even cleaned away, while it has
problems; ``on_files`` adds what ``build.render`` makes; the rest hands the shell its facts.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from .. import build, report, search
from ..edition import Edition
from ..feeds.sitemap import sitemap
from ..markup import stripped
from ..model import Artifact
from ..pages.shell import CONTENT_FOLDERS, at, shell
from ..problems import ContentError
from ..today import build_date
from . import looks
from .staging import Staging
from .wrapper import Wrapper

log = get_plugin_logger(__name__)


class WaystationConfig(Config):
    today = config_options.Optional(config_options.Type(date))
    """Day that the site is built for; else WAYSTATION_TODAY, SOURCE_DATE_EPOCH, or the current day."""


class WaystationPlugin(BasePlugin[WaystationConfig]):
    edition: Edition | None = None
    shell: dict[str, object]
    problems: tuple[str, ...]
    """What the live preview says above the last good site."""
    keeps_last = False
    waits = False
    """Whether the next site takes its place only when the host is done, for it may find something wrong."""
    is_whole = False
    """Whether there is a next site, and nothing was found wrong with it."""
    staging: Staging | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being there keeps this object alive across the rebuilds of ``mkdocs serve``."""
        self.keeps_last = command == "serve"
        self.waits = not self.keeps_last

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        # The host reloads on changes below docs_dir by itself.
        config.watch.append(str(root / "stations.yml"))
        self.problems = self._open(root, _with_slash(config.site_url))
        looks.dress(config, self._current)
        self.staging = Staging(Path(config.site_dir))
        self.staging.open()
        config.site_dir = str(self.staging.folder)
        return config

    def _open(self, root: Path, url: str) -> tuple[str, ...]:
        """Read the site anew; in the live preview a broken one leaves the last good one, and is explained."""
        try:
            opened = build.open_site(root, build_date(self.config.today), url=url)
        except ContentError as error:
            said = tuple(report.lines(error))
            if not self.keeps_last or self.edition is None:
                raise PluginError("\n" + "\n".join(said)) from None
            log.error("\n" + "\n".join(said))
            return said
        except ValueError as error:
            raise PluginError(f"WAYSTATION_TODAY / SOURCE_DATE_EPOCH: {error}") from None
        self.edition = build.prepare(opened)
        for problem in opened.warnings:
            log.info(report.line(problem, self.edition.words))
        return ()

    @property
    def _current(self) -> Edition:
        assert self.edition is not None, "on_config has made it, or has raised"
        return self.edition

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave the authors' ordinary pages and the looks to the host; our own pages never go through it."""
        for file in list(files):
            if file.src_dir == config.docs_dir and _is_content(file):
                files.remove(file)
        looks.choose(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self.ordinary = tuple(file.page for file in files.documentation_pages() if file.page is not None)
        more = [{"url": page.url, "title": str(page.title)} for page in self.ordinary]
        styles = [file.url for file in files if looks.is_theme_styles(file)]
        self.shell = shell(
            self._current,
            more,
            self.problems,
            theme_css=styles[0] if styles else "",
            script=looks.script(looks.SITE),
        )
        # The 404 page has no page context.
        env.globals["shell"] = self.shell
        self.env = env
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        cast(dict[str, Any], context)["shell"] = at(self.shell, page.meta.get("section", ""))
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self.staging is not None, "on_config has made it"
        for path, content in self._outputs(config):
            self.staging.put(path, content)
        config.site_dir = str(self.staging.site)
        self.is_whole = True
        if not self.waits:
            self._commit()

    def on_build_error(self, *, error: Exception) -> None:
        self.is_whole = False
        if self.staging is not None:
            self.staging.discard()

    def on_shutdown(self) -> None:
        if self.is_whole:
            self._commit()

    def _commit(self) -> None:
        assert self.staging is not None, "on_config has made it"
        self.is_whole = False
        changes = self.staging.commit()
        log.info(f"{changes.written} files written, {changes.removed} removed, {changes.kept} as they were")

    def _outputs(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """Every file that is not the host's, by its path."""
        about = self._current
        found = [page.url for page in self.ordinary if page.meta.get("noindex") is None]
        wrapper = Wrapper(self.env, self.nav, config, self.shell, about.site.url)
        for output in build.render(about):
            if isinstance(output, Artifact):
                yield output.path, output.content
                continue
            if not output.noindex:
                found.append(output.path)
            yield f"{output.path}index.html", wrapper.document(output).encode()
        texts = [_findable(page) for page in self.ordinary]
        for made in (*search.render(about, texts), *sitemap(about.site.url, found, about.today)):
            yield made.path, made.content


def _is_content(file: File) -> bool:
    """Whether the file is what pages are made from: it is never published as it is, nor twice."""
    if file.src_uri.endswith((".yml", ".yaml")) or file.src_uri == "index.md":
        return True
    if file.src_uri.startswith("holidays/") and file.src_uri.endswith(".json"):
        return True
    return file.src_uri.startswith(CONTENT_FOLDERS) and file.src_uri.endswith(".md")


def _findable(page: HostPage) -> search.Document:
    """An author's ordinary page, as search finds it."""
    return search.Document(
        kind="page", path=page.url, title=str(page.title), text=stripped(page.content or "")
    )


def _with_slash(url: str | None) -> str:
    if not url:
        return ""
    return url if url.endswith("/") else f"{url}/"
