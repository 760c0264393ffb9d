"""The MkDocs adapter: the only module that knows the host.

``on_config`` reads and checks the content, so that nothing is written, or even cleaned away, while it has
problems; ``on_files`` adds what ``build.render`` makes; the rest hands the shell its facts.
"""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files as package_files
from os.path import relpath
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from . import assets, build, report, search
from .edition import Edition
from .markup import stripped
from .model import Artifact, Page
from .pages.shell import CONTENT_FOLDERS, at, shell
from .problems import ContentError
from .today import build_date

STYLESHEET = "assets/stylesheets/waystation.css"
SCRIPTS = "assets/javascripts/"
SITE = "site"
BUNDLES = {
    SITE: ("clock", "periods", "states", "open-now", "filters", "find", "elder", "dismiss"),
    "home": ("mine", "mine-far"),
    "station": ("make-mine", "read-aloud", "copy"),
    "activity": ("read-aloud", "copy"),
    "announcement": ("read-aloud", "copy"),
    "search": ("search-page",),
}
"""Modules that every page runs, and those of single kinds of pages, in one file each: on a slow network every
file is a turn."""

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

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being there keeps this object alive across the rebuilds of ``mkdocs serve``."""
        self.keeps_last = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        # The host reloads on changes below docs_dir by itself.
        config.watch.append(str(root / "stations.yml"))
        self.problems = self._open(root, _with_slash(config.site_url))
        _dress(config, self._current)
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
        for file in list(files):
            if file.src_dir == config.docs_dir:
                if _is_content(file):
                    files.remove(file)
            elif file.src_dir not in (config.theme.custom_dir, str(_looks())):
                files.remove(file)
            elif kind := assets.TYPES.get(Path(file.src_uri).suffix):
                files.remove(file)
                small = assets.smaller(kind, file.content_string)
                files.append(File.generated(config, file.src_uri, content=small, inclusion=file.inclusion))
        for name, content in _bundles():
            files.append(File.generated(config, name, content=content))
        root = Path(config.config_file_path).parent
        for output in build.render(self._current):
            if isinstance(output, Artifact):
                file = _artifact(output, config)
            else:
                file = _page_file(output, config, root)
                GeneratedPage(output, file, config)
            files.append(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        more, texts = [], []
        for file in files.documentation_pages():
            assert file.page is not None, "the host has read every page by now"
            file.page.update_date = self._current.today.isoformat()
            if not isinstance(file.page, GeneratedPage):
                more.append({"url": file.url, "title": str(file.page.title)})
                texts.append(_findable(file.page))
        # The host copies files that are no pages after this.
        for output in search.render(self._current, texts):
            files.append(_artifact(output, config))
        self.shell = shell(self._current, more, self.problems, script=_script(SITE))
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
            "script": _script(self.output.kind) if self.output.kind in BUNDLES else "",
            "section": self.output.section,
            "feeds": [{"type": f.type, "title": f.title, "url": f.path} for f in self.output.feeds],
            "image": self.output.image,
            "phone": self.output.phone,
            "updated": self.output.updated,
            "head_html": self.output.head,
            "noindex": self.output.noindex,
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
    if file.src_uri.startswith("holidays/") and file.src_uri.endswith(".json"):
        return True
    return file.src_uri.startswith(CONTENT_FOLDERS) and file.src_uri.endswith(".md")


def _artifact(output: Artifact, config: MkDocsConfig) -> File:
    file = File.generated(config, output.path, content=output.content)
    file.inclusion = InclusionLevel.NOT_IN_NAV
    return file


def _findable(page: HostPage) -> search.Document:
    """An author's ordinary page, as search finds it."""
    return search.Document(
        kind="page", path=page.url, title=str(page.title), text=stripped(page.content or "")
    )


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


def _script(name: str) -> str:
    """Where a bundle is served; modules that are fetched one by one have their own names beside it."""
    return f"{SCRIPTS}on-{name}.js"


def _bundles() -> Iterator[tuple[str, str]]:
    sources = {path.stem: path.read_text("utf-8") for path in (_looks() / SCRIPTS).glob("*.js")}
    for name, modules in BUNDLES.items():
        yield _script(name), assets.smaller(assets.TYPES[".js"], assets.bundle(modules, sources))


def _with_slash(url: str | None) -> str:
    if not url:
        return ""
    return url if url.endswith("/") else f"{url}/"
