"""One build inside the host: read the content, leave the host what is its own, make everything else."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from logging import INFO
from pathlib import Path
from typing import Any, cast

from jinja2 import BytecodeCache, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from .. import headers, provenance, report, search
from ..edition import Edition
from ..excerpt import Common
from ..feeds.sitemap import sitemap
from ..model import Artifact, Slug
from ..pages.alerts import alerts
from ..pages.shell import at, shell
from ..pages.template import compile_with
from ..pictures import placed, published, shown
from ..privacy.outputs import Gate
from ..problems import ContentError, Problem
from ..progress import progress
from . import listing, looks, outline, sharing
from .indexed import Indexed
from .jobs import ALL, Jobs
from .ordinary import OrdinaryPage, findable
from .outline import Outline, Ties
from .parts import Keys, Part
from .photos import drawn
from .press import Job, Press
from .reading import Before, Reading, Source, read
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
    left: Outline | None = None
    """What the next build may know of this one."""

    def __init__(
        self,
        config: MkDocsConfig,
        reading: Reading,
        cache: Path,
        *,
        problems: tuple[str, ...] = (),
        is_alone: bool = False,
    ) -> None:
        """``is_alone`` says that no other plugin looks at files."""
        self.config = config
        self.reading = reading
        self.about = reading.about
        self.cache = cache
        self.problems = problems
        self.gate = Gate.of(self.about.site)
        self.ties: dict[Slug, Ties] = {}
        self.private: list[Problem] = []
        self.shown: set[str] = set()
        looks.dress(config, self.about)
        self.hidden = listing.hide(config) if is_alone and not problems else None

    @cached_property
    def whole(self) -> Edition:
        """Of everything, should it be needed where the build is about some stations only."""
        return replace(self.reading.whole(), assets=self.about.assets)

    def files(self, files: Files, program: str) -> Files:
        """Leave the authors' ordinary pages and the looks to the host; our own pages never go through it."""
        prose = {page.mark.path: page for page in self.about.site.prose}
        if self.hidden is not None:
            known = self.reading.outline
            attached = known.common.files if known else self.about.site.files
            listing.show(files, self.config, self.hidden, (*prose, *attached))
        for file in list(files):
            if file.src_dir != self.config.docs_dir:
                continue
            if written := prose.get(f"content/{file.src_uri}"):
                OrdinaryPage(written, file, self.config, self.about.words)
            elif file.is_documentation_page() or listing.is_data(file):
                files.remove(file)
        self.about = replace(self.about, assets=looks.choose(files, self.config, self.cache, program))
        return files

    def prepared(self, env: Environment, files: Files, compiled: BytecodeCache | None) -> Environment:
        """The host's templates, once it has read the authors' ordinary pages; ours are in ``compiled``."""
        compile_with(compiled)
        # Until now, they told the host that links to photos lead somewhere; we publish them ourselves.
        for file in [file for file in files if file.src_dir == self.config.docs_dir]:
            if file.src_uri in self.about.site.pictures:
                files.remove(file)
        self.ordinary = tuple(file.page for file in files.documentation_pages() if file.page is not None)
        more = [{"url": page.url, "title": str(page.title)} for page in self.ordinary]
        known = self.reading.outline
        self.alerts = known.alerts if known else alerts(self.about)
        self.shell = shell(
            self.about,
            more,
            self.problems,
            script=looks.script(looks.SITE),
            commit=self.commit,
            above=self.alerts,
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
        press = Press(
            staging=staging,
            wrapper=wrapper,
            gate=self.gate,
            last=last if inputs else None,
            program=inputs.program if inputs else "",
        )
        keys = self._keys(inputs) if inputs else None
        jobs = Jobs(
            about=self.about,
            whole=lambda: self.whole,
            keys=keys,
            entries=lambda: inputs.entries(Path(self.config.docs_dir).parent) if inputs else {},
            last=last.parts if last else {},
            known=last.parts if last and self.reading.outline else None,
            ties=self.ties,
        )
        apart = [*jobs.of_areas(), *jobs.of_stations()]
        anew = [job for job in apart if not press.stays(job)]
        stages.end("narrow to stations")
        with progress(self.about.words, "build.network", None, sys.stderr) as advance:
            for job in jobs.of_network():
                press.run(job.counted(advance))
        stages.end("pages and feeds of the network")
        # What this process looked at while they work would be there twice: see ``at_once``.
        share = len(self.about.site.activities) * len(anew) // max(1, len(apart))
        each = sharing.each(share) if may_fork else search.one_by_one
        made = each(press.print, anew)
        with progress(self.about.words, "build.stations", len(anew), sys.stderr) as advance:
            for job, printed in zip(anew, made, strict=True):
                press.take(job, printed)
                advance(1)
        stages.end("pages and feeds of stations")
        press.run(jobs.calendars(press.parts, staging.read))
        stages.end("calendars of the network")
        memory = None
        if inputs:
            stations = self.about.site.stations.values()
            known: dict[str, Part] = {one.id: press.parts[one.path] for one in stations}
            memory = Indexed(self.cache / "search", inputs.program, known, staging)
        press.run(Job(name=ALL, key="", make=lambda: self._from_all(press.parts.values(), memory, each)))
        self.parts = press.parts
        stages.end("photos, search and site map")
        if private := self.private + press.private:
            # What the shell says stands on every page.
            said = (report.line(one, self.about.words) for one in private[:MOST_TOLD])
            raise PluginError("\n" + "\n".join(said))

    def now(self) -> Before:
        """What the next build of the same process knows of this one."""
        known = self.reading
        return Before(outline=self.left, site=known.site, words=self.about.words, memory=known.memory)

    @property
    def counts(self) -> Mapping[str, int]:
        known = self.reading.outline
        return known.counts if known else provenance.counts(self.about.site)

    def leave(self, inputs: Inputs, *, on_disk: bool) -> None:
        """Know what the next build may know of this one, and let the disk know.

        A small index is always made of everything, so where there is one, everything is always read.
        """
        if not search.is_in_parts(self.parts[ALL].files):
            return
        self.left = self.reading.outline or Outline(
            inputs=inputs.whole,
            fields=inputs.fields,
            texts=inputs.apart,
            today=self.about.today,
            timezone=self.about.site.network.timezone.key,
            ties=self.ties,
            common=Common.of(self.about),
            alerts=self.alerts,
            counts=self.counts,
            warnings=self.reading.warnings,
        )
        if on_disk:
            outline.write(self.cache, self.left, inputs.program)

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

    def _from_all(
        self, parts: Iterable[Part], memory: Indexed | None, each: search.Each
    ) -> Iterator[Artifact]:
        """What is made once every page has been, and has said which photos it shows."""
        site, seen = self.about.site, set(self.shown)
        listed = [page.url for page in self.ordinary if not page.meta.get("noindex")]
        for part in parts:
            seen.update(part.shown)
            listed += part.listed
        folder, cache = Path(self.config.docs_dir), self.cache / "photos"
        for path, content in published(site.pictures.values(), lambda one: drawn(one, folder, cache), seen):
            yield Artifact(path=path, content=content)
        more = [findable(page) for page in self.ordinary]
        yield from search.render(self.about, more, memory, whole=lambda: self.whole, each=each)
        yield from sitemap(site.url, sorted(listed), self.about.today)


def begin(
    config: MkDocsConfig, source: Source, stages: Stages, last: Record | None, before: Building | None
) -> Building:
    """Read the site anew; where ``before`` is the last good one, a broken one leaves it, and is explained.

    ``last`` is the record of what is in the site's folder. Raises PluginError with all that is wrong.
    """
    try:
        reading = read(source, stages, last, before.now() if before else None)
    except ContentError as error:
        said = tuple(report.lines(error))
        if before is None:
            raise PluginError("\n" + "\n".join(said)) from None
        log.error("\n" + "\n".join(said))
        about, known = before.reading.whole(), before.reading
        reading = Reading(about=about, whole=lambda: about, site=known.site, memory=known.memory)
        return Building(config, reading, source.cache, problems=said)
    except ValueError as error:
        raise PluginError(f"WAYSTATION_TODAY / SOURCE_DATE_EPOCH: {error}") from None
    for problem in reading.warnings if log.isEnabledFor(INFO) else ():
        log.info(report.line(problem, reading.about.words))
    return Building(config, reading, source.cache, is_alone=source.inputs is not None)
