"""Where editions become files: each is looked at once more, and what would be the same as last time stays."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model import Artifact, Page
from ..pictures import shown
from ..privacy.outputs import Gate
from ..problems import Problem
from ..progress import Advance, counted
from .packed import Sums
from .parts import Part, digest
from .staging import Staging
from .unchanged import Record
from .wrapper import Wrapper

Outputs = Iterable[Page | Artifact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What makes one part of the site."""

    name: str
    key: str
    """Digest of all that it follows from; empty where nobody knows that."""
    make: Callable[[], Outputs]

    def counted(self, advance: Advance) -> "Job":
        """The same, which tells of each output."""
        return replace(self, make=lambda: counted(self.make(), advance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was made of one job, perhaps by another process."""

    part: Part
    private: tuple[Problem, ...]
    kept: frozenset[str]
    """Those of its files that are in the site already."""


@dataclass(kw_only=True)
class Press:
    """One build's: ``last`` is what the last one left, if that can be trusted.

    ``program`` is the digest of what makes sites, the gate included; without it, there is no ``last``.
    """

    staging: Staging
    wrapper: Wrapper
    gate: Gate
    last: Record | None
    program: str
    parts: dict[str, Part] = field(default_factory=dict)
    """All that is in the next site so far, by the name of its job."""
    private: list[Problem] = field(default_factory=list)
    """What must not get out."""

    def __post_init__(self) -> None:
        self._gate = digest((self.program, sorted(self.gate.contacts)))
        if self.last:
            self.staging.know({name: part.files for name, part in self.last.parts.items()}, self.last.site)

    def stays(self, job: Job) -> bool:
        """Whether the last build made the same part, and its files are as they were left."""
        part = self.last.parts.get(job.name) if self.last and job.key else None
        if part is None or part.key != job.key or not self.staging.stays(job.name):
            return False
        self.parts[job.name] = part
        return True

    def print(self, job: Job) -> Printed:
        """Make a part, whose files are in the next site from now on."""
        files, listed, seen, private = dict[str, str](), list[str](), set[str](), list[Problem]()
        self.staging.take_apart(job.name)
        passed = self._passed(job.name)
        for output in job.make():
            path, content, found = self._finished(output)
            seen |= shown(content)
            files[path] = self.staging.put(path, content)
            # What the same gate let pass, as this very path and content, needs no second look.
            if passed.get(path) != files[path]:
                private += found
            if isinstance(output, Page) and not output.noindex:
                listed.append(output.path)
        part = Part(
            key=job.key,
            files=Sums.of(files),
            listed=tuple(listed),
            shown=tuple(sorted(seen)),
            gate=self._gate,
        )
        return Printed(part=part, private=tuple(private), kept=frozenset(self.staging.kept(files)))

    def take(self, job: Job, made: Printed) -> None:
        """Know of a part what the process that printed it knows."""
        self.parts[job.name] = made.part
        self.private += made.private
        self.staging.take_apart(job.name)
        self.staging.note(dict(made.part.files.each()), made.kept)

    def run(self, job: Job) -> None:
        """Leave the part as it is, or make it."""
        if not self.stays(job):
            self.take(job, self.print(job))

    def _passed(self, name: str) -> Mapping[str, str]:
        """Files of the part that the same gate let pass when the last build made it."""
        part = self.last.parts.get(name) if self.last else None
        return dict(part.files.each()) if part and part.gate == self._gate else {}

    def _finished(self, output: Page | Artifact) -> tuple[str, bytes, Iterator[Problem]]:
        """Path and content of the output's file, and what of it must not get out, once somebody asks."""
        if isinstance(output, Page):
            path, made = f"{output.path}index.html", self.wrapper.document(output)
            return path, made.content, self.gate.problems_of_page(path, made.content, made.shell, made.own)
        path, content = output.path, output.content
        if path.endswith(".html"):
            content = self.wrapper.guarded(content.decode()).encode()
        return path, content, self.gate.problems(path, content)
