"""One build inside the host: read the content, leave the host what is its own, make everything else."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import chain
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
from ..feeds.sitemap import sitemap
from ..load import read
from ..model import Page
from ..pages.shell import at, shell
from ..pages.template import compile_with
from ..pictures import placed, published, shown
from ..privacy.outputs import Gate
from ..problems import ContentError, Problem
from ..progress import progress
from ..today import build_date
from . import looks, parts
from .at_once import CORES, at_once, processes
from .indexed import Indexed
from .ordinary import OrdinaryPage, findable
from .parts import Part
from .photos import drawn
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

        What the last build made of a station stays where it follows from the same.
        """
        self.parts: dict[str, Part] = {}
        wrapper = Wrapper(self.env, self.nav, self.config, self.shell, self.about.site, self.guarded)
        shared = self._shared(inputs) if inputs else ""
        anew: list[tuple[str, Edition]] = []
        for station in self.about.told:
            about = self.about.of_station(station)
            key = parts.key(shared, inputs.apart, about) if inputs else ""
            part = last.parts.get(station.id) if inputs and last else None
            if part and last and part.key == key and staging.has(part.files, last.site):
                staging.note(part.files, part.files)
                self.parts[station.id] = part
            else:
                anew.append((key, about))

        stages.end("narrow to stations")

        def make(one: tuple[str, Edition]) -> tuple[Part, list[Problem], set[str]]:
            key, about = one
            before = len(self.private)
            part = replace(self._put(staging, self._made(about, wrapper)), key=key)
            return part, self.private[before:], staging.kept(part.files)

        count = min(len(anew), self._processes(anew) if may_fork else 1)
        made = at_once(make, anew, count)
        listed = [page.url for page in self.ordinary if not page.meta.get("noindex")]
        listed += self._put(staging, self._made(self.about.of_network(), wrapper)).listed
        stages.end("pages and feeds of the network")
        label = self.about.words("build.label")
        with progress(label, len(anew), sys.stderr) as advance:
            for (_, about), (part, private, kept) in zip(anew, made, strict=True):
                self.parts[about.told[0].id] = part
                if count > 1:
                    self.private += private
                    staging.note(part.files, kept)
                advance(1)
        stages.end("pages and feeds of stations")
        for part in self.parts.values():
            self.shown.update(part.shown)
            listed += part.listed
        memory = Indexed(self.cache / "search", inputs.program, self.parts, staging, last) if inputs else None
        self._put(staging, self._from_all(listed, memory))
        stages.end("photos, search and site map")
        if self.private:
            # What the shell says stands on every page.
            told = self.private[:MOST_TOLD]
            raise PluginError("\n" + "\n".join(report.line(one, self.about.words) for one in told))

    def _processes(self, anew: Iterable[tuple[str, Edition]]) -> int:
        try:
            return processes(sum(len(about.by_activity) for _, about in anew))
        except ValueError as error:
            raise PluginError(f"{CORES}: {error}") from None

    def _shared(self, inputs: Inputs) -> str:
        """Of what all parts follow from beside the editions: the shell, and what the gate lets pass."""
        return parts.digest(
            (
                inputs.program,
                inputs.shared,
                self.about.today,
                self.shell,
                self.guard,
                sorted(self.about.site.pictures.items()),
                sorted(self.gate.contacts),
            )
        )

    def _put(self, staging: Staging, outputs: Iterable[tuple[str, bytes, str | None]]) -> Part:
        """Look at each file and hand it over."""
        files, listed, seen = {}, [], set[str]()
        for path, content, page in outputs:
            self.private += self.gate.problems(path, content)
            seen |= shown(content)
            files[path] = staging.put(path, content)
            if page is not None:
                listed.append(page)
        self.shown |= seen
        return Part(key="", files=files, listed=tuple(listed), shown=tuple(sorted(seen)))

    def _made(self, about: Edition, wrapper: Wrapper) -> Iterator[tuple[str, bytes, str | None]]:
        """Paths and contents of an edition's files; of pages for search engines their address as well."""
        for output in build.render(about):
            if isinstance(output, Page):
                address = None if output.noindex else output.path
                yield f"{output.path}index.html", wrapper.document(output).encode(), address
            elif output.path.endswith(".html"):
                yield output.path, self.guarded(output.content.decode()).encode(), None
            else:
                yield output.path, output.content, None

    def _from_all(self, listed: list[str], memory: Indexed | None) -> Iterator[tuple[str, bytes, None]]:
        """What is made once every page has been, and has said which photos it shows."""
        site, today = self.about.site, self.about.today
        folder, cache = Path(self.config.docs_dir), self.cache / "photos"
        for path, content in published(
            site.pictures.values(), lambda one: drawn(one, folder, cache), self.shown
        ):
            yield path, content, None
        texts = [findable(page) for page in self.ordinary]
        for made in chain(search.render(self.about, texts, memory), sitemap(site.url, sorted(listed), today)):
            yield made.path, made.content, None


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
        opened = build.open_site(root, build_date(chosen), url=url, reader=remembered or read)
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
