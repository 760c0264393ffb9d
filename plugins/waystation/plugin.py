"""The MkDocs adapter: the only module that knows the host.

``on_config`` reads and checks the content, so that nothing is written, or even cleaned away, while it has
problems; ``on_files`` adds what ``build.render`` makes; the rest hands the shell its facts.
"""

import logging
from datetime import date
from importlib.resources import files as package_files
from os.path import relpath
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger, get_plugins
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from . import build, report
from .edition import Edition
from .model import Artifact, Page
from .pages.shell import CONTENT_FOLDERS, at, shell
from .problems import ContentError
from .today import build_date

SEARCH = "material/search"
STYLESHEET = "assets/stylesheets/waystation.css"

log = get_plugin_logger(__name__)


class WaystationConfig(Config):
    today = config_options.Optional(config_options.Type(date))
    """Day that the site is built for; else WAYSTATION_TODAY, SOURCE_DATE_EPOCH, or the current day."""


class WaystationPlugin(BasePlugin[WaystationConfig]):
    edition: Edition
    shell: dict[str, object]

    def on_startup(self, **_: object) -> None:
        """Being there keeps this object alive across the rebuilds of ``mkdocs serve``."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        # The host reloads on changes below docs_dir by itself.
        config.watch.append(str(root / "stations.yml"))
        try:
            opened = build.open_site(root, build_date(self.config.today), url=_with_slash(config.site_url))
        except ContentError as error:
            raise PluginError("\n" + "\n".join(report.lines(error))) from None
        except ValueError as error:
            raise PluginError(f"WAYSTATION_TODAY / SOURCE_DATE_EPOCH: {error}") from None
        self.edition = build.prepare(opened)
        for problem in opened.warnings:
            log.info(report.line(problem, self.edition.words))
        _dress(config, self.edition)
        _add_search(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_dir == config.docs_dir and _is_content(file):
                files.remove(file)
        root = Path(config.config_file_path).parent
        for output in build.render(self.edition):
            if isinstance(output, Artifact):
                file = File.generated(config, output.path, content=output.content)
                file.inclusion = InclusionLevel.NOT_IN_NAV
            else:
                file = _page_file(output, config, root)
                GeneratedPage(output, file, config)
            files.append(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        more = []
        for file in files.documentation_pages():
            assert file.page is not None, "the host has read every page by now"
            file.page.update_date = self.edition.today.isoformat()
            if not isinstance(file.page, GeneratedPage):
                more.append({"url": file.url, "title": str(file.page.title)})
        self.shell = shell(self.edition, more)
        # The 404 page has no page context.
        env.globals["shell"] = self.shell
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        cast(dict[str, Any], context)["shell"] = at(self.shell, page.meta.get("section", ""))
        return context


class GeneratedPage(HostPage):
    """A page that arrives rendered: the host only puts it into the shell."""

    def __init__(self, output: Page, file: File, config: MkDocsConfig) -> None:
        self.output = output
        super().__init__(output.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {
            "title": self.output.title,
            "description": self.output.description,
            "layout": self.output.kind,
            "section": self.output.section,
            "feeds": [{"type": f.type, "title": f.title, "url": f.path} for f in self.output.feeds],
            "image": self.output.image,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.output.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def _is_content(file: File) -> bool:
    """Whether the file is what pages are made from: it is never published as it is, nor twice."""
    if file.src_uri.endswith((".yml", ".yaml")) or file.src_uri == "index.md":
        return True
    return file.src_uri.startswith(CONTENT_FOLDERS) and file.src_uri.endswith(".md")


def _page_file(output: Page, config: MkDocsConfig, root: Path) -> File:
    """The file that the host knows the page by; only the home page takes part in its navigation."""
    file = File.generated(
        config, f"{output.path.removesuffix('/')}.md" if output.path else "index.md", content=""
    )
    file.inclusion = InclusionLevel.NOT_IN_NAV if output.path else InclusionLevel.INCLUDED
    file.edit_uri = relpath(root / output.source, config.docs_dir) if output.source else None
    return file


def _dress(config: MkDocsConfig, edition: Edition) -> None:
    """The looks and the settings that every site of this kind has."""
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(_looks()))
    theme["font"] = False
    theme["language"] = edition.site.network.language
    if STYLESHEET not in config.extra_css:
        config.extra_css.append(STYLESHEET)
    if not config.site_description:
        config.site_description = edition.site.network.slogan or edition.site.network.name


def _looks() -> Path:
    """``overrides/``: inside the installed package, beside it in a checkout."""
    packaged = Path(str(package_files(__package__))) / "overrides"
    return packaged if packaged.is_dir() else packaged.parents[2] / "overrides"


def _add_search(config: MkDocsConfig) -> None:
    """The theme's search, unless the site's settings name one."""
    if SEARCH in config.plugins or "search" in config.plugins:
        return
    plugin = get_plugins()[SEARCH].load()()
    # Loading it loads the segmenter, which would tell every visitor of the terminal about its dictionary.
    logging.getLogger("jieba").setLevel(logging.WARNING)
    plugin.load_config({}, config_file_path=config.config_file_path)
    plugin.on_startup(command="build", dirty=False)
    config.plugins[SEARCH] = plugin


def _with_slash(url: str | None) -> str:
    if not url:
        return ""
    return url if url.endswith("/") else f"{url}/"
