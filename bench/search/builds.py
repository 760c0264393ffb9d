"""Builds each rival's site of the same pages, and says what that cost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml

from .corpus import REPO

TODAY = "2026-11-28"
"""Day that the sites are built for, and that the browser believes it is."""
PEERS = REPO / "build" / "bench" / "peers" / "bin" / "python"
"""Interpreter of the environment that the other search engines are in."""

MATERIAL = {
    "site_name": "邻里驿站",
    "site_url": "https://waystation.example.org/",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [{"search": {"lang": ["zh", "en"]}}],
    "nav": ["index.md"],
    "not_in_nav": "/p/*",
}


class BuildFailed(Exception):
    """What the tool said when it did not build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site on disk."""

    folder: Path
    cpu_s: float
    """User and system time of the whole build."""
    search_cpu_s: float | None
    """Of that, what search alone took, where it can be told apart."""
    index_bytes: int
    """Uncompressed, as it lies on disk, without scripts."""


Builder = Callable[[Path, Path], Built]


def waystation(source: Path, out: Path) -> Built:
    """This project, from ``source``/waystation."""
    cpu = _mkdocs(sys.executable, source / "waystation", out)
    index = [file for file in _files(out / "search") if file.name != "index.html"]
    measure = [sys.executable, "-m", "bench.search.indexing", str(source / "waystation"), TODAY]
    search = subprocess.run(measure, cwd=REPO, stdout=subprocess.PIPE, text=True, check=True)
    return Built(folder=out, cpu_s=cpu, search_cpu_s=float(search.stdout), index_bytes=_size(index))


def material(source: Path, out: Path) -> Built:
    """Material for MkDocs with its own search and jieba; its pages stay out of the navigation."""
    project = source / "material"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(source / "plain", project / "docs")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(MATERIAL, allow_unicode=True), encoding="utf-8")
    cpu = _mkdocs(str(PEERS), project, out)
    index = out / "search" / "search_index.json"
    return Built(folder=out, cpu_s=cpu, search_cpu_s=None, index_bytes=_size([index]))


def pagefind(source: Path, out: Path) -> Built:
    """Pagefind over the leanest HTML of the pages, one language for all, so that none is left out."""
    shutil.rmtree(out, ignore_errors=True)
    before = os.times()
    for file in _files(source / "plain"):
        _write_html(file, out / file.relative_to(source / "plain").with_suffix(""))
    (out / "index.html").write_text(_html("邻里驿站", "<p>欢迎来坐坐。</p>"), encoding="utf-8")
    after = os.times()
    command = [str(PEERS), "-m", "pagefind", "--site", str(out), "--quiet", "--force-language", "zh"]
    search = _run(command, out)
    index = [f for f in _files(out / "pagefind") if f.suffix in {".pf_meta", ".pf_index", ".pf_fragment"}]
    own = after.user - before.user + after.system - before.system
    return Built(folder=out, cpu_s=own + search, search_cpu_s=search, index_bytes=_size(index))


def versions() -> dict[str, str]:
    """Versions of what is measured, by package name."""
    asked = ("mkdocs-material", "jieba", "pagefind")
    say = "from importlib.metadata import version; import sys; print(*map(version, sys.argv[1:]))"
    done = subprocess.run([str(PEERS), "-c", say, *asked], capture_output=True, text=True, check=True)
    return dict(zip(asked, done.stdout.split(), strict=True))


def _write_html(markdown: Path, to: Path) -> None:
    """The page of a plain text whose only markup is its front matter, its title and its paragraphs."""
    title, *paragraphs = markdown.read_text(encoding="utf-8").split("---\n", 2)[-1].strip().split("\n\n")
    to.mkdir(parents=True, exist_ok=True)
    body = "\n".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    (to / "index.html").write_text(_html(title.removeprefix("# "), body), encoding="utf-8")


def _html(title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="zh"><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f"<main data-pagefind-body><h1>{escape(title)}</h1>\n{body}\n</main></html>\n"
    )


def _mkdocs(python: str, project: Path, out: Path) -> float:
    shutil.rmtree(out, ignore_errors=True)
    return _run([python, "-m", "mkdocs", "build", "--quiet", "-f", "mkdocs.yml", "-d", str(out)], project)


def _run(command: Sequence[str], where: Path) -> float:
    """Run it to its end; CPU seconds of it and its children."""
    env = os.environ | {"WAYSTATION_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=where, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as started:
        assert started.stdout is not None
        said = started.stdout.read()
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise BuildFailed(f"{' '.join(command)} ended with {started.returncode}:\n{said[-3000:]}")
    return used.ru_utime + used.ru_stime


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _size(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files)
