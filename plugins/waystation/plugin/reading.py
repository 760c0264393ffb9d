"""What a build is about: everything, or where only texts have changed, the stations that they are in."""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from mkdocs.config.defaults import MkDocsConfig

from .. import build
from ..almanac import Expanded
from ..checks import Checked
from ..edition import Edition
from ..load import Reader
from ..model import Site
from ..problems import ContentError, Problem
from ..today import build_date
from ..words import Words, words
from . import kept, outline
from .outline import Outline
from .remembered import Remembered
from .stages import Stages
from .unchanged import Inputs, Record
from .watched import watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the content is, and what is known of it."""

    root: Path
    url: str
    """Of the home page, with a final slash; empty while it is not known."""
    chosen: date | None
    """Day that the site is to be built for, if somebody says."""
    inputs: Inputs | None
    """None where nobody knows what the site follows from."""
    cache: Path

    @classmethod
    def of(cls, config: MkDocsConfig, chosen: date | None, inputs: Inputs | None, cache: Path) -> "Source":
        return cls(
            root=Path(config.config_file_path).parent,
            url=f"{config.site_url.removesuffix('/')}/" if config.site_url else "",
            chosen=chosen,
            inputs=inputs,
            cache=cache,
        )

    def words(self, language: str) -> Words:
        """To take their YAML apart takes as long as some pages do."""
        if self.inputs is None:
            return words(language)
        file = self.cache / f"words-{language}"
        if (known := kept.read(file, self.inputs.program)) is not None:
            return Words(language=language, texts=json.loads(known))
        made = words(language)
        kept.write(file, json.dumps(made.texts).encode(), self.inputs.program)
        return made

    def memory(self) -> "Memory | None":
        """Of a first build."""
        if self.inputs is None:
            return None
        entries = Remembered(self.cache / "entries", self.inputs.program)
        return Memory(inputs=self.inputs, entries=entries, checked=Checked(), expanded=Expanded())


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What one build of a process spares the next."""

    inputs: Inputs
    """Of which it was."""
    entries: Remembered
    checked: Checked
    expanded: Expanded

    def again(self, root: Path, inputs: Inputs) -> "Memory":
        return replace(self, inputs=inputs, entries=self.entries.again(inputs.standing(root, self.inputs)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What an earlier build of the same process knew."""

    outline: Outline | None
    site: Site | None
    words: Words
    memory: Memory | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    about: Edition
    whole: Callable[[], Edition]
    """Makes the edition of everything; where ``about`` is that, it is no work."""
    site: Site | None = None
    """The whole content, where it is at hand."""
    warnings: tuple[Problem, ...] = ()
    memory: Memory | None = None
    outline: Outline | None = None
    """Where ``about`` is of some stations only, what is known of the others."""


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """What is read lasts as long as the build: looking for what of it can go would take a tenth of that.

    What an earlier build of the same process has read goes by itself, as nothing of it is in a cycle.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def read(source: Source, stages: Stages, last: Record | None, before: Before | None) -> Reading:
    """No more than the stations whose texts have changed, where that is all since the ``last`` build.

    Raises ContentError with all that is wrong, and ValueError for what is no day.
    """
    with _nothing_to_collect():
        return _read(source, stages, last, before)


def _read(source: Source, stages: Stages, last: Record | None, before: Before | None) -> Reading:
    memory = source.memory()
    if source.inputs and before and before.memory and before.memory.inputs.program == source.inputs.program:
        memory = before.memory.again(source.root, source.inputs)
    if last and source.inputs:
        left = before.outline if before else outline.read(source.cache, source.inputs.program)
        if left and left.inputs == last.inputs and left.is_certain:
            site = before.site if before else None
            reading = _read_texts(source, source.inputs, left, site, memory, stages)
            if reading:
                return reading
    return _read_all(source, before.words if before else None, memory, stages)


def _read_all(source: Source, said: Words | None, memory: Memory | None, stages: Stages) -> Reading:
    entries = memory.entries if memory else None
    with watched(entries or Reader(), source.root / "content", said, sys.stderr) as reader:
        opened = build.open_site(
            source.root,
            build_date(source.chosen),
            url=source.url,
            reader=reader,
            checked=memory.checked if memory else None,
        )
    if entries:
        entries.keep()
    stages.end("read and check")
    about = build.prepare(opened, memory.expanded if memory else None, source.words)
    stages.end("dates and addresses")
    return Reading(
        about=about, whole=lambda: about, site=opened.site, warnings=opened.warnings, memory=memory
    )


def _read_texts(
    source: Source,
    inputs: Inputs,
    left: Outline,
    before: Site | None,
    memory: Memory | None,
    stages: Stages,
) -> Reading | None:
    """None where more has changed than texts of some stations, or something is wrong with them.

    ``before`` is the whole content as it was, where it is at hand.
    """
    if not (retold := left.retold(inputs)):
        return None
    told = left.told(retold)
    held = left.held(told)
    today = build_date(source.chosen)(ZoneInfo(left.timezone))
    if today != left.today or len(held) == len(left.ties):
        return None
    entries = memory.entries if memory else None
    try:
        opened = build.open_texts(source.root, held, left.common, today, url=source.url, reader=entries)
    except ContentError:
        # Reading everything will tell all that is wrong, in order.
        return None
    if entries:
        entries.keep(is_whole=False)
    stages.end("read and check")
    after = left.after(inputs, held, opened.warnings)
    about = build.prepare_texts(opened, left.common, held, told, source.words)
    stages.end("dates and addresses")
    site = before.retold(opened.site) if before else None

    def whole() -> Edition:
        if site is None:
            again = memory.again(source.root, inputs) if memory else None
            return _read_all(source, None, again, Stages()).about
        return build.prepare(replace(opened, site=site), words_of=source.words)

    return Reading(about=about, whole=whole, site=site, warnings=after.warnings, memory=memory, outline=after)
