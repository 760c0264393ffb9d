"""The MkDocs adapter: the only package that knows the host.

``on_config`` reads and checks the content, so that nothing is written while it has problems; the host then
makes the authors' ordinary pages, and ``on_post_build`` everything else. The next site is composed aside.
"""

import gc
from collections.abc import Callable
from datetime import date
from importlib import import_module
from os import environ
from pathlib import Path
from sys import version_info
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

import mkdocs
from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from .. import provenance
from ..today import build_date
from . import unchanged
from .compiled import Compiled, folder_of_package
from .cores import CORES
from .deferred import deferred
from .glances import Glances
from .look import NOTHING
from .stages import ASKED, Stages
from .staging import Staging

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from .building import Building

LOST = "404.html"
BESIDE = ("stations.yml", "redirects.yml", "urls.lock", "privacy-allow.yml", "photo-consents.yml")
"""What a site is built from beside the content's folder."""
PACKAGE = Path(__file__).parents[1]
LIBRARIES = Path(mkdocs.__file__).parents[1]
"""Where the host and all that we build with are installed."""

log = get_plugin_logger(__name__)


class WaystationConfig(Config):
    today = config_options.Optional(config_options.Type(date))
    """Day that the site is built for; else WAYSTATION_TODAY, SOURCE_DATE_EPOCH, or the current day."""
    commit = config_options.Optional(config_options.Type(str))
    """Commit that is built; else WAYSTATION_COMMIT, or git's."""


class WaystationPlugin(BasePlugin[WaystationConfig]):
    command = ""
    """What the host was asked to do; empty when a program builds without saying so."""
    building: "Building | None" = None
    is_whole = False
    """Whether there is a next site, and nothing was found wrong with it."""
    staging: Staging
    stages: Stages
    commit: provenance.Commit
    inputs: unchanged.Inputs | None = None
    """Digests of all that the site follows from; None where other plugins look at what we cannot see."""
    last: unchanged.Record | None = None
    """What the last build left, which the live preview knows without asking the disk."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being there keeps this object alive across the rebuilds of ``mkdocs serve``."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.stages = Stages()
        self.stages.end("start")
        if self.command == "build":
            # What is made goes by itself, and the rest with the process: to look for it takes long.
            gc.disable()
        root = Path(config.config_file_path).parent
        self.cache = root / ".cache" / "waystation"
        self.staging = Staging(Path(config.site_dir))
        self.commit = self._committed(root)
        self.inputs = self._inputs(config, root)
        if self.command == "build":
            self.last = unchanged.read(self.cache, self.inputs.program) if self.inputs else None
            if self.inputs:
                seen = self.last.site if self.last else NOTHING
                self.staging.recall(seen, self.inputs.settled_ns)
            self._stop_if_unchanged()
        elif self.last:
            # Nobody else knows the folder of the live preview.
            self.staging.seen = self.last.site
        self.stages.end("look for changes")
        # The host reloads on changes below docs_dir by itself.
        config.watch += [str(root / name) for name in BESIDE if (root / name).exists()]
        # What follows needs libraries that take longer to load than a look whether it is needed at all.
        with deferred():
            building = import_module(f"{__name__}.building")
        self.stages.end("load libraries")
        source = building.Source.of(config, self.config.today, self.inputs, self.cache)
        before = self.building if self.command == "serve" else None
        self.building = building.begin(config, source, self.stages, self.last, before)
        self._now.commit = self.commit.short
        if self._now.problems:
            # What is built is older than the files that were looked at.
            self.inputs = None
        self.staging.open()
        config.site_dir = str(self.staging.folder)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return self._now.files(files, self.inputs.program if self.inputs else "")

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._now.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        own: Compiled | None = None
        if self.inputs:
            here, program = self.cache / "templates", self.inputs.program
            env.bytecode_cache = Compiled(here, program)
            own = Compiled(folder_of_package() or here, program)
        return self._now.prepared(env, files, own)

    def on_page_context(
        self, context: TemplateContext, /, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        return self._now.context(context, page)

    # After other plugins, which may add something to pages.
    @event_priority(-100)
    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name != LOST:
            return output
        return self._now.lost(output, is_guarded=self.command != "serve")

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: HostPage, config: MkDocsConfig) -> str:
        return self._now.finished(output, page)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After all that writes files: the stamp, the last of ours, tells what they are."""
        self.stages.end("host")
        # The live preview runs threads, which forks would not have.
        self._now.write(self.staging, self.inputs, self.last, self.stages, may_fork=self.command == "build")
        today = self._now.about.today
        stamp = provenance.stamp(self.staging.checksums(), self._now.counts, today, self.commit)
        self.staging.put(provenance.STAMP, stamp)
        config.site_dir = str(self.staging.site)
        self.is_whole = True
        gc.enable()
        # A build with --strict may still find something wrong.
        if self.command not in ("build", "gh-deploy"):
            self._commit()

    def on_serve(
        self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        import_module(f"{__name__}.watching").listen(server, config, self._now.about.words)
        return server

    def on_build_error(self, *, error: Exception) -> None:
        gc.enable()
        self.is_whole = False
        self.staging.discard()

    def on_shutdown(self) -> None:
        gc.enable()
        if self.is_whole:
            self._commit()

    def _committed(self, root: Path) -> provenance.Commit:
        try:
            commit = provenance.build_commit(self.config.commit, root)
        except ValueError as error:
            raise PluginError(f"WAYSTATION_COMMIT: {error}") from None
        if commit.unknown_because:
            log.info(f"The site will not say which commit it is: {commit.unknown_because}")
        return commit

    @property
    def _now(self) -> "Building":
        assert self.building is not None, "on_config has made it, or has raised"
        return self.building

    def _commit(self) -> None:
        self.is_whole = False
        unchanged.forget(self.cache)
        changes = self.staging.commit({name: part.files for name, part in self._now.parts.items()})
        log.info(f"{changes.written} files written, {changes.removed} removed, {changes.kept} as they were")
        self.last = None
        if self.inputs:
            about = self._now.about
            self.last = unchanged.Record(
                inputs=self.inputs.whole,
                today=about.today.isoformat(),
                timezone=about.site.network.timezone.key,
                site=self.staging.seen,
                parts=self._now.parts,
            )
            self._now.leave(self.inputs, on_disk=self.command == "build")
            if self.command == "build":
                unchanged.write(self.cache, self.last, self.inputs.program)
        self.stages.end("change places")
        self.stages.tell()

    def _inputs(self, config: MkDocsConfig, root: Path) -> unchanged.Inputs | None:
        """Other plugins may look at what we cannot see, so with them each build is made anew."""
        if list(config.plugins) != ["waystation"] or config.hooks:
            return None
        looks = [str(config.theme.custom_dir)] if config.theme.custom_dir else []
        folders = [
            *(str(root / name) for name in BESIDE),
            config.docs_dir,
            str(PACKAGE.parents[1] / "overrides"),
            *looks,
        ]
        values = {
            "settings": {name: config[name] for name in config if name not in ("plugins", "theme")},
            "theme": [config.theme.name, config.theme.locale],
            "options": dict(self.config),
            "commit": self.commit.short,
            "environment": {
                name: text
                for name, text in environ.items()
                if name.startswith("WAYSTATION_") and name not in (CORES, ASKED)
            },
        }
        versions = {
            "libraries": sorted(path.name for path in LIBRARIES.glob("*.dist-info")),
            "python": version_info[:3],
        }
        glances = Glances(self.cache)
        program = unchanged.digest(PACKAGE, versions, glances)
        stations = Path(config.docs_dir, "stations")
        found = unchanged.inputs(program, map(Path, folders), stations, values, glances)
        glances.keep()
        return found

    def _stop_if_unchanged(self) -> None:
        """End the program when a build would make the site that is there."""
        last = self.last
        if last is None or self.inputs is None or last.inputs != self.inputs.whole:
            return
        try:
            today = build_date(self.config.today)(ZoneInfo(last.timezone))
        except ValueError:
            # Reading the site will say what is wrong with the date.
            return
        if last.today == today.isoformat() and last.site.files == self.staging.seen.files:
            log.info("Nothing has changed since the last build.")
            raise SystemExit(0)
