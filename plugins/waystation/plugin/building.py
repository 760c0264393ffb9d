"""One build inside the host: read the content, leave the host what is its own, make everything else."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast

from jinja2 import BytecodeCache, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from .. import build, headers, report, search
from ..edition import Edition
from ..feeds import icalendar
from ..feeds.sitemap import sitemap
from ..load import read
from ..model import Artifact
from ..pages.shell import at, shell
from ..pages.template import compile_with
from ..pictures import placed, published, shown
from ..privacy.outputs import Gate
from ..problems import ContentError, Problem
from ..progress import Advance, counted, progress
from ..today import build_date
from . import looks
from .at_once import CORES, at_once, processes
from .indexed import Indexed
from .ordinary import OrdinaryPage, findable
from .parts import Keys, Part
from .photos import drawn
from .press import Job, Press
from .reading import watched
from .remembered import Remembered
from .stages import Stages
from .staging import Staging
from .unchanged import Inputs, Record
from .wrapper import Wrapper

MOST_TOLD = 20
"""How many files of a finished site are named that hold what must not get out."""

log = get_plugin_logger(__package__)


class Building:
    """``about`` is what the site is built from; ``problems`` is what the preview says above an older site."""

    nav: Navigation
    env: Environment
    shell: dict[str, object]
    ordinary: tuple[HostPage, ...]
    """The authors' ordinary pages."""

    guard = ""
    """The policy in every page's head; empty in the live preview, whose pages are reloaded by a script."""
    commit = ""
    """Short name of what is built."""

    def __init__(
        self, config: MkDocsConfig, about: Edition, cache: Path, problems: tuple[str, ...] = ()
    ) -> None:
        self.config = config
        self.about = about
        self.cache = cache
        self.problems = problems
        self.gate = Gate.of(about.site)
        self.private: list[Problem] = []
        self.shown: set[str] = set()
        looks.dress(config, about)

    def files(self, files: Files) -> Files:
        """Leave the authors' ordinary pages and the looks to the host; our own pages never go through it."""
        prose = {page.mark.path: page for page in self.about.site.prose}
        for file in list(files):
            if file.src_dir != self.config.docs_dir:
                continue
            if written := prose.get(f"content/{file.src_uri}"):
                OrdinaryPage(written, file, self.config, self.about.words)
            elif file.is_documentation_page() or _is_data(file) or file.src_uri in self.about.site.pictures:
                files.remove(file)
        self.about = replace(self.about, assets=looks.choose(files, self.config))
        return files

    def prepared(self, env: Environment, files: Files, compiled: BytecodeCache | None) -> Environment:
        """The host's templates, once it has read the authors' ordinary pages."""
        env.bytecode_cache = compiled
        compile_with(compiled)
        self.ordinary = tuple(file.page for file in files.documentation_pages() if file.page is not None)
        more = [{"url": page.url, "title": str(page.title)} for page in self.ordinary]
        self.shell = shell(
            self.about,
            more,
            self.problems,
            script=looks.script(looks.SITE),
            commit=self.commit,
        )
        # The 404 page has no page context.
        env.globals["shell"] = self.shell
        self.env = env
        return env

    def context(self, context: TemplateContext, page: HostPage) -> TemplateContext:
        cast(dict[str, Any], context)["shell"] = at(self.shell, page.meta.get("section", ""))
        return context

    def lost(self, output: str, *, is_guarded: bool) -> str:
        """The 404 page, which the host makes before all others; what is said of its scripts holds for all."""
        said = headers.for_netlify(headers.rules(output))
        Path(self.config.site_dir, headers.FILE).write_text(said, "utf-8", newline="\n")
        self.guard = headers.guard(output) if is_guarded else ""
        return self.guarded(output)

    def guarded(self, output: str) -> str:
        return headers.guarded(output, self.guard) if self.guard else output

    def finished(self, output: str, page: HostPage) -> str:
        """An author's ordinary page with its photos and the policy, looked at like all that we write."""
        self.private += self.gate.problems(page.file.dest_uri, output.encode())
        output = placed(output, page.url, self.about.site.pictures)
        self.shown |= shown(output.encode())
        return self.guarded(output)

    def write(
        self, staging: Staging, inputs: Inputs | None, last: Record | None, stages: Stages, *, may_fork: bool
    ) -> None:
        """Every file that is not the host's; then PluginError for what must not get out.

        What the last build made stays where it follows from the same.
        """
        wrapper = Wrapper(self.env, self.nav, self.config, self.shell, self.about.site, self.guarded)
        press = Press(staging=staging, wrapper=wrapper, gate=self.gate, last=last if inputs else None)
        keys = self._keys(inputs) if inputs else None
        anew = [job for job in self._of_stations(keys) if not press.stays(job)]
        stages.end("narrow to stations")
        count = min(len(anew), self._processes(len(anew)) if may_fork else 1)
        made = at_once(press.print, anew, count)
        with progress(self.about.words, "build.network", None, sys.stderr) as advance:
            for job in self._of_network(keys, advance):
                press.run(job)
        stages.end("pages and feeds of the network")
        with progress(self.about.words, "build.stations", len(anew), sys.stderr) as advance:
            for job, printed in zip(anew, made, strict=True):
                press.take(job, printed)
                advance(1)
        stages.end("pages and feeds of stations")
        press.run(self._calendars(keys, press))
        stages.end("calendars of the network")
        self.parts = dict(press.parts)
        memory = None
        if inputs:
            of_stations: dict[str, Part] = {one.id: press.parts[one.path] for one in self.about.told}
            memory = Indexed(self.cache / "search", inputs.program, of_stations, staging, last)
        press.run(Job(name="all", key="", make=lambda: self._from_all(press.parts.values(), memory)))
        stages.end("photos, search and site map")
        if private := self.private + press.private:
            # What the shell says stands on every page.
            told = private[:MOST_TOLD]
            raise PluginError("\n" + "\n".join(report.line(one, self.about.words) for one in told))

    def _of_stations(self, keys: Keys | None) -> Iterator[Job]:
        for station in self.about.told:
            about = self.about.of_station(station)
            key = keys.of_station(about) if keys else ""
            yield Job(name=station.path, key=key, make=partial(build.render, about))

    def _of_network(self, keys: Keys | None, advance: Advance) -> Iterator[Job]:
        """All that is made of the network as a whole, but for its calendars; ``advance`` hears of files."""
        about = self.about.of_network()
        key = keys.of_lists() if keys else ""
        yield Job(name="lists", key=key, make=lambda: counted(build.render(about, build.LISTS), advance))
        key = keys.of_announcements(about) if keys else ""
        yield Job(name="announcements", key=key, make=partial(build.render, about, build.ANNOUNCEMENTS))

    def _calendars(self, keys: Keys | None, press: Press) -> Job:
        """The network's, joined from those of its stations."""
        about = self.about.of_network()
        paths = {station.id: icalendar.path_of(station) for station in self.about.told}
        sums = [press.parts[station.path].files[paths[station.id]] for station in self.about.told]
        return Job(
            name="calendars",
            key=keys.of_calendars(sums) if keys else "",
            make=lambda: build.join_calendars(
                about, {name: press.staging.read(path) for name, path in paths.items()}
            ),
        )

    def _processes(self, count: int) -> int:
        """How many are to make the pages of so many stations."""
        try:
            return processes(len(self.about.by_activity) * count // max(1, len(self.about.told)))
        except ValueError as error:
            raise PluginError(f"{CORES}: {error}") from None

    def _keys(self, inputs: Inputs) -> Keys:
        """Beside the content of stations: the shell, and what the gate lets pass."""
        beside = (
            self.about.today,
            self.shell,
            self.guard,
            sorted(self.about.site.pictures.items()),
            sorted(self.gate.contacts),
        )
        return Keys.of(inputs, beside)

    def _from_all(self, parts: Iterable[Part], memory: Indexed | None) -> Iterator[Artifact]:
        """What is made once every page has been, and has said which photos it shows."""
        site, seen = self.about.site, set(self.shown)
        listed = [page.url for page in self.ordinary if not page.meta.get("noindex")]
        for part in parts:
            seen.update(part.shown)
            listed += part.listed
        folder, cache = Path(self.config.docs_dir), self.cache / "photos"
        for path, content in published(site.pictures.values(), lambda one: drawn(one, folder, cache), seen):
            yield Artifact(path=path, content=content)
        yield from search.render(self.about, [findable(page) for page in self.ordinary], memory)
        yield from sitemap(site.url, sorted(listed), self.about.today)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """What is read lasts as long as the build: looking for what of it can go would take a tenth of that."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@_nothing_to_collect()
def begin(
    config: MkDocsConfig, chosen: date | None, last: Edition | None, cache: Path, program: str, stages: Stages
) -> Building:
    """Read the site anew; where ``last`` is the last good one, a broken one leaves it, and is explained.

    ``program`` is the digest of what makes sites, empty where nobody knows it. Raises PluginError with all
    that is wrong.
    """
    root = Path(config.config_file_path).parent
    url = f"{config.site_url.removesuffix('/')}/" if config.site_url else ""
    remembered = Remembered(cache / "entries", program) if program else None
    try:
        words = last.words if last else None
        with watched(remembered or read, Path(config.docs_dir), words, sys.stderr) as reader:
            opened = build.open_site(root, build_date(chosen), url=url, reader=reader)
    except ContentError as error:
        said = tuple(report.lines(error))
        if last is None:
            raise PluginError("\n" + "\n".join(said)) from None
        log.error("\n" + "\n".join(said))
        return Building(config, last, cache, said)
    except ValueError as error:
        raise PluginError(f"WAYSTATION_TODAY / SOURCE_DATE_EPOCH: {error}") from None
    if remembered:
        remembered.keep()
    stages.end("read and check")
    about = build.prepare(opened)
    stages.end("dates and addresses")
    for problem in opened.warnings:
        log.info(report.line(problem, about.words))
    return Building(config, about, cache)


def _is_data(file: File) -> bool:
    """Whether pages are made from the file: it is never published as it is."""
    if file.src_uri.endswith((".yml", ".yaml")):
        return True
    return file.src_uri.startswith("holidays/") and file.src_uri.endswith(".json")
